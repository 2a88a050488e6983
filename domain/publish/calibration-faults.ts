import type { FaultField } from '../record/fault';
import { LAW } from './law';
import { type RulebookCheck, unless } from './rule-check';

const AT = 'review.calibration';

/** Limits of the calibration are of a size that can flag something, and one more evaluator has what calls for it. */
export const calibrationFaults: RulebookCheck = ({ kind, review: { calibration } }) => {
  if (!calibration) return [];
  const { outlier = {}, apartLimit, whenApart } = calibration;
  const { spreadTimes, agreementBelow } = outlier;
  return [
    ...points(`${AT}.outlier.meanOff`, outlier.meanOff),
    ...unless(
      spreadTimes === undefined || spreadTimes > 1,
      `${AT}.outlier.spreadTimes`,
      'must be above 1: otherwise everybody is an outlier',
    ),
    ...unless(
      agreementBelow === undefined || (agreementBelow > -1 && agreementBelow <= 1),
      `${AT}.outlier.agreementBelow`,
      'must be a correlation above -1 and at most 1',
    ),
    ...points(`${AT}.apartLimit`, apartLimit),
    ...unless(
      whenApart !== 'one-more-evaluator' || apartLimit !== undefined,
      `${AT}.apartLimit`,
      'one more evaluator is called by a limit: there is none',
    ),
    ...unless(
      whenApart !== 'one-more-evaluator' || kind !== 'purchase',
      `${AT}.whenApart`,
      'one more evaluator would make the panel even: a purchase has an odd number of seats',
      LAW.procurement(38),
    ),
  ];
};

function points(field: string, value: number | undefined): FaultField[] {
  return unless(
    value === undefined || (value > 0 && value <= 100),
    field,
    'must be points above 0 and at most 100',
  );
}
