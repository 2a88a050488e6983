import type { RecordedStep, Step } from '../../domain/record/step';
import { withTargetTask } from '../improve/judge-target';
import { type RecordDeps, recordStep } from '../record/record-step';

/**
 * Records a step of a project; a stage that it reaches gets the step's instant. With the final evaluation the bureau
 * is asked for the carried targets that the records cannot judge.
 */
export async function recordProjectStep(
  deps: RecordDeps,
  { step, projectId, stage }: { step: Step; projectId: string; stage: string | null },
): Promise<{ recorded: RecordedStep }> {
  const isFinal = stage === 'final' && step.decision === 'start-evaluation';
  const whole = isFinal ? await withTargetTask(deps.store, step, projectId) : step;
  const recorded = await recordStep(deps, whole, async (at) => {
    if (stage !== null) await deps.store.projects.put(projectId, { [`stages.${stage}`]: at });
  });
  return { recorded };
}
