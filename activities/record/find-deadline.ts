import type { Step } from '../../domain/record/step';
import type { Store } from '../../domain/record/store';
import type { OpenedDeadline } from './paused-clock';

/** A deadline that the step has just opened, else one of its process that is open; null when there is none. */
export async function findDeadline(
  store: Store,
  step: Step,
  fresh: OpenedDeadline[],
  key: string | undefined,
): Promise<OpenedDeadline | null> {
  if (key === undefined) return null;
  return (
    fresh.find((one) => one.key === key) ??
    (await store.deadlines.first({ workflowId: step.process.workflowId, status: 'open', key }))
  );
}
