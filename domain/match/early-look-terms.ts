import type { Period } from '../record/period';

/**
 * Early looks 提前查看 at sealed applications. Where a rulebook has no such terms, a request may be answered, and a
 * look lasts, until the call closes; neither ever outlasts it.
 */
export interface EarlyLookTerms {
  /** From the request: the second officer's time; silence is no consent. */
  answerWithin: Period;
  /** From the consent: how long the two may read. */
  lasts: Period;
}
