import { evaluationId } from '../../domain/evaluate/evaluation-ids';
import { type FindingRecord, findingId } from '../../domain/improve/finding-record';
import { Fault } from '../../domain/record/fault';
import type { Period } from '../../domain/record/period';
import type { RecordedStep, Step } from '../../domain/record/step';
import type { Store } from '../../domain/record/store';
import { restarted } from '../../domain/serve/stop-clock';
import { businessNow } from '../record/business-now';
import type { Stoppable } from '../record/paused-clock';
import { type RecordDeps, readCalendar, recordStep } from '../record/record-step';

/**
 * Takes a finding back after an upheld contest, and with it what counts by it: the evaluation no longer lists it, or
 * the spot check the fault, which measures and the public read there. What the inspector wrote stays as it was written.
 */
export async function withdrawFinding(
  deps: RecordDeps,
  { step, projectId, finding }: { step: Step; projectId: string; finding: string },
): Promise<{ recorded: RecordedStep }> {
  const { store } = deps;
  const recorded = await recordStep(deps, step, async () => {
    const record = await store.findings.need(findingId({ projectId, finding }));
    if (record.spotCheck) await takeFaultBack(store, record.spotCheck);
    else await takeOffResult(store, record);
  });
  return { recorded };
}

async function takeFaultBack(
  { spotChecks }: Store,
  { checkId, item }: NonNullable<FindingRecord['spotCheck']>,
): Promise<void> {
  const { faults } = await spotChecks.need(checkId);
  await spotChecks.put(checkId, { faults: (faults ?? []).filter((one) => one !== item) });
}

async function takeOffResult({ evaluations }: Store, { id, projectId, round }: FindingRecord): Promise<void> {
  const evaluation = await evaluations.get(evaluationId(projectId, round));
  if (!evaluation?.findings.includes(id)) return;
  await evaluations.put(evaluation.id, { findings: evaluation.findings.filter((one) => one !== id) });
}

/**
 * Records that a finding stands: the plan's clock, which stood while the contest was heard, goes on with the working
 * time that was left. One that a pause of the project had stopped before stood from then on.
 */
export async function resumePlan(
  deps: RecordDeps,
  { step, reminders }: { step: Step; reminders: Period[] },
): Promise<{ recorded: RecordedStep }> {
  const { store } = deps;
  const of = { workflowId: step.process.workflowId, key: 'plan', status: 'cancelled' };
  const plan = (await store.deadlines.first(of, { sort: { closedAt: -1 } })) as Stoppable | null;
  if (!plan) throw new Fault('conflict', { en: 'no clock stands', zh: '没有中止的期限' });
  const at = step.at ?? (await businessNow(deps));
  const stood = plan.stopped ?? { due: plan.due, at: plan.closedAt ?? at };
  const again = restarted(await readCalendar(store), { ...plan, due: stood.due }, stood.at, at, reminders);
  const recorded = await recordStep(deps, { ...step, at, openDeadlines: [again] });
  return { recorded };
}
