import type { ActivityDeps } from '../deps';
import { type Submission, submitEvidence, submitPlan } from './submit-rectification';

export function createImproveActivities(deps: ActivityDeps) {
  return {
    submitPlan: (submission: Submission) => submitPlan(deps, submission),
    submitEvidence: (submission: Submission) => submitEvidence(deps, submission),
  };
}
