import { type DecisionInput, decisionType } from '../record/decision';
import type { StatementRef } from '../record/statement';
import type { Remedy } from './complaint-terms';

/** By who had objected, once against each answer, or when none came in time; the grounds are saved before. */
export const raiseComplaint = decisionType<
  DecisionInput & {
    objectionId: string;
    organisationId: string;
    applicationId: string | null;
    grounds: StatementRef;
  }
>('raiseComplaint');

/**
 * What the authority above decided, entered by the bureau's approver; its words are saved before. Once the awards are
 * made only an award can be annulled (`exclude`).
 */
export const decideComplaint = decisionType<
  DecisionInput & {
    objectionId: string;
    verdict: 'upheld' | 'rejected';
    remedy: Remedy;
    /** What the remedy applies to; the contested application unless given. */
    applicationId: string | null;
    decision: StatementRef;
  }
>('decideComplaint');
