import { Context } from '@temporalio/activity';
import { TO_APPLICANTS } from '../../domain/match/early-look';
import { Fault } from '../../domain/record/fault';
import type { MailPort } from '../../domain/record/mail-port';
import type { NoticeRecord } from '../../domain/record/records';
import { together } from '../../domain/record/together';
import { workflowId } from '../../domain/record/workflow-id';
import { businessNow } from './business-now';
import { DeliveryPace, type Outcome } from './delivery-pace';
import { pause } from './pause';
import type { RecordDeps } from './record-step';

export interface DeliveryDeps extends RecordDeps {
  mail: MailPort;
  /** Aborted when the process is asked to end: the loop then returns instead of holding it up. */
  stopping?: AbortSignal;
}

type Sent = Pick<NoticeRecord, 'id' | 'attempts'>;

/** Mails under way at the same time. */
const AT_ONCE = 20;
const HEARTBEAT_MS = 2_000;

/**
 * Sends queued notices, oldest first, for `forMs` of real time; then returns how many it sent and how many were
 * refused for good. Only one runs at a time (the outbox workflow sees to it). A notice that was being sent when a
 * process died is sent again with the same Message-ID and marked as a possible duplicate: mail cannot do better.
 */
export async function deliverNotices(
  deps: DeliveryDeps,
  input: { forMs: number },
): Promise<{ sent: number; failed: number }> {
  const context = Context.current();
  const signals = [context.cancellationSignal, ...(deps.stopping ? [deps.stopping] : [])];
  const stop = AbortSignal.any(signals);
  const count = { sent: 0, failed: 0 };
  const heart = setInterval(() => context.heartbeat(count), HEARTBEAT_MS);
  try {
    await takeUpAgain(deps);
    await deliverUntil(deps, deps.now() + input.forMs, stop, count);
    return count;
  } finally {
    clearInterval(heart);
  }
}

async function deliverUntil(
  deps: DeliveryDeps,
  end: number,
  stop: AbortSignal,
  count: { sent: number; failed: number },
): Promise<void> {
  const pace = new DeliveryPace();
  while (deps.now() < end && !stop.aborted) {
    const batch = await nextBatch(deps, pace);
    const outcomes = batch.length === 0 ? [] : await deliverBatch(deps, batch);
    for (const outcome of outcomes) if (outcome === 'sent' || outcome === 'failed') count[outcome] += 1;
    pace.heard(batch, outcomes, deps.now());
    if (pace.restMs > 0) await pause(pace.restMs, stop);
  }
}

async function deliverBatch(deps: DeliveryDeps, batch: readonly NoticeRecord[]): Promise<Outcome[]> {
  const mine = await claim(deps, batch);
  const at = await businessNow(deps);
  const markSent = together((sent: readonly Sent[]) => markAllSent(deps, sent, at));
  return Promise.all(
    batch.map((notice): Promise<Outcome> | Outcome =>
      mine.has(notice.id) ? deliver(deps, notice, at, markSent) : 'taken',
    ),
  );
}

/** Written as soon as they are out: those that go out while it is being written are written in one go after it. */
async function markAllSent(
  { store }: DeliveryDeps,
  sent: readonly Sent[],
  at: string,
): Promise<readonly Sent[]> {
  for (const attempts of new Set(sent.map((one) => one.attempts))) {
    const ids = sent.filter((one) => one.attempts === attempts).map(({ id }) => id);
    const change = { status: 'sent', sentAt: at, attempts, failure: null } as const;
    await store.notices.updateAll({ id: { $in: ids } }, change);
  }
  return sent;
}

function nextBatch(deps: DeliveryDeps, pace: DeliveryPace): Promise<NoticeRecord[]> {
  const waiting = pace.waitingAt(deps.now());
  const filter = { status: 'queued', ...(waiting.length > 0 ? { id: { $nin: waiting } } : {}) };
  return deps.store.notices.find(filter, { sort: { queuedAt: 1, id: 1 }, limit: AT_ONCE });
}

async function takeUpAgain({ store }: DeliveryDeps): Promise<void> {
  for (const { id, attempts } of await store.notices.find({ status: 'sending' })) {
    const again = { status: 'queued', possibleDuplicate: true, attempts: attempts + 1 } as const;
    await store.notices.update({ id, status: 'sending' }, again);
  }
}

/** Marks a batch as being sent, in one go. @returns the ids that nobody else had taken meanwhile */
async function claim({ store }: DeliveryDeps, batch: readonly NoticeRecord[]): Promise<ReadonlySet<string>> {
  const ids = batch.map(({ id }) => id);
  const { workflowExecution, activityId, attempt } = Context.current().info;
  const claimed = [workflowExecution?.runId, activityId, attempt].join('/');
  const marked = await store.notices.updateAll(
    { id: { $in: ids }, status: 'queued' },
    { status: 'sending', claimed },
  );
  if (marked === ids.length) return new Set(ids);
  return new Set((await store.notices.find({ id: { $in: ids }, claimed })).map(({ id }) => id));
}

/** @param at the business instant of this batch */
async function deliver(
  deps: DeliveryDeps,
  notice: NoticeRecord,
  at: string,
  markSent: (sent: Sent) => Promise<unknown>,
): Promise<Outcome> {
  const { store } = deps;
  const { id } = notice;
  const attempts = notice.attempts + 1;
  try {
    await deps.mail.send({ ...notice, status: 'sending', attempts });
  } catch (error) {
    if (error instanceof Fault && error.type !== 'unavailable') {
      await giveUp(deps, { ...notice, attempts }, error, at);
      return 'failed';
    }
    const failure = error instanceof Fault ? error.message : 'something else went wrong';
    await store.notices.update({ id, status: 'sending' }, { status: 'queued', attempts, failure });
    return 'later';
  }
  await markSent({ id, attempts });
  if (notice.failure)
    await store.tasks.update({ id: taskId(id), status: 'open' }, { status: 'done', closedAt: at });
  return 'sent';
}

/** A mail that will never go out becomes a task for the administrator. */
async function giveUp(
  { store }: DeliveryDeps,
  notice: NoticeRecord,
  fault: Fault,
  at: string,
): Promise<void> {
  const failure = `${fault.type}: ${fault.message}`;
  await store.transaction(async () => {
    await store.notices.put(notice.id, { status: 'failed', attempts: notice.attempts, failure });
    // A task would tell at once who applied; the notice can be seen when the call has closed.
    if (notice.template === TO_APPLICANTS) return;
    await store.tasks.put(taskId(notice.id), {
      workflowId: workflowId.outbox(),
      programmeId: notice.programmeId,
      projectId: null,
      key: `failed/${notice.id}`,
      what: 'mail.failed',
      role: 'administrator',
      organisationId: null,
      userId: null,
      deadlineKey: null,
      due: null,
      byDefault: null,
      at: `/notices/${encodeURIComponent(notice.id)}/send-again`,
      status: 'open',
      openedAt: at,
      closedAt: null,
    });
  });
}

function taskId(noticeId: string): string {
  return `${workflowId.outbox()}!${noticeId}`;
}
