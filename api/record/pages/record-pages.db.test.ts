import { createHash } from 'node:crypto';
import type { User } from '../../../domain/people/account';
import { CHAIN_START, entryHash, type JournalEntry } from '../../../domain/record/journal';
import type { TaskRecord } from '../../../domain/record/records';
import { type ApiServer, apiServer, enterOrganisation, enterUser } from '../../../test/support/api-server';
import { type TestDatabase, testDatabase } from '../../../test/support/database';
import { type Browser, openBrowser, plain } from '../../../test/support/form-browser';
import { tableRows } from '../../../test/support/read-page';
import { sampleRulebook } from '../../../test/support/sample-rulebook';

const HOSTILE = '<img src=x>';
const STREAM = 'project/home-care';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

let database: TestDatabase;
let server: ApiServer;
let administrator: Browser;
let auditor: Browser;
let officer: Browser;
let editor: Browser;
let stranger: Browser;
let officerUser: User;
let judge: { user: User; browser: Browser };
/** Happens between one page of a list and the next. */
let afterPage = async (): Promise<unknown> => undefined;

beforeAll(async () => {
  database = await testDatabase();
  const { store } = database;
  const page = async (...asked: Parameters<typeof store.page>) => {
    const found = await store.page(...asked);
    await afterPage();
    return found;
  };
  server = await apiServer({ ...store, page: page as typeof store.page }, { sandbox: { pace: 60 } });
  const bureau = await enterOrganisation(store, { name: '民政局' });
  const own = await enterOrganisation(store, { kind: 'social-organisation', name: '莲花社工' });
  const other = await enterOrganisation(store, { kind: 'social-organisation', name: '莲花别家' });
  const enter = async (id: string, role: Parameters<typeof enterUser>[2][0]) => {
    const user = await enterUser(store, id, [role], { name: `某${role}` });
    return { user, browser: await openBrowser(server.url, user) };
  };
  const person = await enter(bureau.id, 'bureau-officer');
  officer = person.browser;
  officerUser = person.user;
  judge = await enter(other.id, 'evaluator');
  administrator = (await enter(bureau.id, 'administrator')).browser;
  auditor = (await enter(bureau.id, 'auditor')).browser;
  editor = (await enter(own.id, 'organisation-editor')).browser;
  stranger = (await enter(other.id, 'organisation-editor')).browser;
  await store.rulebooks.put('h', { rulebook: sampleRulebook() });
  await store.projects.insert({
    ...{
      id: 'home-care',
      programmeId: 'p1',
      applicationId: 'a1',
      organisationId: own.id,
      bureauId: bureau.id,
    },
    ...{
      streetId: null,
      title: `居家照护${HOSTILE}`,
      lotId: null,
      rulebookHash: 'h',
      state: 'running',
      award: 1,
    },
    ...{ agreement: null, startsOn: null, endsOn: null, stages: {}, grades: {}, paid: 0, withheld: 0 },
    ...{ pausedAt: null, endedAs: null },
  });
  let previous = CHAIN_START;
  for (const seq of [1, 2, 3]) {
    const entry: Omit<JournalEntry, 'hash'> = {
      ...{
        key: `${STREAM}#${seq}`,
        stream: STREAM,
        seq,
        programmeId: 'p1',
        decision: seq === 3 ? 'pause' : 'start',
      },
      ...{ state: 'running', at: `2026-03-0${seq}T02:00:00.000Z`, facts: { why: HOSTILE }, previous },
      actor: { kind: 'person', userId: person.user.id, organisationId: bureau.id, role: 'bureau-officer' },
    };
    previous = entryHash(entry, sha256);
    await store.journal.insert({ id: entry.key, ...entry, hash: previous });
  }
  await store.processes.insert({
    ...{ id: STREAM, kind: 'project', programmeId: 'p1', projectId: 'home-care', state: 'running', steps: 3 },
    ...{ head: previous, open: true, startedAt: '2026-03-01T02:00:00.000Z', endedAt: null },
  });
  await store.documents.insert({
    ...{
      id: 'd1',
      fileName: '报告.pdf',
      contentType: 'application/pdf',
      bytes: 2048,
      sha256: 'a'.repeat(64),
    },
    ...{
      uploadedBy: 'x',
      organisationId: own.id,
      programmeId: 'p1',
      projectId: 'home-care',
      purpose: 'report/mid',
    },
    at: '2026-03-02T00:00:00.000Z',
  });
}, 60_000);

afterAll(async () => {
  await server?.stop();
  await database?.release();
});

function task(what: string, to: Partial<TaskRecord>): TaskRecord {
  return {
    ...{ id: what, workflowId: STREAM, programmeId: 'p1', projectId: 'home-care', key: what, what },
    ...{ role: null, organisationId: null, userId: null, deadlineKey: null, due: '2026-04-01T15:59:59.999Z' },
    ...{ byDefault: null, at: '/', status: 'open', openedAt: '2026-03-02T00:00:00.000Z', closedAt: null },
    ...to,
  };
}

const at = `/processes/${encodeURIComponent(STREAM)}`;

describe('the journal', () => {
  it('leads from a project to its processes, their journals and chains', async () => {
    const { html } = await auditor.get('/journal?projectId=home-care');
    expect(html).toContain(`href="${at}/journal"`);
    expect(html).toContain(`href="${at}/journal/check"`);
    expect((await stranger.get('/journal?projectId=home-care')).status).toBe(403);
  });

  it('is filtered by decision and day, and exported as it is shown', async () => {
    const all = await officer.get(`${at}/journal`);
    for (const said of ['某bureau-officer', '2026年3月3日', '&lt;img']) expect(all.html).toContain(said);
    const some = await officer.get(`${at}/journal?from=2026-03-02&to=2026-03-02`);
    expect(some.html).toContain('2026年3月2日');
    expect(some.html).not.toContain('2026年3月3日');
    const csv = await auditor.get(`${at}/journal?decision=pause&format=csv`);
    expect(csv.html.trim().split('\n')).toHaveLength(2);
    for (const one of [editor, stranger]) expect((await one.get(`${at}/journal`)).status).toBe(403);
  });

  it('goes out as a file only as long as its reader may read it', async () => {
    const { store } = database;
    const stream = 'project/long';
    const [project, process] = [await store.projects.need('home-care'), await store.processes.need(STREAM)];
    const entry = await store.journal.need(`${STREAM}#1`);
    await store.projects.insert({ ...project, id: 'long', applicationId: 'a-long', title: '助浴' });
    await store.processes.insert({ ...process, id: stream, projectId: 'long', steps: 150 });
    const of = (seq: number) => ({ id: `${stream}#${seq}`, key: `${stream}#${seq}`, stream, seq });
    await store.journal.insertMany(Array.from({ length: 150 }, (_, n) => ({ ...entry, ...of(n + 1) })));
    const file = (format: string) =>
      officer.file(`/processes/${encodeURIComponent(stream)}/journal?format=${format}`);
    expect(String(await file('csv')).match(/2026-03-01T02:00/g)).toHaveLength(150);
    for (const format of ['csv', 'xlsx']) {
      afterPage = () => store.projects.put('long', { bureauId: 'another' });
      await expect(file(format)).rejects.toThrow();
      await store.projects.put('long', { bureauId: project.bureauId });
      afterPage = () => store.users.put(officerUser.id, { active: false });
      await expect(file(format)).rejects.toThrow();
      await store.users.put(officerUser.id, { active: true });
    }
    afterPage = async () => undefined;
    expect(String(await file('csv')).match(/2026-03-01T02:00/g)).toHaveLength(150);
  });

  it('says in words whether its chain is whole, and where it is not', async () => {
    expect((await editor.get(`${at}/journal/check`)).html).toContain('日志链完整，共 3 条');
    expect((await stranger.get(`${at}/journal/check`)).status).toBe(403);
    await database.store.journal.update({ id: `${STREAM}#2` }, { decision: 'forged' });
    expect((await auditor.get(`${at}/journal/check`)).html).toContain('从第 2 条起不完整');
    await database.store.journal.update({ id: `${STREAM}#2` }, { decision: 'start' });
  });
});

describe('documents and messages', () => {
  it('lists the files of a project for those who have a part in it', async () => {
    const { html } = await editor.get('/projects/home-care/documents');
    expect(html).toContain('href="/api/v1/documents/d1/content"');
    expect((await stranger.get('/projects/home-care/documents')).status).toBe(403);
  });

  it('shows the log of messages to auditors and administrators', async () => {
    await database.store.notices.put('n1', {
      ...{ template: 'serve/report-returned', recipient: 'user/u1', programmeId: 'p1', businessKey: 'k' },
      ...{
        data: {},
        event: null,
        status: 'failed',
        queuedAt: '2026-03-01T00:00:00.000Z',
        sentAt: null,
        attempts: 3,
      },
    });
    expect((await auditor.get('/notices')).html).toContain('报告退回');
    expect((await auditor.get('/notices?status=sent')).html).toContain('没有通知');
    expect((await officer.get('/notices')).status).toBe(403);
  });

  it('lets an administrator send a failed one again, once; nobody else', async () => {
    const { html } = await administrator.get('/notices?status=failed');
    expect(html).toContain('href="/notices/n1/send-again"');
    const form = await administrator.get('/notices/n1/send-again');
    expect(form.html).toContain('href="/users/u1"');
    expect((await auditor.get('/notices/n1/send-again')).status).toBe(403);
    expect((await administrator.send(form, { go: 'on' })).location).toBe('/notices?done=record.sent-again');
    expect(await database.store.notices.need('n1')).toMatchObject({
      ...{ status: 'queued', attempts: 3 },
      sentAgain: [{ by: expect.any(String), at: expect.any(String) }],
    });
    const late = await administrator.get('/notices/n1/send-again');
    expect((await administrator.send(late, { go: 'on' })).html).toContain('只有发送失败的消息可以重发');
  });
});

describe('searching', () => {
  it('finds what begins so, and only what one may see', async () => {
    const found = await auditor.get(`/search?q=${encodeURIComponent('居家')}`);
    expect(found.html).toContain('href="/projects/home-care"');
    expect(found.html).toContain('&lt;img');
    expect((await officer.get('/search?q=home-care')).html).toContain('href="/projects/home-care"');
    const none = await stranger.get('/search?q=home-care');
    expect(none.html).not.toContain('居家');
    expect(none.html).toContain('没有找到');
    const lotus = `/search?q=${encodeURIComponent('莲花')}`;
    expect((await auditor.get(lotus)).html).toContain('莲花社工');
    const own = (await stranger.get(lotus)).html;
    expect([own.includes('莲花别家'), own.includes('莲花社工')]).toEqual([true, false]);
    expect((await officer.get('/')).html).toContain('action="/search"');
  });

  it('answers programs too, bounded, and refuses what is no question', async () => {
    const { token } = await enterUser(
      database.store,
      (await database.store.organisations.first({}))?.id ?? '',
      ['auditor'],
    );
    const { body } = await server.ask('/search?q=%E5%B1%85', { token });
    expect(body.items).toEqual([expect.objectContaining({ kind: 'project', id: 'home-care' })]);
    for (const q of ['', '%20', 'x'.repeat(101)])
      expect((await server.ask(`/search?q=${q}`, { token })).status).toBe(400);
    for (const q of ['.*', '$ne', '\uffff']) {
      const answer = await server.ask(`/search?q=${encodeURIComponent(q)}`, { token });
      expect([answer.status, answer.body.items]).toEqual([200, []]);
    }
  });
});

describe('holidays', () => {
  it('are imported by administrators, a span at a time, after a check', async () => {
    expect((await officer.get('/calendars/2027')).status).toBe(403);
    const form = await administrator.get('/calendars/2027');
    const typed = {
      holidays: '2027-01-01\n2027-02-05..2027-02-11',
      workdays: '2027-02-20',
      source: '国办通知',
    };
    const wrong = await administrator.send(form, { ...typed, workdays: '2027-02-24', go: 'send' });
    expect([wrong.status, wrong.fields.holidays]).toEqual([400, typed.holidays]);
    const check = await administrator.send(form, { ...typed, go: 'on' });
    expect(check.html).toContain('还没有提交');
    expect((await administrator.send(check, { go: 'send' })).location).toBe(
      '/calendars?done=record.calendar-imported',
    );
    const known = await database.store.calendars.first({ year: 2027 });
    expect([known?.holidays.length, known?.workdays]).toEqual([8, ['2027-02-20']]);
    expect((await officer.get('/calendars')).html).toContain('2027年2月5日 – 2027年2月11日');
  });
});

describe('the clock of a sandbox', () => {
  it('is there for administrators, and only in a sandbox', async () => {
    expect((await administrator.get('/sandbox/clock')).html).toContain('现在的业务时间');
    expect((await officer.get('/sandbox/clock')).status).toBe(403);
    const form = await administrator.get('/sandbox/clock/release');
    expect((await administrator.send(form, { pace: '0', go: 'on' })).status).toBe(400);
    expect((await administrator.send(form, { pace: '2', go: 'on' })).status).toBe(303);
    expect((await administrator.get('/sandbox/clock')).html).toContain('2 倍');
    server.services.sandbox = null;
    expect((await administrator.get('/sandbox/clock')).status).toBe(404);
    expect((await administrator.get('/')).html).not.toContain('/sandbox/clock');
    server.services.sandbox = { pace: 60 };
  });
});

it('speaks English to those who choose it', async () => {
  const pages = [
    `${at}/journal`,
    `${at}/journal/check`,
    '/journal',
    '/notices',
    '/calendars',
    '/search?q=x',
    '/sandbox/clock',
  ];
  for (const page of pages) {
    const { html, status } = await administrator.get(page, { lang: 'en' });
    const own = html.replace(/lang="zh"[^>]*>[^<]*</, '').replace(/某|国办通知/g, '');
    expect([page, status, own.match(/[\u4e00-\u9fff]+/)?.[0]]).toEqual([page, 200, undefined]);
  }
});

describe('more work than a page holds', () => {
  it('is told: nobody believes that the most urgent hundred are all', async () => {
    const whose = { organisationId: officerUser.organisationId, role: 'bureau-officer' as const };
    const many = Array.from({ length: 101 }, (_, n) => ({
      ...task('finding.review-plan', whose),
      id: `many-${n}`,
    }));
    await database.store.tasks.insertMany(many);
    const { html } = await officer.get('/');
    expect(tableRows(html)).toHaveLength(100);
    expect(html).toContain('最紧急的 100 项');
    await database.store.connection.collection('tasks').deleteMany({ what: 'finding.review-plan' });
    expect((await officer.get('/')).html).not.toContain('最紧急的 100 项');
  });
});

describe('the work of everybody', () => {
  beforeAll(async () => {
    const { user } = judge;
    await database.store.tasks.insertMany([
      task('report.review', { organisationId: officerUser.organisationId, role: 'bureau-officer' }),
      task('evaluation.score', { userId: user.id, role: null }),
    ]);
  });

  it('is seen by auditors and administrators, with who has to do each thing', async () => {
    for (const who of [auditor, administrator]) {
      expect(plain((await who.get('/')).html)).toContain('href="/?of=everybody"');
      const rows = tableRows((await who.get('/?of=everybody')).html).map((row) =>
        row.slice(0, 4).map(({ text }) => text),
      );
      expect(rows).toEqual([
        ['评价打分', `居家照护${HOSTILE}`, '某evaluator', '莲花别家'],
        ['审核报告', `居家照护${HOSTILE}`, '民政经办', '民政局'],
      ]);
    }
  });

  it('is nobody else’s affair', async () => {
    for (const who of [officer, editor, stranger, judge.browser]) {
      const own = tableRows((await who.get('/')).html);
      const { html } = await who.get('/?of=everybody');
      expect(tableRows(html)).toEqual(own);
      expect(html).not.toContain('全部待办');
    }
  });
});

describe('a page that keeps itself up to date', () => {
  it('says by a mark whether there is anything new, and lets the session end meanwhile', async () => {
    const { status, mark, cookie } = await officer.look('/');
    expect([status, cookie]).toEqual([200, '']);
    expect((await officer.get('/')).html).toContain(`data-live=${mark}`);
    expect((await officer.look('/', mark)).status).toBe(304);
  });
});
