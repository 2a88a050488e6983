import type { MeasureValues } from './departure';
import type { Indicator } from './indicator';
import type { JudgingParty } from './judging-party';
import type { SurveyInvalid } from './survey-invalid-terms';

type Surveyed = Pick<Indicator, 'judges' | 'whenSurveyInvalid'>;

/** What became of an indicator's recipients; undefined: they have no part in it, or their survey is valid. */
export function surveyInvalidFor(
  { judges, whenSurveyInvalid = { kind: 'left-out' } }: Surveyed,
  { satisfaction = null }: MeasureValues,
): SurveyInvalid | undefined {
  const asks = judges.some(({ party }) => party === 'recipients');
  return asks && satisfaction === null ? whenSurveyInvalid : undefined;
}

/** Whether a party judges in the recipients' place, should their survey not be valid. */
export function standsIn({ whenSurveyInvalid: rule }: Surveyed, party: JudgingParty): boolean {
  return rule?.kind === 'judged-by' && rule.party === party;
}
