import type { Words } from '../record/words';

/** One line of the review rubric. Points of all criteria sum to 100. */
export interface Criterion {
  id: string;
  title: Words;
  points: number;
  /** `expert`: each seat gives 0 … points; the others are computed for all applications alike. */
  rule:
    | { kind: 'expert'; anchors?: { from: number; words: Words }[] }
    | { kind: 'lowest-price' }
    | { kind: 'highest-hours' }
    | { kind: 'record-points' };
}

/** How equal totals are ordered; tried in turn, the last being the draw by the recorded seed. */
export type TieRule =
  | 'record'
  | 'lower-amount'
  | 'higher-self-raised'
  | 'earlier-submission'
  | `criterion:${string}`
  | 'draw';
