import type { Fen } from '../money/fen';
import type { FundingTerms } from '../publish/rulebook';

interface Asked {
  lotId: string | null;
  requested: Fen;
  selfRaised: Fen;
  wholeBudget: Fen;
}

/** A limit that a requested amount breaks. */
export interface BrokenLimit {
  limit: 'cap' | 'floor' | 'lot-budget' | 'pool' | 'maximum-share' | 'minimum-self-raised';
  field: 'requested' | 'selfRaised';
  allowed: number;
  found: number;
}

const percent = (part: Fen, whole: Fen): number => (whole > 0 ? (part * 100) / whole : 0);

/** Which limits of the funding an application breaks: caps, floor, the lot's budget, the share of the whole budget. */
export function brokenLimits(asked: Asked, funding: FundingTerms): BrokenLimit[] {
  const { requested, selfRaised, wholeBudget } = asked;
  const lot = funding.lots?.find((one) => one.id === asked.lotId);
  const broken: BrokenLimit[] = [];
  const check = (holds: boolean, limit: BrokenLimit['limit'], allowed: number, found: number) => {
    const field = limit === 'minimum-self-raised' ? 'selfRaised' : 'requested';
    if (!holds) broken.push({ limit, field, allowed, found });
  };
  if (funding.cap !== undefined) check(requested <= funding.cap, 'cap', funding.cap, requested);
  if (funding.floor !== undefined) check(requested >= funding.floor, 'floor', funding.floor, requested);
  if (lot) check(requested <= lot.budget, 'lot-budget', lot.budget, requested);
  check(requested <= funding.pool, 'pool', funding.pool, requested);
  if (funding.maximumShareOfBudget !== undefined) {
    // Multiplied, not divided: a share of exactly the limit must not fail by a binary fraction.
    const holds = requested * 100 <= funding.maximumShareOfBudget * wholeBudget;
    check(holds, 'maximum-share', funding.maximumShareOfBudget, percent(requested, wholeBudget));
  }
  if (funding.minimumSelfRaised !== undefined) {
    const holds = selfRaised * 100 >= funding.minimumSelfRaised * wholeBudget;
    check(holds, 'minimum-self-raised', funding.minimumSelfRaised, percent(selfRaised, wholeBudget));
  }
  return broken;
}

/** The least that a project can be cut down to as the last award; null where the rulebook cuts none. */
export function leastAward({ lastAward, floor }: Pick<FundingTerms, 'lastAward' | 'floor'>): Fen | null {
  return lastAward === 'partial' ? Math.max(floor ?? 1, 1) : null;
}

/**
 * What an application gets when `left` is what there still is: all it asks for, or, where the rulebook allows a
 * partial last award, what is left down to the floor; else nothing.
 */
export function amountWithin(
  requested: Fen,
  left: Fen,
  funding: Pick<FundingTerms, 'lastAward' | 'floor'>,
): Fen {
  if (requested <= left) return requested;
  const least = leastAward(funding);
  return least !== null && left >= least ? left : 0;
}
