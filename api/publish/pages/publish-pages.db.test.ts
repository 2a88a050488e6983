import type { ProgrammeRecord } from '../../../domain/publish/programme-record';
import { Fault } from '../../../domain/record/fault';
import { loadCalendars, loadExample } from '../../../examples/load-example';
import { type ApiServer, apiServer, enterOrganisation, enterUser } from '../../../test/support/api-server';
import { type TestDatabase, testDatabase } from '../../../test/support/database';
import { type Browser, openBrowser, type Shown } from '../../../test/support/form-browser';

const HOSTILE = '<script>alert(1)</script>';
const NOW = '2026-01-13T08:00:00.000Z';
const { rulebook } = loadExample('hefei-purchase');

let database: TestDatabase;
let server: ApiServer;
let hash = '';
const people = {} as { [who in 'officer' | 'approver' | 'otherOfficer' | 'editor' | 'evaluator']: Browser };
/** What the processes were asked for, once for each key. */
let decided: { id: string; name: string; input: Asked }[] = [];
let drafter = '';
let otherToken = '';

interface Asked
  extends Pick<ProgrammeRecord, 'rulebookHash' | 'title' | 'bureauId' | 'continues' | 'fromCase'> {
  actor: { userId: string };
  reason?: { statementId: string };
}

const programme = (id: string, change: Partial<ProgrammeRecord> = {}): ProgrammeRecord => ({
  ...{
    id,
    title: { zh: `计划${id}`, en: `Programme ${id}` },
    kind: 'purchase',
    bureauId: '',
    state: 'draft',
  },
  ...{ rulebookHash: hash, draftedBy: 'x', continues: null, publishedAt: null, closesAt: null },
  ...{ corrections: [], applications: 0, round: 0, noticeEndsAt: null, awardedAt: null, closedAt: null },
  ...{ failure: null, figures: null },
  ...change,
});

beforeAll(async () => {
  database = await testDatabase();
  const { store } = database;
  const keys = new Set<string>();
  server = await apiServer(store, {
    now: async () => NOW,
    start: async () => undefined,
    decide: (async (id: string, { name }: { name: string }, input: Asked, key: string) => {
      if (keys.has(key)) return { state: 'draft', closesAt: NOW };
      if (name === 'approveProgramme' && input.actor.userId === drafter)
        throw new Fault('forbidden', {
          en: 'who drafted or proposed a programme may not approve it',
          zh: '起草或提请发布的人不能审批自己的项目计划',
        });
      keys.add(key);
      decided.push({ id, name, input });
      const { rulebookHash, title, bureauId, continues, fromCase = null } = input;
      const origin = { continues, fromCase };
      if (name === 'draftProgramme')
        await store.programmes.put(
          id.replace('programme/', ''),
          programme('', { rulebookHash, title, bureauId, ...origin, draftedBy: input.actor.userId }),
        );
      return { state: 'draft', closesAt: NOW };
    }) as never,
  });
  for (const one of loadCalendars()) await store.calendars.put(String(one.year), { ...one });
  const bureau = await enterOrganisation(store, { name: '合肥市民政局' });
  const otherBureau = await enterOrganisation(store, { name: '芜湖市民政局' });
  const provider = await enterOrganisation(store, { kind: 'social-organisation', name: '莲花社工中心' });
  const agency = await enterOrganisation(store, { kind: 'evaluation-agency' });
  const both = await enterUser(store, bureau.id, ['bureau-officer', 'bureau-approver']);
  drafter = both.id;
  people.officer = await openBrowser(server.url, both);
  people.approver = await openBrowser(server.url, await enterUser(store, bureau.id, ['bureau-approver']));
  const other = await enterUser(store, otherBureau.id, ['bureau-officer']);
  otherToken = other.token;
  people.otherOfficer = await openBrowser(server.url, other);
  people.editor = await openBrowser(server.url, await enterUser(store, provider.id, ['organisation-editor']));
  people.evaluator = await openBrowser(server.url, await enterUser(store, agency.id, ['evaluator']));
  hash = (
    await server.ask('/rulebooks', {
      method: 'POST',
      body: rulebook,
      token: (await enterUser(store, bureau.id, ['bureau-officer'])).token,
    })
  ).body.hash as unknown as string;
  const open = {
    state: 'open',
    publishedAt: '2026-01-01T00:00:00.000Z',
    closesAt: '2026-02-20T15:59:59.000Z',
  };
  await store.programmes.insertMany([
    programme('in-draft', { bureauId: bureau.id }),
    programme('secret', { bureauId: bureau.id, title: { zh: '秘密草稿', en: 'Secret draft' } }),
    programme('proposed', { bureauId: bureau.id, state: 'proposed', draftedBy: drafter }),
    programme('open-call', { ...open, bureauId: bureau.id }),
  ]);
}, 60_000);

afterAll(async () => {
  await server?.stop();
  await database?.release();
});

beforeEach(() => {
  decided = [];
});

const onlyEnglish = ({ html }: Shown) =>
  html.replace(/lang="zh"[^>]*>[^<]*</, '').replace(/<(?:textarea|input)[^>]*>/g, '');

describe('a rulebook on the console', () => {
  it('is checked where it is pasted: every fault with place and rule, and what was pasted stays', async () => {
    const wrong = structuredClone(rulebook);
    wrong.publicNotice.period = { count: 3, unit: 'working-day' };
    wrong.tranches[0]!.share = 60;
    wrong.version = HOSTILE as never;
    const text = JSON.stringify(wrong);
    const page = await people.officer.send(await people.officer.get('/rulebooks/new'), { text, go: 'on' });
    expect(page.status).toBe(400);
    expect(page.html).toContain('href="#faults"');
    expect(page.html).toContain('publicNotice.period');
    expect(page.html).toContain('规则手册的格式');
    expect(page.html).toMatch(/比例合计 \d+，应为 100/);
    expect(page.html).toContain('手册自身前后一致');
    expect(page.html).not.toContain(HOSTILE);
    expect(page.fields.text).toBe(text);
    const none = await people.officer.send(page, { text: '{"id": ', go: 'on' });
    expect(none.status).toBe(400);
    expect(none.html).toContain('不是完整的 JSON');
    expect((await people.officer.send(page, { text: ' ', go: 'on' })).html).toContain('请上传文件或粘贴');
  });

  it('is uploaded, shown in words, pinned, and leads to a draft of it', async () => {
    const next = { ...rulebook, version: 2 };
    const file = new File([`\ufeff${JSON.stringify(next, null, 2)}`], 'rulebook.json');
    const check = await people.officer.send(
      await people.officer.get('/rulebooks/new'),
      { go: 'on' },
      { file },
    );
    expect(check.status).toBe(200);
    for (const said of ['竞争性磋商', '安徽省合肥市', '还没有提交', '固定规则手册'])
      expect(check.html).toContain(said);
    const sent = await people.officer.send(check, { go: 'send' });
    expect(sent.location).toMatch(/^\/programmes\/new\?rulebook=[0-9a-f]{64}&done=publish\.pinned$/);
    const draft = await people.officer.get(sent.location ?? '');
    expect(draft.html).toContain('规则手册已固定');
    expect(draft.fields.rulebookHash).toMatch(/^[0-9a-f]{64}$/);
    expect(draft.fields['title.zh']).toBe(rulebook.title.zh);
    const list = await people.approver.get('/rulebooks');
    expect(list.html).toContain(`href="/rulebooks/${hash}"`);
    expect(list.html).not.toContain('/rulebooks/new');
    expect((await people.approver.get(`/rulebooks/${hash}`)).html).toContain('竞争性磋商');
  });

  it('that is too large, or no text, is refused', async () => {
    const form = await people.officer.get('/rulebooks/new');
    const large = new File(['x'.repeat(200_001)], 'large.json');
    const page = await people.officer.send(form, { go: 'on' }, { file: large });
    expect(page.status).toBe(400);
    expect(page.html).toContain('文件太大');
    const picture = new File(['\x01'.repeat(300_000)], 'rulebook.json');
    expect((await people.officer.send(form, { go: 'on' }, { file: picture })).status).toBe(415);
  });

  it('is listed and pinned by the bureau only', async () => {
    for (const address of ['/rulebooks', '/rulebooks/new', '/programmes/new'])
      for (const who of ['editor', 'evaluator'] as const)
        expect((await people[who].get(address)).status).toBe(403);
  });
});

describe('a programme on the console', () => {
  it('is drafted from a pinned rulebook, once however often it is sent', async () => {
    const form = await people.officer.get(`/programmes/new?rulebook=${hash}`);
    expect(form.html).toMatch(/href="\/organisations\/\w+\/what-works">用证据编制下一期/);
    const typed = { 'title.zh': '温馨救助二期', 'title.en': 'Warm assistance II' };
    const check = await people.officer.send(form, { ...typed, go: 'on' });
    expect(check.html).toContain('温馨救助二期');
    expect(decided).toEqual([]);
    const sent = await people.officer.send(check, { go: 'send' });
    expect(sent.location).toMatch(/^\/programmes\/\w+\?done=publish\.drafted$/);
    expect((await people.officer.send(check, { go: 'send' })).location).toBe(sent.location);
    expect(decided.map(({ name, input }) => [name, input.title.zh, input.rulebookHash])).toEqual([
      ['draftProgramme', '温馨救助二期', hash],
    ]);
    const page = await people.officer.get((sent.location ?? '').split('?')[0] ?? '');
    for (const part of ['change', 'propose', 'abandon', 'preview']) expect(page.html).toContain(`/${part}"`);
    expect(page.html).not.toContain('/approve"');
  });

  it('continues one of before with its rulebook and titles', async () => {
    const programmePage = await people.officer.get('/programmes/open-call');
    expect(programmePage.html).toContain('href="/programmes/new?continues&#x3D;open-call"');
    const form = await people.officer.get('/programmes/new?continues=open-call');
    expect(form.fields).toMatchObject({
      rulebookHash: hash,
      'title.zh': '计划open-call',
      continues: 'open-call',
    });
    const check = await people.officer.send(form, { 'title.en': 'The next', go: 'on' });
    await people.officer.send(check, { go: 'send' });
    expect(decided[0]?.input).toMatchObject({ continues: 'open-call', rulebookHash: hash });
  });

  it('continues no programme of another bureau, and nobody learns by it which drafts there are', async () => {
    const refused = async (continues: string) => {
      const { status, body } = await server.ask('/programmes', {
        ...{ method: 'POST', token: otherToken },
        body: { rulebookHash: hash, title: { zh: '新', en: 'New' }, continues },
      });
      return { status, detail: body.detail, fields: body.fields, type: body.type };
    };
    const unknown = await refused('no-such-programme');
    expect(unknown).toMatchObject({ status: 400, fields: [{ field: 'continues' }] });
    for (const continues of ['secret', 'open-call']) expect(await refused(continues)).toEqual(unknown);
    expect(decided).toEqual([]);
  });

  it('is written from a public good case of whatever bureau: each names the other while the case is public', async () => {
    const { store } = database;
    await store.goodCases.put('case', {
      ...{ projectId: 'p', programmeId: 'open-call', organisationId: 'o', bureauId: 'b', sha256: '' },
      ...{ title: '邻里互助', need: '独居', done: '结对', result: '安心', voices: [], state: 'published' },
      ...{ proposedAt: NOW, publishedAt: NOW, endedAt: null },
    });
    const open = async (path: string) => (await fetch(server.url + path)).text();
    const form = await people.otherOfficer.get('/programmes/new?fromCase=case');
    const cloned = { rulebookHash: hash, 'title.zh': '计划open-call', fromCase: 'case', continues: '' };
    expect(form.fields).toMatchObject(cloned);
    const check = await people.otherOfficer.send(form, {
      'title.zh': '芜湖互助',
      'title.en': 'Mutual',
      go: 'on',
    });
    const sent = await people.otherOfficer.send(check, { go: 'send' });
    expect(decided[0]?.input).toMatchObject({ fromCase: 'case', continues: null, rulebookHash: hash });
    const [address = ''] = (sent.location ?? '').split('?');
    expect((await people.otherOfficer.get(`${address}/preview`)).html).toContain('邻里互助');
    expect(await open('/public/good-cases/case')).not.toContain('芜湖互助');
    const id = address.split('/').at(-1) ?? '';
    await store.programmes.put(id, { state: 'open', publishedAt: NOW, closesAt: '2026-02-20T15:59:59.000Z' });
    expect(await open('/public/good-cases/case')).toContain(`href="/public/programmes/${id}"`);
    expect(await open(`/public/programmes/${id}`)).toContain('href="/public/good-cases/case"');
    await store.goodCases.put('case', { state: 'withdrawn' });
    expect(await open(`/public/programmes/${id}`)).not.toContain('邻里互助');
    expect((await people.otherOfficer.get('/programmes/new?fromCase=case')).fields.fromCase).toBe('');
    const body = { rulebookHash: hash, title: { zh: '再来', en: 'Again' }, fromCase: 'case' };
    const { token } = await enterUser(store, (await enterOrganisation(store)).id, ['bureau-officer']);
    const late = await server.ask('/programmes', { method: 'POST', body, token });
    expect([late.status, decided.length]).toEqual([404, 1]);
  });

  it('is changed, proposed and given up by its bureau, each from a page that shows it first', async () => {
    const change = await people.officer.get('/programmes/in-draft/change');
    expect(change.fields['title.zh']).toBe('计划in-draft');
    const check = await people.officer.send(change, { 'title.zh': '公开草稿', go: 'on' });
    expect((await people.officer.send(check, { go: 'send' })).location).toContain('draft-saved');
    // As its process does.
    await database.store.programmes.put('in-draft', { version: 2, title: { zh: '同事的草稿', en: 'Draft' } });
    const late = await people.officer.send(check, { 'title.zh': '我的草稿', go: 'send' });
    expect(late.status).toBe(412);
    expect(late.html).toMatch(/同事的草稿[\s\S]*我的草稿/);
    const mine = await people.officer.send(late, { go: 'on' });
    expect((await people.officer.send(mine, { go: 'send' })).location).toContain('draft-saved');
    expect(decided.at(-1)?.input).toMatchObject({ version: 2, title: { zh: '我的草稿' } });
    for (const [step, name] of [
      ['propose', 'proposeProgramme'],
      ['abandon', 'abandonProgramme'],
    ] as const) {
      const page = await people.officer.get(`/programmes/in-draft/${step}`);
      for (const said of ['竞争性磋商', '还没有提交', '/programmes/in-draft/change'])
        expect(page.html).toContain(said);
      expect((await people.officer.send(page, {})).status).toBe(303);
      expect(decided.at(-1)?.name).toBe(name);
    }
    expect((await people.approver.get('/programmes/in-draft/propose')).status).toBe(403);
  });

  it('is approved by a second officer only, or returned with a reason', async () => {
    const own = await people.officer.get('/programmes/proposed/approve');
    const refused = await people.officer.send(own, {});
    expect(refused.status).toBe(403);
    expect(refused.html).toContain('起草或提请发布的人不能审批自己的项目计划');
    expect(refused.html).not.toContain('may not approve');
    expect(decided).toEqual([]);
    const page = await people.approver.get('/programmes/proposed/approve');
    expect(page.html).toContain('href="/programmes/proposed/return"');
    expect((await people.approver.send(page, {})).location).toContain(
      '/programmes/proposed?done=publish.approved',
    );
    expect(decided.map(({ name }) => name)).toEqual(['approveProgramme']);
    const back = await people.approver.get('/programmes/proposed/return');
    expect((await people.approver.send(back, { reason: '', go: 'on' })).status).toBe(400);
    const check = await people.approver.send(back, { reason: HOSTILE, go: 'on' });
    expect(check.html).not.toContain(HOSTILE);
    await people.approver.send(check, { go: 'send' });
    const { reason } = decided.at(-1)?.input ?? {};
    expect((await database.store.statements.need(reason?.statementId ?? '')).text).toBe(HOSTILE);
  });

  it('shows its draft to its bureau as organisations will see it, and to nobody else', async () => {
    const preview = await people.approver.get('/programmes/secret/preview');
    for (const said of ['秘密草稿', '申报条件', '评审标准', '拨付安排']) expect(preview.html).toContain(said);
    for (const who of ['editor', 'evaluator', 'otherOfficer'] as const) {
      for (const step of ['', '/preview', '/propose', '/approve', '/change']) {
        const { status, html } = await people[who].get(`/programmes/secret${step}`);
        expect([403, 404]).toContain(status);
        expect(html).not.toContain('秘密草稿');
      }
    }
  });
});

describe('questions about a call', () => {
  it('are asked by an organisation and answered once by the bureau, for everybody', async () => {
    const { store } = database;
    const list = await people.editor.get('/programmes/open-call/questions');
    expect(list.html).toContain('还没有提问');
    expect(list.html).toContain('href="/programmes/open-call/questions/new"');
    const form = await people.editor.get('/programmes/open-call/questions/new');
    expect(form.html).toContain('提问截止');
    const check = await people.editor.send(form, { text: `可以联合申报吗？${HOSTILE}`, go: 'on' });
    const sent = await people.editor.send(check, { go: 'send' });
    expect(sent.location).toBe('/programmes/open-call/questions?done=publish.asked');
    const [question] = await store.questions.find({ programmeId: 'open-call' });
    const address = `/questions/${question?.id}/answer`;

    expect((await people.officer.get('/')).html).toContain(`href="${address}"`);
    expect((await people.officer.get('/programmes/open-call/questions')).html).toContain(`href="${address}"`);
    expect((await people.editor.get('/programmes/open-call/questions')).html).not.toContain(address);
    for (const who of ['editor', 'otherOfficer', 'evaluator'] as const) {
      const { status, html } = await people[who].get(address);
      expect(status).toBe(403);
      expect(html).not.toContain('可以联合申报吗');
    }
    const answering = await people.officer.get(address);
    expect(answering.html).toContain('可以联合申报吗？&lt;script&gt;');
    const last = await people.officer.send(answering, { answer: '可以，由一家牵头。', go: 'on' });
    expect((await people.officer.send(last, { go: 'send' })).location).toBe(
      '/programmes/open-call/questions?done=publish.answered',
    );
    const late = await people.officer.send(answering, { answer: '不行', go: 'on' });
    expect((await people.officer.send(late, { go: 'send', key: 'another' })).status).toBe(409);
    const open = await fetch(`${server.url}/public/programmes/open-call`);
    expect(await open.text()).toContain('可以，由一家牵头。');
  });

  it('are taken only while the call is open for them', async () => {
    const form = await people.editor.get('/programmes/proposed/questions/new');
    expect(form.status).toBe(404);
  });
});

describe('the pages of this room', () => {
  it('speak English to those who choose it', async () => {
    for (const address of ['/programmes', '/rulebooks', '/rulebooks/new']) {
      const page = await people.officer.get(address, { lang: 'en' });
      expect(page.html).toContain('<html lang="en"');
      const names = /计划|草稿|安徽|温馨/;
      const lines = onlyEnglish(page).split(/[<>]/);
      expect(lines.filter((one) => /[\u4e00-\u9fff]/.test(one) && !names.test(one))).toEqual([]);
    }
  });
});
