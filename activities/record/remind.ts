import { businessInstant } from '../../domain/record/clock';
import { readClock, type RecordDeps } from './record-step';

/** Queues the reminder for every open task of a deadline. The key holds the deadline's instant: moved deadlines remind anew. */
export async function remind(
  deps: RecordDeps,
  input: { workflowId: string; deadlineKey: string; reminder: number },
): Promise<void> {
  const { store } = deps;
  await store.transaction(async () => {
    const deadline = await store.deadlines.first({ workflowId: input.workflowId, key: input.deadlineKey, status: 'open' });
    if (!deadline) return;
    const clock = await readClock(store);
    const tasks = await store.tasks.find({ workflowId: input.workflowId, status: 'open', deadlineKey: deadline.key });
    for (const task of tasks) {
      const users = task.userId
        ? [{ id: task.userId }]
        : await store.users.find({
            active: true,
            ...(task.organisationId ? { organisationId: task.organisationId } : {}),
            ...(task.role ? { roles: task.role } : {}),
          });
      for (const user of users) {
        const businessKey = `${task.id}@${deadline.due}/${input.reminder}`;
        const id = `user/${user.id}|record/reminder|${businessKey}`;
        if (await store.notices.get(id)) continue;
        await store.notices.insert({
          id,
          template: 'record/reminder',
          recipient: `user/${user.id}`,
          programmeId: task.programmeId,
          businessKey,
          data: { what: task.what, due: deadline.due, byDefault: deadline.byDefault },
          event: { uid: `${input.workflowId}#${deadline.key}`, due: deadline.due, what: task.what },
          status: 'queued',
          queuedAt: businessInstant(clock, deps.now()),
          sentAt: null,
          attempts: 0,
        });
      }
    }
  });
}
