import type { Deadline } from '../../domain/record/deadline';
import type { DeadlineRecord } from '../../domain/record/records';
import type { ProcessKind, Step } from '../../domain/record/step';
import type { Store } from '../../domain/record/store';

/** A deadline that a pause stopped: where it stood, and by which step it was moved last. */
export type Stoppable = DeadlineRecord & { stopped?: { due: string; at: string } | null; movedBy?: string };

/** A deadline as a step opens it: stopped from the beginning when its project is paused. */
export type OpenedDeadline = Deadline & Pick<Stoppable, 'stopped'>;

/** Processes whose clocks stand while their project is paused. Payments under way go on: the bank knows of no pause. */
const PAUSED_KINDS: readonly ProcessKind[] = ['evaluation', 'survey', 'rectification'];

export function standsWithProject({ workflowId }: { workflowId: string }): boolean {
  return PAUSED_KINDS.some((kind) => workflowId.startsWith(`${kind}/`));
}

/** A clock that stands still is due in the far future: within what a timer can wait, beyond any project. */
export function standingUntil(pausedAt: string): string {
  return `${Number(pausedAt.slice(0, 4)) + 20}-12-31T15:59:59.999Z`;
}

/**
 * The deadlines that a step opens, standing still when its project is paused, so that the resumption moves them like
 * the others. The project's record is written to: a pause at the same moment and this step cannot miss each other.
 */
export async function stoppedIfPaused(
  store: Store,
  { process, key }: Step,
  deadlines: Deadline[],
  at: string,
): Promise<OpenedDeadline[]> {
  const { projectId } = process;
  if (projectId === undefined || !standsWithProject(process)) return deadlines;
  await store.projects.update({ id: projectId }, { clocksOpenedBy: key });
  const pausedAt = (await store.projects.get(projectId))?.pausedAt ?? null;
  if (pausedAt === null) return deadlines;
  return deadlines.map((deadline) => {
    const ranFrom = deadline.from < at ? deadline.from : at;
    const stopped = { due: deadline.due, at: ranFrom > pausedAt ? ranFrom : pausedAt };
    return { ...deadline, due: standingUntil(pausedAt), provisional: false, reminders: [], stopped };
  });
}
