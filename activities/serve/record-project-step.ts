import type { RecordedStep, Step } from '../../domain/record/step';
import { type RecordDeps, recordStep } from '../record/record-step';

/** Records a step of a project; a stage that it reaches gets the step's instant. */
export async function recordProjectStep(
  deps: RecordDeps,
  { step, projectId, stage }: { step: Step; projectId: string; stage: string | null },
): Promise<{ recorded: RecordedStep }> {
  const recorded = await recordStep(deps, step, async (at) => {
    if (stage !== null) await deps.store.projects.put(projectId, { [`stages.${stage}`]: at });
  });
  return { recorded };
}
