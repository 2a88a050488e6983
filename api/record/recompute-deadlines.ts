import { recomputeDeadline } from '../../domain/record/recompute-deadline';
import { deadlineMoved } from '../../domain/record/time-notices';
import type { Services } from './services';

/**
 * Computes every open provisional deadline again with the tables that are known now. The process is told first:
 * should this end halfway, the record still says "provisional", and importing again goes on.
 * @returns how many were moved or became final, and how many are provisional still
 */
export async function recomputeDeadlines(
  services: Services,
): Promise<{ moved: number; provisional: number }> {
  const { store } = services;
  const calendar = await store.calendars.find({});
  const open = await store.deadlines.find({ status: 'open', provisional: true });
  let moved = 0;
  let provisional = open.length;
  for (const deadline of open) {
    const change = recomputeDeadline(calendar, deadline);
    if (!change) continue;
    const { id, key, workflowId } = deadline;
    await services.signal(workflowId, deadlineMoved, { key, ...change });
    await store.transaction(async () => {
      if (!(await store.deadlines.update({ id, status: 'open' }, change))) return;
      const tasks = await store.tasks.find({ workflowId, deadlineKey: key, status: 'open' });
      for (const task of tasks) await store.tasks.put(task.id, { due: change.due });
    });
    moved += 1;
    if (!change.provisional) provisional -= 1;
  }
  return { moved, provisional };
}
