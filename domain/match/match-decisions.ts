import { type DecisionInput, decisionType } from '../record/decision';
import type { Remedy } from './complaint-terms';

/** The saved draft is submitted: sealed until closing, and never changed again. */
export const submitApplication = decisionType<
  DecisionInput & { applicationId: string; organisationId: string; lotId: string | null; version: number }
>('submitApplication');

export const withdrawApplication = decisionType<
  DecisionInput & { applicationId: string; organisationId: string }
>('withdrawApplication');

/** By an applicant, against the ranking on public notice; once for each round. The grounds are saved before. */
export const raiseObjection = decisionType<
  DecisionInput & { objectionId: string; organisationId: string; applicationId: string | null }
>('raiseObjection');

/**
 * The bureau's answer; its words are saved before. Upheld needs a remedy: `exclude` takes the application out of the
 * ranking, `rescore` judges its eligibility again and has the panel score it again, `void` ends the programme, `none` changes
 * nothing.
 */
export const answerObjection = decisionType<
  DecisionInput & {
    objectionId: string;
    verdict: 'upheld' | 'rejected';
    remedy: Remedy;
    /** What the remedy applies to; the contested application unless given. */
    applicationId: string | null;
  }
>('answerObjection');
