import type { EvaluationRound } from '../publish/rulebook';
import { judgedBy, SCORING_PARTIES, type ScoringParty } from './judged-by';

/**
 * Parties that have a sheet to fill in. A party without indicators, a street that is not there, evaluators of whom
 * none could be drawn and partners of whom none is named are none: they leave the denominator.
 */
export function scoringParties(
  round: Pick<EvaluationRound, 'indicators'>,
  there: { street: boolean; evaluators: boolean; partners: boolean },
): ScoringParty[] {
  return SCORING_PARTIES.filter((party) => {
    if (party === 'street' && !there.street) return false;
    if (party === 'evaluators' && !there.evaluators) return false;
    if (party === 'partners' && !there.partners) return false;
    return judgedBy(round.indicators, party).length > 0;
  });
}
