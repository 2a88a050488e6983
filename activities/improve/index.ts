import type { ActivityDeps } from '../deps';
import { recordTargetJudgement } from './judge-target';
import { type OpenedFinding, openFinding } from './open-finding';
import { resumePlan, withdrawFinding } from './settle-finding-contest';
import { type Submission, submitEvidence, submitPlan } from './submit-rectification';

export function createImproveActivities(deps: ActivityDeps) {
  return {
    openFinding: (finding: OpenedFinding) => openFinding(deps, finding),
    withdrawFinding: (input: Parameters<typeof withdrawFinding>[1]) => withdrawFinding(deps, input),
    resumePlan: (input: Parameters<typeof resumePlan>[1]) => resumePlan(deps, input),
    submitPlan: (submission: Submission) => submitPlan(deps, submission),
    submitEvidence: (submission: Submission) => submitEvidence(deps, submission),
    recordTargetJudgement: (input: Parameters<typeof recordTargetJudgement>[1]) =>
      recordTargetJudgement(deps, input),
  };
}
