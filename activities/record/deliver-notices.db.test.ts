import { MockActivityEnvironment } from '@temporalio/testing';
import { Fault } from '../../domain/record/fault';
import type { NoticeRecord } from '../../domain/record/records';
import { testDeps } from '../../test/support/activity-deps';
import { type TestDatabase, testDatabase } from '../../test/support/database';
import { type DeliveryDeps, deliverNotices } from './deliver-notices';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.release());
afterEach(async () => {
  await database.store.connection.collection('notices').deleteMany({});
  await database.store.connection.collection('tasks').deleteMany({});
});

function notice(number: number, change: Partial<NoticeRecord> = {}): NoticeRecord {
  return {
    id: `user/u${number}|record/reminder|k`,
    template: 'record/reminder',
    recipient: `user/u${number}`,
    programmeId: 'p1',
    businessKey: 'k',
    data: {},
    event: null,
    status: 'queued',
    queuedAt: new Date(Date.UTC(2026, 2, 1, 0, 0, number)).toISOString(),
    sentAt: null,
    attempts: 0,
    ...change,
  };
}

/** Runs the delivery until the check holds, then asks it to end as a worker does. */
async function deliverUntil(
  send: (notice: NoticeRecord) => Promise<void>,
  done: () => Promise<boolean>,
  change: Partial<DeliveryDeps> = {},
) {
  const stopping = new AbortController();
  const deps = testDeps(database.store, Date.now, { mail: { send }, stopping: stopping.signal, ...change });
  const running = new MockActivityEnvironment().run(
    (input: { forMs: number }) => deliverNotices(deps, input),
    { forMs: 60_000 },
  );
  const give = Date.now() + 20_000;
  while (!(await done()) && Date.now() < give) await new Promise((resolve) => setTimeout(resolve, 20));
  stopping.abort();
  return running;
}

const all = (status: NoticeRecord['status'], count: number) => async () =>
  (await database.store.notices.count({ status })) === count;

describe('delivery of notices', () => {
  it('sends each once, oldest first, and says when', async () => {
    const { store } = database;
    const numbers = Array.from({ length: 45 }, (_, index) => index + 1);
    await store.notices.insertMany(numbers.toReversed().map((number) => notice(number)));
    const sent: number[] = [];
    const send = async ({ recipient }: NoticeRecord) => void sent.push(Number(recipient.slice(6)));
    const count = await deliverUntil(send, all('sent', 45));
    // Twenty are under way at the same time, in any order among themselves.
    expect(sent.slice(0, 20).sort((a, b) => a - b)).toEqual(numbers.slice(0, 20));
    expect(sent.slice(20, 40).sort((a, b) => a - b)).toEqual(numbers.slice(20, 40));
    expect(new Set(sent).size).toBe(45);
    expect(count).toEqual({ sent: 45, failed: 0 });
    const first = await store.notices.need(notice(1).id);
    expect(first).toMatchObject({ status: 'sent', attempts: 1 });
    expect(first.sentAt).toMatch(/^\d{4}-/);
  });

  it('sends nothing twice when it runs twice', async () => {
    await database.store.notices.insertMany([notice(1), notice(2)]);
    const sent: string[] = [];
    const send = async ({ id }: NoticeRecord) => void sent.push(id);
    await deliverUntil(send, all('sent', 2));
    await deliverUntil(send, all('sent', 2));
    expect(sent).toHaveLength(2);
  });

  it('loses nothing while the mail server is away, and sends all once it is back', async () => {
    await database.store.notices.insertMany(Array.from({ length: 30 }, (_, number) => notice(number)));
    let away = true;
    const sent = new Set<string>();
    const send = async ({ id }: NoticeRecord) => {
      if (away) throw new Fault('unavailable', { en: 'nobody there', zh: null });
      sent.add(id);
    };
    setTimeout(() => {
      away = false;
    }, 1_500);
    await deliverUntil(send, all('sent', 30));
    expect(sent.size).toBe(30);
    expect(await database.store.tasks.count({})).toBe(0);
    expect((await database.store.notices.first({}))?.failure).toBeNull();
  });

  it('goes on with the others when one mail has to wait', async () => {
    await database.store.notices.insertMany([notice(1), notice(2), notice(3)]);
    const send = async ({ recipient }: NoticeRecord) => {
      if (recipient === 'user/u1') throw new Fault('unavailable', { en: 'mailbox is busy', zh: null });
    };
    await deliverUntil(send, all('sent', 2));
    expect(await database.store.notices.need(notice(1).id)).toMatchObject({
      status: 'queued',
      failure: 'mailbox is busy',
    });
  });

  it('makes a mail that is refused for good a task of the administrator, without a word about the person', async () => {
    const { store } = database;
    await store.notices.insertMany([notice(1), notice(2)]);
    const send = async ({ recipient }: NoticeRecord) => {
      if (recipient === 'user/u1')
        throw new Fault('conflict', {
          en: 'the mail server refused the mail for good (EENVELOPE 550)',
          zh: null,
        });
    };
    const count = await deliverUntil(send, all('sent', 1));
    expect(count).toEqual({ sent: 1, failed: 1 });
    expect((await store.notices.need(notice(1).id)).status).toBe('failed');
    expect(await store.tasks.find({})).toMatchObject([
      { what: 'mail.failed', role: 'administrator', status: 'open', programmeId: 'p1' },
    ]);
  });

  it('makes no task of a mail that tells who applied: while the call is open the task would tell it too', async () => {
    const { store } = database;
    await store.notices.insertMany([{ ...notice(1), template: 'match/early-look' }]);
    await deliverUntil(
      async () => Promise.reject(new Fault('not-found', { en: 'no address', zh: null })),
      all('failed', 1),
    );
    expect(await store.tasks.find({})).toEqual([]);
  });

  it('closes that task when the mail was queued again and went out', async () => {
    const { store } = database;
    await store.notices.insertMany([notice(1)]);
    await deliverUntil(
      async () => Promise.reject(new Fault('not-found', { en: 'no address', zh: null })),
      all('failed', 1),
    );
    await store.notices.put(notice(1).id, { status: 'queued' });
    await deliverUntil(
      async () => undefined,
      async () => (await store.tasks.count({ status: 'done' })) === 1,
    );
    expect(await store.tasks.find({})).toMatchObject([{ status: 'done' }]);
  });

  it('sends what a dead process was sending again, marked as a possible duplicate', async () => {
    await database.store.notices.insertMany([notice(1, { status: 'sending', claimed: 'by the dead one' })]);
    const seen: NoticeRecord[] = [];
    await deliverUntil(async (one) => void seen.push(one), all('sent', 1));
    expect(seen).toMatchObject([{ possibleDuplicate: true, attempts: 2 }]);
  });

  it('returns when the process is asked to end', async () => {
    const ended = deliverUntil(
      async () => undefined,
      async () => true,
    );
    await expect(ended).resolves.not.toThrow();
  });

  it('returns by itself after its time, for the outbox to look at its history', async () => {
    const deps = testDeps(database.store, Date.now, { mail: { send: async () => undefined } });
    const count = await new MockActivityEnvironment().run(
      (input: { forMs: number }) => deliverNotices(deps, input),
      { forMs: 300 },
    );
    expect(count).toEqual({ sent: 0, failed: 0 });
  });
});
