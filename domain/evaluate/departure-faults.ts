import type { FaultField } from '../record/fault';
import { departs } from './departure';
import { exact } from './exact';
import type { Indicator } from './indicator';
import type { Mark } from './mark';
import { tellNumber } from './tell-number';

const RULE = 'evaluation.rounds.indicators.departure';

/**
 * What is wrong with a mark beside the points of the records: other points lie within the indicator's and not further
 * off than the rulebook lets a judge go, and say why. A mark that follows the records needs nothing.
 */
export function departureFaults(indicator: Indicator, mark: Mark): FaultField[] {
  if (!departs(mark)) return [];
  return [...rangeFaults(indicator, mark), ...reasonFaults(mark)].map((fault) => ({
    field: `marks.${mark.indicator}`,
    ...fault,
  }));
}

function rangeFaults(
  { points: full, departure }: Indicator,
  { points, derived = null }: Mark,
): Omit<FaultField, 'field'>[] {
  if (points !== null && !(Number.isFinite(points) && points >= 0 && points <= full))
    return [
      {
        message: `must be from 0 to ${full} points`,
        zh: `应为 0 至 ${full} 分`,
        rule: 'evaluation.rounds.indicators.points',
      },
    ];
  return isTooFar({ points, derived }, departure?.atMost)
    ? [
        {
          message: `departs from the ${tellNumber(derived ?? 0)} points of the records by more than ${departure?.atMost}`,
          zh: `系统记录为 ${tellNumber(derived ?? 0)} 分，调整不得超过 ${departure?.atMost} 分`,
          rule: `${RULE}.atMost`,
        },
      ]
    : [];
}

/** Whether points lie further from those of the records than a judge may go; "not applicable" leaves them altogether. */
export function isTooFar(
  { points, derived }: { points: number | null; derived: number | null },
  atMost: number | null | undefined,
): boolean {
  if (derived === null || atMost === undefined || atMost === null) return false;
  return points === null || exact(Math.abs(points - derived)) > atMost;
}

function reasonFaults({ comment, derived = null }: Mark): Omit<FaultField, 'field'>[] {
  if (comment.trim() !== '') return [];
  const from = derived === null ? null : tellNumber(derived);
  return [
    {
      message:
        from === null
          ? 'has points that the records do not earn and needs the reason'
          : `departs from the ${from} points of the records and needs the reason`,
      zh: from === null ? '系统没有记录可以计分，请说明评分理由' : `与系统记录的 ${from} 分不同，请说明理由`,
      rule: RULE,
    },
  ];
}
