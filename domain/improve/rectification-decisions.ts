import { type DecisionInput, decisionType } from '../record/decision';
import type { StatementRef } from '../record/statement';

/** The organisation hands in the plan that lies as a draft on the finding. */
export const submitPlan = decisionType<DecisionInput & { draftId: string }>('submitPlan');

/** The bureau accepts the plan, or returns it with a reason, whose words are saved before. */
export const reviewPlan = decisionType<DecisionInput & { accept: boolean; reason: StatementRef | null }>(
  'reviewPlan',
);

/** The organisation hands in the evidence that lies as a draft on the finding. */
export const submitEvidence = decisionType<DecisionInput & { draftId: string }>('submitEvidence');

/** The bureau or the street has looked again; the words of the reason are saved before. */
export const inspectFinding = decisionType<DecisionInput & { passed: boolean; reason: StatementRef | null }>(
  'inspectFinding',
);
