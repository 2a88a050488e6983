import type { Fen } from '../money/fen';

/** Something that may be chosen: what it costs whole, and the least it can be cut down to. */
export interface Choice {
  id: string;
  /** At most one of a group is chosen. */
  group: string;
  /** Whole number, zero or more. */
  value: number;
  cost: Fen;
  /** Below `cost`: it may be the one that is cut down to what is left, but no lower. */
  least: Fen;
}
