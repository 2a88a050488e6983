import type { TargetJudgement, TargetVerdict } from '../../domain/improve/carried-target';
import { waitingForJudgement } from '../../domain/improve/check-targets';
import { Fault } from '../../domain/record/fault';
import type { StatementRef } from '../../domain/record/statement';
import type { RecordedStep, Step } from '../../domain/record/step';
import type { Store } from '../../domain/record/store';
import { type RecordDeps, recordStep } from '../record/record-step';
import { readCheckedTargets } from './read-checked-targets';

const TASK = 'carried-plan';

/** What an officer said of a carried target: the latest word counts. The task ends with the last one that waited. */
export async function recordTargetJudgement(
  deps: RecordDeps,
  input: {
    step: Step;
    projectId: string;
    planOf: string;
    target: string;
    verdict: TargetVerdict;
    reason: StatementRef;
  },
): Promise<{ recorded: RecordedStep }> {
  const { store } = deps;
  const { step, projectId, planOf, target, verdict } = input;
  const isIt = (one: { planOf: string }, id: string) => one.planOf === planOf && id === target;
  const carried = await readCheckedTargets(store, projectId, false);
  if (!carried.some((one) => isIt(one, one.id)))
    throw new Fault('not-found', {
      en: 'no such target was carried into this project',
      zh: '没有这项转入本项目的改进目标',
    });
  const { text: reason, by } = await store.statements.need(input.reason.statementId);
  const waits = waitingForJudgement(carried).some((one) => !isIt(one, one.id));
  const closeTasks = waits ? [] : [{ key: TASK, as: 'done' as const }];
  const recorded = await recordStep(deps, { ...step, closeTasks }, async (at) => {
    const { targetJudgements = [] } = await store.projects.need(projectId);
    const others = targetJudgements.filter((one) => !isIt(one, one.target));
    const judgement: TargetJudgement = { planOf, target, verdict, reason, by, at };
    await store.projects.put(projectId, { targetJudgements: [...others, judgement] });
  });
  return { recorded };
}

/** The step with a task for the bureau, where the records cannot tell what became of a carried target. */
export async function withTargetTask(store: Store, step: Step, projectId: string): Promise<Step> {
  if (waitingForJudgement(await readCheckedTargets(store, projectId, false)).length === 0) return step;
  const { bureauId } = await store.projects.need(projectId);
  const task = {
    key: TASK,
    what: 'plan.judge',
    for: { role: 'bureau-officer' as const, organisationId: bureauId },
    at: `/projects/${projectId}/carry-over`,
  };
  return { ...step, openTasks: [...(step.openTasks ?? []), task] };
}
