import type { Fen } from '../money/fen';

/** What an allocation comes to. */
export interface AllocationSum {
  /** Sum of the unrounded scores of those awarded. */
  points: number;
  amount: Fen;
  awards: number;
}

/** Beside the allocation by rank, which decides: the one with the greatest sum of scores within the pool. */
export interface AllocationAdvice {
  byRank: AllocationSum;
  best: AllocationSum;
  /** Points that the best has more; 0: the rank's is the best. */
  more: number;
  /** Who would come in, and who would go out for it; application ids in order of rank. */
  comeIn: { applicationId: string; rank: number; score: number; amount: Fen }[];
  goOut: { applicationId: string; rank: number; score: number; amount: Fen }[];
  /** False: the search was ended by its limit, and there may be better ones. */
  exact: boolean;
}
