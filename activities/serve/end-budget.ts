import type { RecordedStep, Step } from '../../domain/record/step';
import { closeBudget } from '../money/open-budget';
import { ledgerTurn } from '../money/post';
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
  const end = async (at: string) => {
    await closeBudget(deps.store, { projectId, programmeId }, at);
    await deps.store.projects.put(projectId, { [`stages.${stage}`]: at });
  };
  const recorded = await recordStep(deps, step, end, ledgerTurn({ programmeId }));
  return { recorded };
}
