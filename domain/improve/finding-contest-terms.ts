import type { Period } from '../record/period';

/**
 * The provider may contest a finding 对整改问题的异议 before its plan is due: somebody other than who opened it hears it,
 * and the clock of that finding stands meanwhile. No law sets the periods; the programme does.
 */
export interface FindingContestTerms {
  /** From the opening of the finding; shorter than the time for its plan. */
  within: Period;
  /** The bureau's time to answer; silence brings it before more people. */
  answerWithin: Period;
}
