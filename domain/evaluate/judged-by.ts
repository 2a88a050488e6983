import type { Indicator } from './indicator';
import type { JudgingParty } from './judging-party';
import { standsIn } from './survey-invalid';

/** Parties whose people fill in a score sheet; records and recipients are computed. */
export const SCORING_PARTIES = ['bureau', 'street', 'evaluators', 'partners'] as const;
export type ScoringParty = (typeof SCORING_PARTIES)[number];

export function isScoringParty(party: JudgingParty): party is ScoringParty {
  return (SCORING_PARTIES as readonly string[]).includes(party);
}

/** The indicators on a party's sheet: what it judges, for itself or in the recipients' place, and where it may depart. */
export function judgedBy(indicators: readonly Indicator[], party: JudgingParty): Indicator[] {
  return indicators.filter(
    (indicator) =>
      indicator.judges.some((judge) => judge.party === party && judge.weight > 0) ||
      standsIn(indicator, party) ||
      indicator.departure?.by.some((one) => one === party),
  );
}
