import { answerFindingContest, contestFinding } from '../../domain/improve/contest-decisions';
import { mustAnswerAsAnother } from '../../domain/improve/must-answer-as-another';
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
import type { Deadline } from '../../domain/record/deadline';
import type { DecisionInput } from '../../domain/record/decision';
import { Fault } from '../../domain/record/fault';
import type { StatementRef } from '../../domain/record/statement';
import { workflowId } from '../../domain/record/workflow-id';
import { findingClosed } from '../../domain/serve/project-notices';
import { core } from '../record/acts';
import { tell } from '../record/children';
import { Process } from '../record/process';
import { CONTEST } from './finding-contest-steps';
import { type Inspection, type RectificationStep, rectificationSteps } from './rectification-steps';

/**
 * One finding put right 整改: plan → review → evidence → re-inspection, each with a clock and a default outcome
 * written in advance. It holds its own tranche only, and tells the project how it ended. Where the rulebook says so the
 * provider may contest it before the plan is due; its clock stands while that is heard by others.
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
  let decidedBy: string[] = [];
  let escalated = false;
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

  process.onDecision(
    contestFinding,
    'raise-contest',
    async (by) => {
      await process.record(steps.contest.raise(by));
      decidedBy = by.decidedBy;
      return answer();
    },
    ({ at }) => mustBeInTime(process.deadlines[CONTEST], at),
  );
  process.onDecision(
    answerFindingContest,
    'uphold-contest',
    async (by) => {
      if (by.verdict === 'withdrawn')
        await process.perform(steps.contest.uphold(by), (step) =>
          core.withdrawFinding({ step, projectId, finding }),
        );
      else
        await process.perform(steps.contest.reject(by, steps.askForPlan()), (step) =>
          core.resumePlan({ step, reminders: input.reminders }),
        );
      return answer();
    },
    ({ actor }) => mustAnswerAsAnother(actor, decidedBy, escalated),
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
    contested: { deadline: 'answer', step: () => steps.contest.escalate() },
  };
  const letStand = { deadline: CONTEST, step: () => steps.contest.letStand(), fails: false };
  /** While a finding may be contested that clock is the first to run out. */
  const silenceIn = (state: RectificationState) =>
    state === 'planning' && process.deadlines[CONTEST] ? letStand : lapse[state];

  await process.inTurn(() => process.record(steps.begin()));
  while (!process.ended) {
    const state = process.state;
    const silence = silenceIn(state);
    if (!silence || (await process.until(() => process.state !== state, silence.deadline))) continue;
    await process.inTurn(async () => {
      const deadline = process.deadlines[silence.deadline];
      if (process.state !== state || !deadline) return;
      await process.record(silence.step(deadline.due));
      if (silence.fails) failed += 1;
      if (state === 'contested') escalated = true;
    });
  }
  await tell(workflowId.project(projectId), findingClosed, { finding, outcome: outcomeOf(process.state) });
  await process.allAnswered();
  return process.state;
}

function outcomeOf(state: RectificationState): 'corrected' | 'failed' | 'withdrawn' {
  return state === 'corrected' || state === 'withdrawn' ? state : 'failed';
}

/** @throws Fault `not-allowed-now` where the rulebook gives no time to contest a finding, or it is over */
function mustBeInTime(window: Deadline | undefined, at: string): void {
  if (window && at <= window.due) return;
  throw new Fault(
    'not-allowed-now',
    { en: 'improve.findingContest: the time to contest this finding is over', zh: '已不在提出异议的期限内' },
    { state: 'planning', allowed: ['submit-plan'] },
  );
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
