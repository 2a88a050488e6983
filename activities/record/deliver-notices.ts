import { Context } from '@temporalio/activity';
import { businessInstant } from '../../domain/record/clock';
import { Fault } from '../../domain/record/fault';
import type { MailPort } from '../../domain/record/mail-port';
import type { NoticeRecord } from '../../domain/record/records';
import { workflowId } from '../../domain/record/workflow-id';
import { DeliveryPace, type Outcome } from './delivery-pace';
import { pause } from './pause';
import { type RecordDeps, readClock } from './record-step';

export interface DeliveryDeps extends RecordDeps {
  mail: MailPort;
  /** Aborted when the process is asked to end: the loop then returns instead of holding it up. */
  stopping?: AbortSignal;
}

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
    const outcomes = await Promise.all(batch.map((notice) => deliver(deps, notice)));
    for (const outcome of outcomes) if (outcome === 'sent' || outcome === 'failed') count[outcome] += 1;
    pace.heard(batch, outcomes, deps.now());
    if (pace.restMs > 0) await pause(pace.restMs, stop);
  }
}

function nextBatch(deps: DeliveryDeps, pace: DeliveryPace): Promise<NoticeRecord[]> {
  const waiting = pace.waitingAt(deps.now());
  const filter = { status: 'queued', ...(waiting.length > 0 ? { id: { $nin: waiting } } : {}) };
  return deps.store.notices.find(filter, { sort: { queuedAt: 1, id: 1 }, limit: AT_ONCE });
}

async function takeUpAgain({ store }: DeliveryDeps): Promise<void> {
  for (const { id } of await store.notices.find({ status: 'sending' })) {
    await store.notices.update({ id, status: 'sending' }, { status: 'queued', possibleDuplicate: true });
  }
}

async function deliver(deps: DeliveryDeps, notice: NoticeRecord): Promise<Outcome> {
  const { store } = deps;
  const { id } = notice;
  const attempts = notice.attempts + 1;
  if (!(await store.notices.update({ id, status: 'queued' }, { status: 'sending', attempts })))
    return 'taken';
  try {
    await deps.mail.send({ ...notice, status: 'sending', attempts });
  } catch (error) {
    if (error instanceof Fault && error.type !== 'unavailable') {
      await giveUp(deps, notice, error);
      return 'failed';
    }
    const failure = error instanceof Fault ? error.message : 'something else went wrong';
    await store.notices.update({ id, status: 'sending' }, { status: 'queued', failure });
    return 'later';
  }
  await store.notices.put(id, { status: 'sent', sentAt: await businessNow(deps), failure: null });
  if (notice.failure)
    await store.tasks.update(
      { id: taskId(id), status: 'open' },
      { status: 'done', closedAt: await businessNow(deps) },
    );
  return 'sent';
}

/** A mail that will never go out becomes a task for the administrator. */
async function giveUp(deps: DeliveryDeps, notice: NoticeRecord, fault: Fault): Promise<void> {
  const { store } = deps;
  const at = await businessNow(deps);
  await store.transaction(async () => {
    await store.notices.put(notice.id, { status: 'failed', failure: `${fault.type}: ${fault.message}` });
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
      at: null,
      status: 'open',
      openedAt: at,
      closedAt: null,
    });
  });
}

function taskId(noticeId: string): string {
  return `${workflowId.outbox()}!${noticeId}`;
}

async function businessNow(deps: DeliveryDeps): Promise<string> {
  return businessInstant(await readClock(deps.store), deps.now());
}
