import type { ActivityDeps } from '../deps';
import { recordTargetJudgement } from './judge-target';
import { type Submission, submitEvidence, submitPlan } from './submit-rectification';

export function createImproveActivities(deps: ActivityDeps) {
  return {
    submitPlan: (submission: Submission) => submitPlan(deps, submission),
    submitEvidence: (submission: Submission) => submitEvidence(deps, submission),
    recordTargetJudgement: (input: Parameters<typeof recordTargetJudgement>[1]) =>
      recordTargetJudgement(deps, input),
  };
}
