import type { NoticeDraft } from '../../domain/record/notice';
import type { NoticeRecord } from '../../domain/record/records';
import type { Step } from '../../domain/record/step';
import type { Store } from '../../domain/record/store';
import { findDeadline } from './find-deadline';
import type { OpenedDeadline } from './paused-clock';

/** Queues a step's notices, one for each recipient; one that was queued before under its business key is left alone. */
export async function queueNotices(
  store: Store,
  step: Step,
  fresh: OpenedDeadline[],
  at: string,
): Promise<void> {
  const queued = new Map<string, NoticeRecord>();
  for (const notice of step.notices ?? []) {
    const event = await calendarEvent(store, step, fresh, notice);
    for (const recipient of await recipients(store, notice.to)) {
      const id = `${recipient}|${notice.template}|${notice.businessKey}`;
      queued.set(id, {
        id,
        template: notice.template,
        recipient,
        programmeId: step.process.programmeId,
        businessKey: notice.businessKey,
        data: notice.data,
        event,
        status: 'queued',
        queuedAt: at,
        sentAt: null,
        attempts: 0,
      });
    }
  }
  if (queued.size === 0) return;
  const known = await store.notices.find({ id: { $in: [...queued.keys()] } });
  for (const { id } of known) queued.delete(id);
  await store.notices.insertMany([...queued.values()]);
}

/** The deadline as it stands after this step; one that the process called off takes its entry out of the calendar. */
async function calendarEvent(
  store: Store,
  step: Step,
  fresh: OpenedDeadline[],
  notice: NoticeDraft,
): Promise<NoticeRecord['event']> {
  const { workflowId } = step.process;
  const key = notice.deadlineKey;
  if (key === undefined) return null;
  const uid = `${workflowId}#${key}`;
  const open = await findDeadline(store, step, fresh, key);
  if (open?.stopped) return null;
  if (open) return { uid, due: open.due, what: notice.template };
  const off = await store.deadlines.first(
    { workflowId, key, status: 'cancelled' },
    { sort: { closedAt: -1 } },
  );
  return off && { uid, due: off.due, what: notice.template, cancelled: true };
}

async function recipients(store: Store, to: NoticeDraft['to']): Promise<string[]> {
  if ('householdId' in to) return [`household/${to.householdId}`];
  if (to.userId) return [`user/${to.userId}`];
  const users = await store.users.find({
    active: true,
    ...(to.organisationId ? { organisationId: to.organisationId } : {}),
    ...(to.role ? { roles: to.role } : {}),
  });
  return users.map((user) => `user/${user.id}`);
}
