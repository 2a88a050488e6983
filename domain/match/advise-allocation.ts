import { exact, sumOf } from '../evaluate/exact';
import type { Fen } from '../money/fen';
import type { FundingTerms } from '../publish/rulebook';
import type { AllocationAdvice, AllocationSum } from './allocation-advice';
import { leastAward } from './amount';
import { bestTotal } from './best-total';
import type { Choice } from './choice';
import type { Contender, Placed } from './rank';

/** Scores are kept to the ninth decimal: as whole numbers their sums are exact. */
const IN_UNITS = 1e9;

type Wanting = Pick<Contender, 'applicationId' | 'organisationId' | 'requested' | 'score'>;

/**
 * The best total of scores that the pool could buy among all who reached the pass mark, under the same rules as the
 * award by rank: whole amounts, at most one cut down to no less than the floor where the rulebook allows it, one
 * project for each organisation where it says so. Null for lots: there no award competes with another for money.
 */
export function adviseAllocation(
  contenders: readonly Wanting[],
  placed: readonly Placed[],
  funding: FundingTerms,
): AllocationAdvice | null {
  if (funding.basis !== 'pool') return null;
  const places = new Map(placed.map((one) => [one.applicationId, one]));
  const passed = contenders.filter((one) => places.get(one.applicationId)?.outcome !== 'below-pass-mark');
  const scores = new Map(passed.map((one) => [one.applicationId, one.score.score ?? 0]));
  const awards = placed
    .filter((one) => one.outcome === 'award')
    .map((one) => ({ id: one.applicationId, amount: one.amount }));
  const value = awards.reduce((sum, one) => sum + units(scores.get(one.id) ?? 0), 0);
  const known = { value, picks: awards };
  const { picks, exact: isExact } = bestTotal(
    passed.map((one) => toChoice(one, funding)),
    funding.pool,
    known,
  );
  const described = (all: readonly Award[], without: readonly Award[]) =>
    all
      .filter((one) => !without.some((other) => other.id === one.id))
      .map(({ id, amount }) => ({
        applicationId: id,
        rank: places.get(id)?.rank ?? 0,
        score: scores.get(id) ?? 0,
        amount,
      }))
      .sort((a, b) => a.rank - b.rank);
  const [byRank, best] = [allocated(awards, scores), allocated(picks, scores)];
  return {
    byRank,
    best,
    more: exact(best.points - byRank.points),
    comeIn: described(picks, awards),
    goOut: described(awards, picks),
    exact: isExact,
  };
}

interface Award {
  id: string;
  amount: Fen;
}

function toChoice(
  { applicationId, organisationId, requested, score }: Wanting,
  funding: FundingTerms,
): Choice {
  return {
    id: applicationId,
    group: funding.oneProjectPerOrganisation ? organisationId : applicationId,
    value: units(score.score ?? 0),
    cost: requested,
    least: Math.min(requested, leastAward(funding) ?? requested),
  };
}

const units = (score: number): number => Math.round(score * IN_UNITS);

function allocated(picks: readonly Award[], scores: ReadonlyMap<string, number>): AllocationSum {
  return {
    points: exact(sumOf(picks.map((one) => scores.get(one.id) ?? 0))),
    amount: picks.reduce((sum, one) => sum + one.amount, 0),
    awards: picks.length,
  };
}
