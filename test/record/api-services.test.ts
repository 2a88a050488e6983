import { randomUUID } from 'node:crypto';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { createRecordActivities } from '../../activities/record';
import { guarded } from '../../activities/record/guarded';
import { advanceClock, releaseClock } from '../../api/record/advance-clock';
import { createMetrics } from '../../api/record/metrics';
import type { Services } from '../../api/record/services';
import { Fault } from '../../domain/record/fault';
import type { Actor } from '../../domain/record/party';
import { TASK_QUEUES } from '../../domain/record/task-queue';
import { engineProbes } from '../../infra/api/engine-health';
import { createServices } from '../../infra/api/services';
import { gridFiles } from '../../infra/database/grid-files';
import { detachedSignatures } from '../../infra/documents/detached-signatures';
import { startTemporal } from '../../infra/engines/temporal-engine';
import { connectClient, connectWorker } from '../../infra/temporal/connect';
import { tableReader } from '../../infra/workbooks/table-reader';
import { answerStory, nudgeStory } from '../../workflows/record/kernel-story.fixture';
import { TEST_CODES, testDeps } from '../support/activity-deps';
import { type TestDatabase, testDatabase } from '../support/database';

const START = '2026-03-02T01:00:00.000Z';
const officer: Actor = {
  kind: 'person',
  userId: 'officer',
  organisationId: 'bureau',
  role: 'bureau-officer',
};

let database: TestDatabase;
let services: Services;
let worker: { stop(): Promise<void>; start(): Promise<void> };
const closing: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  database = await testDatabase();
  const engine = await startTemporal({ uiPort: 0, log: () => undefined });
  const access = { address: engine.address, namespace: 'carecycle', apiKey: undefined, tls: false };
  const [client, connection] = [await connectClient(access), await connectWorker(access)];
  const { store } = database;
  const start = async () => {
    const running = await Worker.create({
      connection,
      namespace: access.namespace,
      taskQueue: TASK_QUEUES.core,
      workflowsPath: require.resolve('../../workflows/record/kernel-story.fixture'),
      activities: guarded(createRecordActivities(testDeps(store, Date.now))),
    });
    const run = running.run();
    worker = {
      start,
      stop: async () => {
        running.shutdown();
        await run;
      },
    };
  };
  await start();
  services = createServices({
    store,
    client,
    documents: { html: () => '', pdf: async () => new Uint8Array() },
    signatures: detachedSignatures(),
    tables: tableReader(),
    surveyCodes: TEST_CODES,
    files: gridFiles(store.connection),
    metrics: createMetrics(),
    updateTimeoutMs: 3_000,
    probes: engineProbes(store.connection, client),
    sandbox: { pace: 86_400 },
  });
  closing.push(
    () => worker.stop(),
    () => connection.close(),
    () => client.connection.close(),
    () => engine.stop(),
    () => database.release(),
  );
}, 120_000);

afterAll(async () => {
  for (const close of closing) await close();
}, 60_000);

async function story(days: number): Promise<string> {
  const id = `programme/${randomUUID()}`;
  await services.start('kernelStory', id, { days });
  await services.start('kernelStory', id, { days });
  for (let tries = 0; tries < 400; tries += 1) {
    if (await database.store.deadlines.first({ workflowId: id })) return id;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('the story did not begin');
}

const at = (instant: string) =>
  database.store.clocks.put('clock', {
    realAnchor: new Date().toISOString(),
    businessAnchor: instant,
    pace: 86_400,
    holdAt: instant,
  });

const decisions = async (id: string) =>
  (await database.store.journal.find({ stream: id }, { sort: { seq: 1 } })).map((one) => one.decision);

const fault = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof Fault ? error : Promise.reject(error)),
  );

/** As every client asks: again under the same key while the process cannot answer. */
async function untilAnswered<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Fault) || error.type !== 'unavailable' || tries > 20) throw error;
    }
  }
}

describe('a decision put to a process', () => {
  beforeAll(() => at(START));
  const input = { actor: officer, at: START };

  it('is taken once, however often it comes under its key, and also after it ended the process', async () => {
    const id = await story(5);
    const nudge = () => services.decide(id, nudgeStory, input, 'nudge-1');
    expect(await Promise.all([nudge(), nudge()])).toEqual([{ state: 'asked' }, { state: 'asked' }]);
    const answer = () => services.decide(id, answerStory, { ...input, text: 'yes' }, 'answer-1');
    expect(await answer()).toEqual({ state: 'answered' });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await answer()).toEqual({ state: 'answered' });
    expect(await decisions(id)).toEqual(['ask', 'nudge', 'answer']);
  });

  it('is refused as the process refuses it, and says so when the process has ended or never was', async () => {
    const id = await story(5);
    await services.decide(id, answerStory, { ...input, text: 'yes' }, 'a');
    await new Promise((resolve) => setTimeout(resolve, 300));
    const late = await fault(services.decide(id, nudgeStory, input, 'b'));
    expect(late).toMatchObject({ type: 'not-allowed-now', detail: { state: 'answered', allowed: [] } });
    expect(await fault(services.decide('programme/none', nudgeStory, input, 'c'))).toMatchObject({
      type: 'not-found',
    });
  });

  it('is not lost when nobody answers in time: asked again, it is taken once', async () => {
    const id = await story(5);
    await worker.stop();
    const first = await fault(services.decide(id, nudgeStory, input, 'late'));
    expect(first).toMatchObject({ type: 'unavailable' });
    await worker.start();
    expect(await untilAnswered(() => services.decide(id, nudgeStory, input, 'late'))).toEqual({
      state: 'asked',
    });
    expect((await decisions(id)).filter((one) => one === 'nudge')).toHaveLength(1);
  });

  it('finds both engines ready', async () => {
    expect(await services.ready()).toEqual({ database: true, temporal: true });
  });
});

describe('the sandbox clock', () => {
  beforeAll(async () => {
    for (const { id } of await database.store.processes.find({ open: true })) {
      await services.decide(id, answerStory, { actor: officer, at: START, text: 'yes' }, 'clear');
    }
    await at(START);
  });

  it('goes from one thing to the next: reminder, lapse, reminder, lapse', async () => {
    const [short, long] = [await story(3), await story(10)];
    const jump = { jump: true, reminders: true };
    const first = await advanceClock(services, jump);
    expect(first).toMatchObject({
      now: '2026-03-04T15:59:59.999Z',
      fired: 1,
      next: '2026-03-05T15:59:59.999Z',
      overdue: [],
    });
    const second = await advanceClock(services, { ...jump, to: '2026-03-05T16:00:00.000Z' });
    expect(second).toMatchObject({ now: '2026-03-05T15:59:59.999Z', fired: 1 });
    expect(await decisions(short)).toEqual(['ask', 'lapse']);
    const third = await advanceClock(services, { ...jump, to: '2026-03-07T00:00:00.000Z' });
    expect(third).toMatchObject({ now: '2026-03-07T00:00:00.000Z', fired: 0 });
    expect(await advanceClock(services, { ...jump, to: '2026-03-06T00:00:00.000Z' })).toMatchObject({
      now: third.now,
      fired: 0,
    });
    const last = await advanceClock(services, { jump: true, reminders: false });
    expect(last).toMatchObject({ now: '2026-03-12T15:59:59.999Z', fired: 1, next: null, overdue: [] });
    expect(await decisions(long)).toEqual(['ask', 'lapse']);
  });

  it('finishes what a call that died left behind', async () => {
    await at(START);
    const id = await story(3);
    const due = '2026-03-05T15:59:59.999Z';
    await at(due);
    const healed = await advanceClock(services, { jump: true, reminders: true });
    expect(healed).toMatchObject({ now: due, overdue: [] });
    expect(await decisions(id)).toEqual(['ask', 'lapse']);
  });

  it('flows there at the pace of the sandbox, and runs free once released', async () => {
    await at(START);
    const id = await story(3);
    const flown = await advanceClock(services, { jump: false, reminders: false });
    expect(flown).toMatchObject({ now: '2026-03-05T15:59:59.999Z', fired: 1 });
    expect(await decisions(id)).toEqual(['ask', 'lapse']);
    const free = await story(3);
    await releaseClock(services, 864_000);
    for (let tries = 0; tries < 200 && (await decisions(free)).length < 2; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(await decisions(free)).toEqual(['ask', 'lapse']);
    expect((await services.clock()).holdAt).toBeNull();
  });
});
