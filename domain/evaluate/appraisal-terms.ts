import type { Period } from '../record/period';
import type { Words } from '../record/words';

/** How bureau and provider judge the evaluators of a round once its result stands (a real sheet: domain-rules.md 8.5). */
export interface AppraisalTerms {
  /** Their points sum to 100. */
  criteria: { code: string; title: Words; points: number }[];
  /** From the day on which the result stands; who is silent appraises nobody. */
  within: Period;
}

/** When what was thought of an evaluator counts in a draw. */
export interface AppraisalBound {
  /** A mean below so many points (of 100) … */
  points: number;
  /** … of at least so many appraisals keeps an evaluator out of the draw. */
  appraisals: number;
}
