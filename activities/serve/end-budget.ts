import type { RecordedStep, Step } from '../../domain/record/step';
import { closeBudget } from '../money/open-budget';
import { type RecordDeps, recordStep } from '../record/record-step';

/** Records the end of a project that never ran: its award goes back into the pool. */
export async function endBudget(
  deps: RecordDeps,
  {
    step,
    projectId,
    programmeId,
    stage,
  }: { step: Step; projectId: string; programmeId: string; stage: string },
): Promise<{ recorded: RecordedStep }> {
  const recorded = await recordStep(deps, step, async (at) => {
    await closeBudget(deps.store, { projectId, programmeId }, at);
    await deps.store.projects.put(projectId, { [`stages.${stage}`]: at });
  });
  return { recorded };
}
