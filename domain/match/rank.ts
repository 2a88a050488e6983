import type { Fen } from '../money/fen';
import type { FundingTerms, ReviewTerms } from '../publish/rulebook';
import { amountWithin } from './amount';
import type { RankingRow } from './ranking-record';
import type { ApplicationScore } from './score-application';

/** One application that was scored, with what the tie rules read. */
export interface Contender {
  applicationId: string;
  organisationId: string;
  lotId: string | null;
  requested: Fen;
  selfRaised: Fen;
  submittedAt: string;
  /** The record's priority among equals, and its points. */
  priority: boolean;
  recordPoints: number;
  score: ApplicationScore;
}

export interface Placed {
  applicationId: string;
  /** Within its lot, or within the pool; the first is 1. */
  rank: number;
  outcome: Extract<RankingRow['outcome'], 'award' | 'reserve' | 'below-pass-mark'>;
  amount: Fen;
}

/**
 * Ranks contenders and awards within the money: by score, ties by the rulebook's rules in turn and at last by the
 * draw, whose order everybody who applied has. Who reaches the pass mark and gets nothing is the reserve, in order of rank.
 * Lots: one award each. An organisation that leads in several lots gets the one with its best score, and the next
 * in rank gets the other (where the rulebook allows one project each).
 * Pool: by rank while the money lasts; the first that does not fit ends it.
 * @param drawn ids in the order of the draw: that of all applications, so that it stays when some of them leave
 */
export function rank(
  contenders: readonly Contender[],
  drawn: readonly string[],
  review: Pick<ReviewTerms, 'passMark' | 'ties'>,
  funding: FundingTerms,
): Placed[] {
  const ordered = inOrder(contenders, drawn, review.ties);
  const passed = ordered.filter((one) => (one.score.score ?? -1) >= review.passMark);
  const hasPassed = new Set(passed);
  const awards = award(passed, funding, { spent: 0, organisations: [], lots: [] });
  const counted: { [lot: string]: number } = {};
  return ordered.map((one) => {
    const place = (counted[one.lotId ?? ''] ?? 0) + 1;
    counted[one.lotId ?? ''] = place;
    const amount = awards.get(one.applicationId) ?? 0;
    const outcome = amount > 0 ? 'award' : hasPassed.has(one) ? 'reserve' : 'below-pass-mark';
    return { applicationId: one.applicationId, rank: place, outcome, amount };
  });
}

/** What is already given away before an award. */
export interface Taken {
  spent: Fen;
  organisations: readonly string[];
  lots: readonly string[];
}

type Wanting = Pick<Contender, 'applicationId' | 'organisationId' | 'lotId' | 'requested'>;

/** Awards to those given, in their order, within what is still there: application id → amount. */
export function award(ordered: readonly Wanting[], funding: FundingTerms, taken: Taken): Map<string, Fen> {
  const awards = new Map<string, Fen>();
  const organisations = new Set(taken.organisations);
  const lots = new Set(taken.lots);
  let left = funding.pool - taken.spent;
  for (const one of ordered) {
    const isServed = funding.oneProjectPerOrganisation && organisations.has(one.organisationId);
    const room =
      isServed || (one.lotId !== null && lots.has(one.lotId)) ? 0 : Math.min(left, lotBudget(one, funding));
    const amount = room > 0 ? amountWithin(one.requested, room, funding) : 0;
    if (amount === 0 && !isServed && funding.basis === 'pool') break;
    if (amount === 0) continue;
    awards.set(one.applicationId, amount);
    organisations.add(one.organisationId);
    if (one.lotId !== null) lots.add(one.lotId);
    left -= amount;
  }
  return awards;
}

/** The most that a lot may cost; a pool has no such limit. */
function lotBudget({ lotId }: Wanting, { basis, lots }: FundingTerms): Fen {
  return basis === 'pool' ? Number.POSITIVE_INFINITY : (lots?.find((one) => one.id === lotId)?.budget ?? 0);
}

function inOrder(
  contenders: readonly Contender[],
  drawn: readonly string[],
  ties: ReviewTerms['ties'],
): Contender[] {
  const draw = new Map(drawn.map((id, place) => [id, place]));
  const rules = [...ties.filter((one) => one !== 'draw'), 'draw' as const];
  return [...contenders].sort((a, b) => {
    const byScore = (b.score.score ?? -1) - (a.score.score ?? -1);
    if (byScore !== 0) return byScore;
    for (const rule of rules) {
      const decided = byTieRule(rule, a, b, draw);
      if (decided !== 0) return decided;
    }
    return 0;
  });
}

function byTieRule(
  rule: ReviewTerms['ties'][number],
  a: Contender,
  b: Contender,
  draw: ReadonlyMap<string, number>,
): number {
  switch (rule) {
    case 'record':
      return Number(b.priority) - Number(a.priority) || b.recordPoints - a.recordPoints;
    case 'lower-amount':
      return a.requested - b.requested;
    case 'higher-self-raised':
      return b.selfRaised - a.selfRaised;
    case 'earlier-submission':
      return a.submittedAt < b.submittedAt ? -1 : a.submittedAt > b.submittedAt ? 1 : 0;
    case 'draw':
      return (draw.get(a.applicationId) ?? 0) - (draw.get(b.applicationId) ?? 0);
    default: {
      const criterion = rule.slice('criterion:'.length);
      const points = (one: Contender) =>
        one.score.criteria.find((each) => each.criterion === criterion)?.points ?? -1;
      return points(b) - points(a);
    }
  }
}
