import { businessInstant } from '../../domain/record/clock';
import type { DeadlineRecord, TaskRecord } from '../../domain/record/records';
import type { Store } from '../../domain/record/store';
import { type RecordDeps, readClock } from './record-step';

/** Queues the reminder for every open task of a deadline. The key holds the deadline's instant: moved deadlines remind anew. */
export async function remind(
  deps: RecordDeps,
  input: { workflowId: string; deadlineKey: string; reminder: number },
): Promise<void> {
  const { store } = deps;
  const { workflowId, deadlineKey: key, reminder } = input;
  await store.transaction(async () => {
    const deadline = await store.deadlines.first({ workflowId, key, status: 'open' });
    if (!deadline) return;
    const at = businessInstant(await readClock(store), deps.now());
    const tasks = await store.tasks.find({ workflowId, status: 'open', deadlineKey: key });
    for (const task of tasks) {
      for (const userId of await usersOf(store, task))
        await queueReminder(store, { deadline, task, userId, reminder, at });
    }
  });
}

async function usersOf(store: Store, task: TaskRecord): Promise<string[]> {
  if (task.userId) return [task.userId];
  const users = await store.users.find({
    active: true,
    ...(task.organisationId ? { organisationId: task.organisationId } : {}),
    ...(task.role ? { roles: task.role } : {}),
  });
  return users.map(({ id }) => id);
}

interface Reminder {
  deadline: DeadlineRecord;
  task: TaskRecord;
  userId: string;
  reminder: number;
  at: string;
}

async function queueReminder(
  store: Store,
  { deadline, task, userId, reminder, at }: Reminder,
): Promise<void> {
  const businessKey = `${task.id}@${deadline.due}/${reminder}`;
  const id = `user/${userId}|record/reminder|${businessKey}`;
  if (await store.notices.get(id)) return;
  await store.notices.insert({
    id,
    template: 'record/reminder',
    recipient: `user/${userId}`,
    programmeId: task.programmeId,
    businessKey,
    data: { what: task.what, due: deadline.due, byDefault: deadline.byDefault },
    event: { uid: `${deadline.workflowId}#${deadline.key}`, due: deadline.due, what: task.what },
    status: 'queued',
    queuedAt: at,
    sentAt: null,
    attempts: 0,
  });
}
