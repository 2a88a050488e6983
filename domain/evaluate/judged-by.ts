import type { Indicator } from './indicator';
import type { JudgingParty } from './judging-party';

/** Parties whose people fill in a score sheet; records and recipients are computed. */
export const SCORING_PARTIES = ['bureau', 'street', 'evaluators'] as const;
export type ScoringParty = (typeof SCORING_PARTIES)[number];

export function isScoringParty(party: JudgingParty): party is ScoringParty {
  return (SCORING_PARTIES as readonly string[]).includes(party);
}

/** The indicators on a party's sheet: what it judges, and where it may depart from the records. */
export function judgedBy(indicators: readonly Indicator[], party: JudgingParty): Indicator[] {
  return indicators.filter(
    ({ judges, departure }) =>
      judges.some((judge) => judge.party === party && judge.weight > 0) ||
      departure?.by.some((one) => one === party),
  );
}
