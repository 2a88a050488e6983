import { createHash, randomUUID } from 'node:crypto';
import { recordStep } from '../../activities/record/record-step';
import { deadlineMoved } from '../../domain/record/time-notices';
import { testDeps } from '../../test/support/activity-deps';
import {
  type ApiServer,
  apiServer,
  enterOrganisation,
  enterUser,
  TEST_PASSWORD,
} from '../../test/support/api-server';
import { type TestDatabase, testDatabase } from '../../test/support/database';
import { barePhoto, samplePhoto } from '../../test/support/sample-files';
import { wholeFile } from '../serve/whole-file';

const NOW = '2026-12-30T02:00:00.000Z';
const PROGRAMME = '01PROGRAMME';
const STREAM = `programme/${PROGRAMME}`;

let database: TestDatabase;
let server: ApiServer;
let bureauId: string;
let officer: Awaited<ReturnType<typeof enterUser>>;
let stranger: Awaited<ReturnType<typeof enterUser>>;
let applicant: Awaited<ReturnType<typeof enterUser>>;
let auditor: Awaited<ReturnType<typeof enterUser>>;
let administrator: Awaited<ReturnType<typeof enterUser>>;
const signals: { workflowId: string; name: string; input: unknown }[] = [];

beforeAll(async () => {
  database = await testDatabase();
  const { store } = database;
  server = await apiServer(store, {
    sandbox: { pace: 1 },
    signal: async (workflowId, type, input) => void signals.push({ workflowId, name: type.name, input }),
  });
  await store.clocks.put('clock', {
    realAnchor: '2020-01-01T00:00:00.000Z',
    businessAnchor: NOW,
    pace: 1,
    holdAt: NOW,
  });
  await store.calendars.put('2026', { year: 2026, holidays: [], workdays: [], source: 'test' });
  bureauId = (await enterOrganisation(store)).id;
  const [other, agency] = [
    await enterOrganisation(store),
    await enterOrganisation(store, { kind: 'social-organisation' }),
  ];
  officer = await enterUser(store, bureauId, ['bureau-officer']);
  auditor = await enterUser(store, bureauId, ['auditor']);
  administrator = await enterUser(store, bureauId, ['administrator']);
  stranger = await enterUser(store, other.id, ['bureau-officer']);
  applicant = await enterUser(store, agency.id, ['organisation-editor']);
  await store.programmes.put(PROGRAMME, {
    title: { zh: '温馨救助', en: 'Warm help' },
    bureauId,
    state: 'open',
    closesAt: '2027-01-20T00:00:00.000Z',
    publishedAt: NOW,
  });
  await store.applications.put('a1', {
    programmeId: PROGRAMME,
    organisationId: agency.id,
    status: 'submitted',
  });
  const step = (n: number, decision: string) => ({
    key: `${STREAM}#${n}:${decision}`,
    process: { workflowId: STREAM, kind: 'programme' as const, programmeId: PROGRAMME },
    decision,
    state: 'open',
    actor: { kind: 'system' as const, because: 'rule' as const },
    at: NOW,
    facts: { n },
  });
  const deps = testDeps(store, Date.now);
  await recordStep(deps, step(1, 'draft'));
  await recordStep(deps, {
    ...step(2, 'approve'),
    openTasks: [
      {
        key: 'answer',
        what: 'objection.answer',
        for: { role: 'bureau-officer', organisationId: bureauId },
        deadlineKey: 'answer',
      },
      { key: 'score', what: 'panel.score', for: { userId: 'evaluator-1' } },
      { key: 'mail', what: 'mail.failed', for: { role: 'administrator' } },
    ],
    openDeadlines: [
      {
        key: 'answer',
        party: 'bureau',
        organisationId: bureauId,
        period: { count: 3, unit: 'working-day' },
        byDefault: 'objection.escalates',
        reminders: [{ count: 1, unit: 'day' }],
      },
    ],
  });
}, 60_000);

afterAll(async () => {
  await server?.stop();
  await database?.release();
});

const get = (path: string, who: { token: string }) => server.ask(path, { token: who.token });

describe('tasks', () => {
  it('are those of my role in my organisation, with words, due date and what happens otherwise', async () => {
    const { body } = await get('/tasks', officer);
    expect(body.items).toHaveLength(1);
    expect(body).toMatchObject({
      items: [
        {
          what: { code: 'objection.answer', zh: '答复质疑' },
          byDefault: { code: 'objection.escalates', en: 'the objection goes to the next level' },
          overdue: false,
          processId: STREAM,
        },
      ],
    });
    expect((await get('/tasks', stranger)).body.items).toEqual([]);
    expect((await get('/tasks', administrator)).body).toMatchObject({ items: [{ key: 'mail' }] });
    expect((await get('/tasks?overdue=true', officer)).body.items).toEqual([]);
    expect((await get('/tasks?status=done', officer)).body.items).toEqual([]);
  });
});

describe('asking a process', () => {
  const path = `/processes/${encodeURIComponent(STREAM)}`;

  it('tells who must act, by when, and what happens if nobody does', async () => {
    const { status, body } = await get(path, officer);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      state: { code: 'open', zh: '进行中' },
      deadlines: [{ party: 'bureau', provisional: true, byDefault: { zh: '转上一级答复' } }],
    });
    expect((body.tasks as unknown as { userId: string }[]).some((one) => one.userId === 'evaluator-1')).toBe(
      true,
    );
  });

  it('names no evaluator to an applicant, and nothing to strangers', async () => {
    const seen = await get(path, applicant);
    expect(seen.status).toBe(200);
    expect(seen.text).not.toContain('evaluator-1');
    expect((await get(path, stranger)).status).toBe(403);
    expect((await get('/processes/programme%2Fnone', officer)).status).toBe(404);
    expect((await get('/processes', officer)).status).toBe(403);
    expect((await get(`/processes?programmeId=${PROGRAMME}`, officer)).body).toMatchObject({
      items: [{ id: STREAM }],
    });
  });
});

describe('the journal', () => {
  it('is read in order by those who may, and its chain is verified', async () => {
    const { body } = await get(`/journal?stream=${STREAM}`, auditor);
    expect((body.items as unknown as { seq: number }[]).map((one) => one.seq)).toEqual([1, 2]);
    expect(JSON.stringify(body)).not.toContain('"answer":{');
    expect((await get(`/journal?stream=${STREAM}`, applicant)).status).toBe(403);
    expect((await get(`/journal/verify?stream=${STREAM}`, applicant)).body).toMatchObject({
      whole: true,
      entries: 2,
    });
  });

  it('names the first entry that was altered, and sees when the newest is missing', async () => {
    const { store } = database;
    await store.journal.put(`${STREAM}#1:draft`, { facts: { n: 9 } });
    expect((await get(`/journal/verify?stream=${STREAM}`, auditor)).body).toMatchObject({
      whole: false,
      brokenAt: 1,
    });
    await store.journal.put(`${STREAM}#1:draft`, { facts: { n: 1 } });
    const last = await store.journal.need(`${STREAM}#2:approve`);
    await store.journal.remove(last.id);
    expect((await get(`/journal/verify?stream=${STREAM}`, auditor)).body).toMatchObject({
      whole: false,
      brokenAt: 2,
    });
    await store.journal.insert(last);
    expect((await get(`/journal/verify?stream=${STREAM}`, auditor)).body).toMatchObject({ whole: true });
  });
});

describe('importing a holiday table', () => {
  const put = (year: number, body: unknown, who = administrator) =>
    server.ask(`/calendars/${year}`, { method: 'PUT', body, token: who.token });

  it('moves provisional deadlines, their tasks, and the process that waits', async () => {
    const before = await database.store.deadlines.first({ key: 'answer' });
    expect(before).toMatchObject({ provisional: true, due: '2027-01-04T15:59:59.999Z' });
    const answer = await put(2027, {
      holidays: ['2027-01-01'],
      workdays: ['2027-01-03'],
      source: '国办发明电',
    });
    expect(answer).toMatchObject({ status: 200, body: { moved: 1, provisional: 0 } });
    const after = await database.store.deadlines.first({ key: 'answer' });
    expect(after).toMatchObject({ provisional: false });
    const task = await database.store.tasks.first({ key: 'answer' });
    expect(task?.due).toBe(after?.due);
    expect(signals.at(-1)).toMatchObject({
      workflowId: STREAM,
      name: deadlineMoved.name,
      input: { key: 'answer', due: after?.due },
    });
    expect((await put(2027, { holidays: ['2027-01-01'], workdays: [], source: 'x' })).body).toMatchObject({
      moved: 0,
    });
  });

  it('is refused with every fault, and to all but administrators', async () => {
    const bad = await put(2028, { holidays: ['2027-01-01'], workdays: ['2028-01-04'], source: 'x' });
    expect(bad.status).toBe(400);
    expect(bad.body.fields).toHaveLength(2);
    expect((await put(2028, { holidays: ['2028-02-30'], workdays: [], source: 'x' })).status).toBe(400);
    expect((await put(2028, { holidays: ['2028-01-01'], workdays: [], source: 'x' }, officer)).status).toBe(
      403,
    );
    expect(
      (await server.ask('/calendars/nextyear', { method: 'PUT', body: {}, token: administrator.token }))
        .status,
    ).toBe(400);
  });
});

const PDF = new Uint8Array(Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'));

function form(bytes: Uint8Array, name: string, fields: { [name: string]: string } = {}): FormData {
  const data = new FormData();
  for (const [field, value] of Object.entries({ purpose: 'application/a1', ...fields }))
    data.set(field, value);
  data.set('file', new Blob([bytes as never]), name);
  return data;
}

describe('documents', () => {
  const upload = (body: FormData, who = applicant, key: string = randomUUID()) =>
    server.ask('/documents', { method: 'POST', body, token: who.token, key });

  it('are kept with their hash and come back as attachments only', async () => {
    const made = await upload(form(PDF, '../预算 表.pdf', { programmeId: PROGRAMME }));
    expect(made).toMatchObject({
      status: 201,
      body: { fileName: '预算 表.pdf', contentType: 'application/pdf', bytes: PDF.length },
    });
    const id = made.body.id as unknown as string;
    // By chance alone: an id that tells the time would tell a blind seat when each paper came in.
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    const content = await fetch(`${server.url}/api/v1/documents/${id}/content`, {
      headers: { authorization: `Bearer ${applicant.token}` },
    });
    expect(new Uint8Array(await content.arrayBuffer())).toEqual(PDF);
    expect(content.headers.get('content-disposition')).toMatch(/^attachment; filename/);
    expect(content.headers.get('x-content-type-options')).toBe('nosniff');
    expect(content.headers.get('content-type')).toBe('application/pdf');
  });

  it('keep the picture, and not whose telephone took it and where: the hash is of what is kept', async () => {
    const made = await upload(form(new Uint8Array(samplePhoto('王老五')), '家访.jpg'));
    const kept = barePhoto();
    const sha256 = createHash('sha256').update(kept).digest('hex');
    expect(made.body).toMatchObject({ contentType: 'image/jpeg', bytes: kept.length, sha256 });
    expect(await wholeFile(server.services, String(made.body.id))).toEqual(kept);
  });

  it('of an application are sealed until closing, also for the bureau', async () => {
    const id = (await upload(form(PDF, 'a.pdf', { programmeId: PROGRAMME }))).body.id as unknown as string;
    expect((await get(`/documents/${id}`, officer)).status).toBe(404);
    await database.store.applications.put('a1', { documents: [id] });
    expect((await get(`/documents/${id}`, officer)).status).toBe(404);
    await database.store.programmes.put(PROGRAMME, { state: 'sifting' });
    expect((await get(`/documents/${id}`, officer)).status).toBe(200);
    expect((await get(`/documents/${id}`, stranger)).status).toBe(404);
    expect((await get('/documents/none', officer)).status).toBe(404);
  });

  it('are stored once when the same upload comes again', async () => {
    const key = randomUUID();
    const first = await upload(form(PDF, 'b.pdf'), applicant, key);
    const again = await upload(form(PDF, 'b.pdf'), applicant, key);
    expect(again.body).toEqual(first.body);
    expect((await upload(form(PDF, 'c.pdf'), applicant, key)).status).toBe(422);
    const contents = await database.store.connection.collection('contents.files').countDocuments();
    expect(contents).toBe(await database.store.documents.count({}));
  });

  it('are told by content, not by name, and refused above the limit', async () => {
    const text = (words: string) => new Uint8Array(Buffer.from(words));
    expect((await upload(form(text('a,b\n1,2\n'), 'list.csv'))).body).toMatchObject({
      contentType: 'text/csv',
    });
    expect((await upload(form(text('MZ\x90\0 not a picture'), 'photo.png'))).status).toBe(415);
    expect((await upload(form(text('<script>alert(1)</script>'), 'page.html'))).status).toBe(415);
    expect((await upload(form(text('\u007fELF\0'), 'notes.txt'))).status).toBe(415);
    expect((await upload(form(new Uint8Array(0), 'empty.txt'))).status).toBe(400);
    const torn = await upload(form(new Uint8Array(samplePhoto('x').subarray(0, 90)), 'photo.jpg'));
    expect([torn.status, torn.body.fields]).toMatchObject([400, [{ field: 'file', zh: '已损坏或不完整' }]]);
    const large = new Uint8Array(1_000_001).fill(0x61);
    expect((await upload(form(large, 'large.txt'))).status).toBe(413);
    const contents = await database.store.connection.collection('contents.files').countDocuments();
    expect(contents).toBe(await database.store.documents.count({}));
  });

  it('need a purpose, a known subject, and a form', async () => {
    expect((await upload(form(PDF, 'a.pdf', { purpose: 'a b' }))).status).toBe(400);
    expect((await upload(form(PDF, 'a.pdf', { programmeId: 'none' }))).status).toBe(400);
    expect((await upload(form(PDF, 'a.pdf', { more: 'x' }))).status).toBe(400);
    expect((await upload({ purpose: 'x' } as never)).status).toBe(415);
    const empty = new FormData();
    empty.set('purpose', 'x');
    expect((await upload(empty)).status).toBe(400);
    const torn = { 'content-type': 'multipart/form-data; boundary=x' };
    const body = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7';
    expect(
      (await server.ask('/documents', { method: 'POST', body, headers: torn, token: applicant.token }))
        .status,
    ).toBe(400);
    const bare = { 'content-type': 'multipart/form-data' };
    expect(
      (await server.ask('/documents', { method: 'POST', body, headers: bare, token: applicant.token }))
        .status,
    ).toBe(400);
    expect((await upload(form(PDF, 'a.pdf'), auditor)).status).toBe(403);
  });
});

describe('a sandbox', () => {
  it('shows in every answer what time it is', async () => {
    const expected = `${NOW}; pace=1; held=${NOW}`;
    expect((await get('/tasks', officer)).headers.get('sandbox-clock')).toBe(expected);
    expect((await server.ask('/tasks')).headers.get('sandbox-clock')).toBe(expected);
  });

  it('is moved by administrators only', async () => {
    const advance = (who: { token: string }) =>
      server.ask('/sandbox/clock/advance', {
        method: 'POST',
        body: { to: '2027-01-01T00:00:00Z' },
        token: who.token,
      });
    expect((await advance(officer)).status).toBe(403);
    const moved = await advance(administrator);
    expect(moved).toMatchObject({ status: 200, body: { now: '2027-01-01T00:00:00.000Z', fired: 0 } });
    expect(moved.headers.get('sandbox-clock')).toMatch(/^2027-01-01T00:00:00.000Z/);
  });
});

describe('pages', () => {
  const page = (path: string, more: RequestInit = {}) =>
    fetch(`${server.url}${path}`, { redirect: 'manual', ...more });
  const tokenIn = (html: string) => /name="token" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const cookieOf = (response: Response) => response.headers.get('set-cookie')?.split(';')[0] ?? '';

  async function signedIn(user: { email: string }): Promise<string> {
    const first = await page('/sign-in');
    const body = new URLSearchParams({
      email: user.email,
      password: TEST_PASSWORD,
      token: tokenIn(await first.text()),
    });
    const entered = await page('/sign-in', { method: 'POST', body, headers: { cookie: cookieOf(first) } });
    expect(entered.status).toBe(303);
    return cookieOf(entered);
  }

  it('ask strangers to sign in, by a form that no other site can send', async () => {
    expect((await page('/')).headers.get('location')).toBe('/sign-in?next=%2F');
    const body = new URLSearchParams({ email: officer.email, password: TEST_PASSWORD });
    expect((await page('/sign-in', { method: 'POST', body })).status).toBe(403);
    const first = await page('/sign-in');
    const wrong = new URLSearchParams({
      email: officer.email,
      password: 'x',
      token: tokenIn(await first.text()),
    });
    const refused = await page('/sign-in', {
      method: 'POST',
      body: wrong,
      headers: { cookie: cookieOf(first) },
    });
    expect(refused.status).toBe(401);
    expect(await refused.text()).toContain('邮箱或密码不正确');
  });

  it('show my work, with what happens otherwise, without inline script or style', async () => {
    const cookie = await signedIn(officer);
    const work = await page('/', { headers: { cookie } });
    const html = await work.text();
    expect(work.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(html).toContain('答复质疑');
    expect(html).toContain('转上一级答复');
    expect(html).toContain('<html lang="zh-CN"');
    expect(html).not.toMatch(/ style=| on[a-z]+=/);
    const nonce = /'nonce-([^']+)'/.exec(work.headers.get('content-security-policy') ?? '')?.[1] ?? 'none';
    expect(
      html.match(/<script[^>]*>/g)?.map((one) => one.includes(`nonce="${nonce.replaceAll('=', '&#x3D;')}"`)),
    ).toEqual([true]);
    const out = await page('/sign-out', {
      method: 'POST',
      headers: { cookie },
      body: new URLSearchParams({ token: tokenIn(html) }),
    });
    expect(out.status).toBe(303);
    expect((await page('/', { headers: { cookie } })).status).toBe(303);
  });

  it('show a programme to those who have a part in it, and nothing to strangers', async () => {
    const { store } = database;
    await store.projects.put('p1', {
      programmeId: PROGRAMME,
      title: '<b>心连心</b>',
      organisationId: applicant.organisationId,
      bureauId,
      streetId: null,
      state: 'running',
      award: 17_350_000,
      paid: 0,
      withheld: 0,
      stages: { running: NOW },
      grades: { 'mid-term': { score: 91.5, grade: 'A' } },
      startsOn: '2026-01-01',
      endsOn: '2026-12-31',
    });
    const cookie = await signedIn(officer);
    const programme = await (await page(`/programmes/${PROGRAMME}`, { headers: { cookie } })).text();
    expect(programme).toContain('温馨救助');
    expect(programme).toContain('¥173,500.00');
    expect(programme).toContain('&lt;b&gt;心连心');
    const other = await signedIn(stranger);
    expect((await page('/projects/p1', { headers: { cookie: other } })).status).toBe(403);
    expect((await page('/projects/none', { headers: { cookie } })).status).toBe(404);
    const styles = /href="(\/assets\/site-\w+\.css)"/.exec(programme)?.[1];
    expect((await page(String(styles))).status).toBe(200);
  });
});
