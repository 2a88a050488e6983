import type { CheckedTarget } from '../../domain/improve/carried-target';
import type { FindingRecord } from '../../domain/improve/finding-record';
import { improvementPlan, targetsToCarry } from '../../domain/improve/improvement-plan';
import { outputsOf } from '../../domain/improve/outputs-of';
import { planOutcome } from '../../domain/improve/plan-points';
import type { Standing } from '../../domain/improve/standing';
import type { Application } from '../../domain/match/application';
import type { Json } from '../../domain/record/journal';
import type { Step } from '../../domain/record/step';
import type { Store } from '../../domain/record/store';
import type { ProjectInput } from '../../domain/serve/project-input';
import type { Report } from '../../domain/serve/report';
import { readCheckedTargets } from './read-checked-targets';

/**
 * What the end of a project adds to the record about improvement plans 绩效改进计划书: the gaps that the next phase
 * takes over, where the rulebook carries them, and what became of those that were carried into it.
 * @param step gets what the check went by and came to; the officers' words stay in the database
 */
export async function planAtClosing(
  store: Store,
  step: Step,
  input: ProjectInput,
  records: { application: Application; accepted: readonly Report[]; findings: readonly FindingRecord[] },
): Promise<{ step: Step; line: Pick<Standing, 'plan' | 'checked' | 'planOutcome'> }> {
  const { improve } = input.terms;
  const plan = improve.carryPlan ? await planOf(store, input, records) : undefined;
  const checked = await readCheckedTargets(store, input.projectId, true);
  const carried = plan && { plan };
  if (checked.length === 0) return { step, line: { ...carried } };
  const outcome = planOutcome(checked, improve.planCheck);
  const carriedPlan = { terms: improve.planCheck ?? null, targets: checked.map(brief), outcome };
  return {
    step: { ...step, facts: { ...(step.facts as object), carriedPlan } as unknown as Json },
    line: { ...carried, checked, planOutcome: outcome },
  };
}

async function planOf(
  store: Store,
  { projectId, programmeId, organisationId, rulebookHash }: ProjectInput,
  { application, accepted, findings }: Parameters<typeof planAtClosing>[3],
): Promise<Standing['plan']> {
  const pinned = await store.rulebooks.get(rulebookHash);
  const indicators = (pinned?.rulebook.evaluation.rounds ?? []).flatMap((round) => round.indicators);
  const outputs = outputsOf(application.deliverables, accepted);
  const records = { outputs, findings, indicators };
  const about = { projectId, programmeId, organisationId, grade: null };
  return targetsToCarry(improvementPlan({ ...about, ...records }), records);
}

function brief({ planOf, id, promised, done, byRecords, verdict }: CheckedTarget) {
  return { planOf, target: id, promised, done, byRecords, verdict };
}
