import {
  inspectFinding,
  reviewPlan,
  submitEvidence,
  submitPlan,
} from '../../domain/improve/rectification-decisions';
import type { RectificationInput } from '../../domain/improve/rectification-input';
import {
  type RectificationDecision,
  type RectificationState,
  rectificationLifecycle,
} from '../../domain/improve/rectification-lifecycle';
import type { DecisionInput } from '../../domain/record/decision';
import { Fault } from '../../domain/record/fault';
import type { StatementRef } from '../../domain/record/statement';
import { workflowId } from '../../domain/record/workflow-id';
import { findingClosed } from '../../domain/serve/project-notices';
import { core } from '../record/acts';
import { tell } from '../record/children';
import { Process } from '../record/process';
import { type Inspection, type RectificationStep, rectificationSteps } from './rectification-steps';

/**
 * One finding put right 整改: plan → review → evidence → re-inspection, each with a clock and a default outcome
 * written in advance. It holds its own tranche only, and tells the project how it ended.
 */
export async function rectification(input: RectificationInput): Promise<RectificationState> {
  const { projectId, programmeId, finding } = input;
  const process = new Process<RectificationState, RectificationDecision>(
    {
      workflowId: workflowId.rectification(projectId, finding),
      kind: 'rectification',
      programmeId,
      projectId,
    },
    rectificationLifecycle,
  );
  const steps = rectificationSteps(input);
  const inspections: Inspection[] = [];
  let failed = 0;
  const answer = () => ({ state: process.state });

  process.onDecision(submitPlan, 'submit-plan', async (by) => {
    await process.perform(steps.submitPlan(by), (step) =>
      core.submitPlan({ step, projectId, finding, draftId: by.draftId }),
    );
    return answer();
  });
  process.onDecision(
    reviewPlan,
    'accept-plan',
    async (by) => {
      await process.record(steps.reviewPlan(by));
      return answer();
    },
    checkReason,
  );
  process.onDecision(submitEvidence, 'submit-evidence', async (by) => {
    await process.perform(steps.submitEvidence(by), (step) =>
      core.submitEvidence({ step, projectId, finding, draftId: by.draftId }),
    );
    return answer();
  });
  process.onDecision(
    inspectFinding,
    'pass',
    async (by) => {
      const { at, passed, reason } = by;
      const all = [...inspections, { at, by: userOf(by), passed, reason }];
      const failures = passed ? failed : failed + 1;
      await process.record(steps.inspect(by, all, failures));
      inspections.splice(0, inspections.length, ...all);
      failed = failures;
      return answer();
    },
    checkReason,
  );

  /** What happens in each state when its deadline passes with nothing done. */
  const lapse: {
    [state in RectificationState]?: {
      deadline: string;
      step: (due: string) => RectificationStep;
      fails?: boolean;
    };
  } = {
    planning: { deadline: 'plan', step: (due) => steps.missPlan(failed + 1, due), fails: true },
    'plan-review': { deadline: 'review', step: () => steps.acceptPlanByDefault() },
    correcting: { deadline: 'evidence', step: (due) => steps.missEvidence(failed + 1, due), fails: true },
    inspecting: { deadline: 'inspect', step: () => steps.escalate() },
    escalated: { deadline: 'inspect', step: (due) => steps.passByDefault(due) },
  };

  await process.inTurn(() => process.record(steps.begin()));
  while (!process.ended) {
    const state = process.state;
    const silence = lapse[state];
    if (!silence || (await process.until(() => process.state !== state, silence.deadline))) continue;
    await process.inTurn(async () => {
      const deadline = process.deadlines[silence.deadline];
      if (process.state !== state || !deadline) return;
      await process.record(silence.step(deadline.due));
      if (silence.fails) failed += 1;
    });
  }
  await tell(workflowId.project(projectId), findingClosed, { finding, outcome: outcomeOf(process.state) });
  await process.allAnswered();
  return process.state;
}

function outcomeOf(state: RectificationState): 'corrected' | 'failed' {
  return state === 'corrected' ? 'corrected' : 'failed';
}

/** @throws Fault `invalid-input` when a refusal says no reason */
function checkReason(
  given: { reason: StatementRef | null } & ({ accept: boolean } | { passed: boolean }),
): void {
  const agreed = 'accept' in given ? given.accept : given.passed;
  if (agreed || given.reason !== null) return;
  throw new Fault(
    'invalid-input',
    { en: 'reason: a refusal says why', zh: '不同意时要写明理由' },
    {
      fields: [{ field: 'reason', message: 'must not be empty when refusing', zh: '不同意时必须填写' }],
    },
  );
}

function userOf({ actor }: DecisionInput): string {
  return actor.kind === 'person' ? actor.userId : 'system';
}
