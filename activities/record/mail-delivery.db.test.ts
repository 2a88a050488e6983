import { MockActivityEnvironment } from '@temporalio/testing';
import type { NoticeRecord } from '../../domain/record/records';
import { freePort } from '../../infra/engines/free-port';
import { temporaryFolder } from '../../infra/engines/run-engine';
import { mailPort } from '../../infra/mail/mail-port';
import { type SmtpCatcher, startSmtpCatcher } from '../../infra/mail/smtp-catcher';
import { testDeps } from '../../test/support/activity-deps';
import { type TestDatabase, testDatabase } from '../../test/support/database';
import { deliverNotices } from './deliver-notices';

const MAILS = 500;
const folder = temporaryFolder();
let database: TestDatabase;
let smtpPort: number;
let catcher: SmtpCatcher;

const startCatcher = () =>
  startSmtpCatcher({ smtpPort, webPort: 0, dataDir: folder.path, log: () => undefined });

beforeAll(async () => {
  database = await testDatabase();
  smtpPort = await freePort();
  catcher = await startCatcher();
  const { store } = database;
  await store.programmes.put('p1', { title: { zh: '温馨救助·情满合肥', en: 'Warm help, caring Hefei' } });
  for (let user = 0; user < 10; user += 1) {
    await store.users.put(`u${user}`, {
      email: `u${user}@example.org`,
      name: `第${user}人`,
      active: true,
      language: 'zh',
    });
  }
});
afterAll(async () => {
  await catcher.stop();
  await database.release();
  folder.remove();
});

function reminder(number: number, round: string): NoticeRecord {
  const recipient = `user/u${number % 10}`;
  return {
    id: `${recipient}|record/reminder|${round}/${number}`,
    template: 'record/reminder',
    recipient,
    programmeId: 'p1',
    businessKey: `${round}/${number}`,
    data: { what: 'agreement.sign', due: '2026-03-31T15:59:59.999Z', byDefault: 'agreement-lapses' },
    event: { uid: `project/${number}#sign`, due: '2026-03-31T15:59:59.999Z', what: 'agreement.sign' },
    status: 'queued',
    queuedAt: '2026-03-02T01:00:00.000Z',
    sentAt: null,
    attempts: 0,
  };
}

async function deliverAll(during: () => Promise<void> = async () => undefined): Promise<number> {
  const { store } = database;
  const mail = mailPort({
    store,
    smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
    from: 'CareCycle <no-reply@care.example.org>',
    words: (code) => ({ zh: code, en: code }),
    surveyCodes: { code: () => 'K7Q2M9' },
    publicUrl: 'https://care.example.org',
  });
  const stopping = new AbortController();
  const deps = testDeps(store, Date.now, { mail, stopping: stopping.signal });
  const start = Date.now();
  const running = new MockActivityEnvironment().run(
    (input: { forMs: number }) => deliverNotices(deps, input),
    { forMs: 50_000 },
  );
  await during();
  while ((await store.notices.count({ status: { $ne: 'sent' } })) > 0 && Date.now() - start < 50_000) {
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  stopping.abort();
  await running;
  mail.close();
  return Date.now() - start;
}

async function caught(): Promise<{ total: number; items: { messageId: string; to: string[] }[] }> {
  return (await fetch(`${catcher.webUrl}/api/mails`)).json() as never;
}

describe('mail through a real server', () => {
  it(`sends ${MAILS} notices with calendar files, each once`, async () => {
    await database.store.notices.insertMany(
      Array.from({ length: MAILS }, (_, number) => reminder(number, 'wave')),
    );
    await deliverAll();
    const { total, items } = await caught();
    expect(total).toBe(MAILS);
    expect(new Set(items.map(({ messageId }) => messageId)).size).toBe(MAILS);
  }, 60_000);

  it('loses nothing and doubles nothing when the server dies and comes back', async () => {
    await catcher.stop();
    await database.store.notices.insertMany(
      Array.from({ length: 40 }, (_, number) => reminder(number, 'dead')),
    );
    await deliverAll(async () => {
      await new Promise((resolve) => setTimeout(resolve, 800));
      expect(await database.store.notices.count({ status: 'sent' })).toBe(MAILS);
      catcher = await startCatcher();
    });
    expect((await caught()).total).toBe(MAILS + 40);
    expect(await database.store.notices.count({ status: 'sent' })).toBe(MAILS + 40);
  }, 60_000);
});
