import { createHash } from 'node:crypto';
import { sampleReport } from '../../../domain/serve/project-sample.fixture';
import { BY_ORGANISATION, SIGNED_FILE } from '../../../infra/documents/signed-by-openssl.fixture';
import { type ApiServer, apiServer, enterOrganisation } from '../../../test/support/api-server';
import { type TestDatabase, testDatabase } from '../../../test/support/database';
import { type Browser, openBrowser } from '../../../test/support/form-browser';
import { enterRunningProject, enterTask } from '../../../test/support/running-project';

const HOSTILE = '邻里照护<b>&"';

let database: TestDatabase;
let server: ApiServer;
let people: Awaited<ReturnType<typeof enterRunningProject>>;
const decided: { id: string; type: string; input: { [name: string]: unknown } }[] = [];
const walking = new Map<string, Browser>();

async function* oneChunk(content: Uint8Array): AsyncIterable<Uint8Array> {
  yield content;
}

const as = (who: Exclude<keyof typeof people, 'hash'>) => walking.get(who) as Browser;

beforeAll(async () => {
  database = await testDatabase();
  const { store } = database;
  server = await apiServer(store, {
    decide: (async (id: string, type: { name: string }, input: { [name: string]: unknown }) => {
      decided.push({ id, type: type.name, input });
      return { state: 'running', change: 'open', report: 'returned' };
    }) as never,
  });
  people = await enterRunningProject(store, HOSTILE);
  const { hash: _, ...users } = people;
  for (const [who, user] of Object.entries(users)) walking.set(who, await openBrowser(server.url, user));
  await store.documents.put('v1', {
    ...{
      fileName: '发票.pdf',
      contentType: 'application/pdf',
      bytes: 3,
      sha256: 'b',
      uploadedBy: people.editor.id,
    },
    ...{ organisationId: people.editor.organisationId, programmeId: 'prog', projectId: 'p1' },
    ...{ purpose: 'report/mid', at: '2026-03-01T00:00:00.000Z' },
  });
  await enterTask(store, {
    ...{ process: 'project/p1', key: 'report/mid', what: 'report.submit', role: 'organisation-editor' },
    ...{ due: '2026-06-20T15:59:59.999Z', organisationId: people.editor.organisationId },
  });
}, 90_000);

afterAll(async () => {
  await server?.stop();
  await database?.release();
});

beforeEach(() => {
  decided.length = 0;
});

describe('the page of a project', () => {
  it('says where it stands, what comes next and when money can arrive', async () => {
    const { status, html } = await as('editor').get('/projects/p1');
    const { mark } = await as('editor').look('/projects/p1');
    expect(html).toContain(`data-live=${mark}`);
    expect((await as('editor').look('/projects/p1', mark)).status).toBe(304);
    await database.store.processes.put('disbursement/p1-1', { projectId: 'p1', steps: 1, state: 'due' });
    expect((await as('editor').look('/projects/p1', mark)).status).toBe(200);
    await database.store.processes.remove('disbursement/p1-1');
    expect(status).toBe(200);
    expect(html).toContain('aria-current="step"');
    expect(html).toMatch(/3\. 服务<\/span>\s*<strong[^>]*>\s*当前阶段/);
    expect(html).toContain('“首款”正在拨付');
    expect(html).toMatch(/最早 20\d\d年/);
    expect(html).toContain('“中期报告”通过');
    expect(html).toContain('href="/projects/p1/reports/mid/edit"');
    expect(html).not.toContain('<b>&');
    expect(html).toContain('alt="图：时间线。发布');
    expect(html).toContain('alt="图：状态图，当前为“执行中”');
  });

  it('speaks English, and shows an organisation no journal', async () => {
    const english = (await as('editor').get('/projects/p1', { lang: 'en' })).html;
    expect(english).toContain('What comes next');
    expect(english).toContain('Ask for a change');
    expect(english).not.toContain('Journal</caption>');
  });

  it('leads the bureau to what it may do, and not to what is the organisation’s', async () => {
    const { html } = await as('approver').get('/projects/p1');
    expect(html).toContain('href="/projects/p1/terminate"');
    expect(html).not.toContain('href="/projects/p1/changes/new"');
    expect(html).not.toContain('/resume');
  });

  it.each(['/projects/p1', '/projects/p1/agreement', '/projects/p1/reports', '/projects/p1/budget'])(
    'leaks nothing to others: %s',
    async (address) => {
      for (const who of ['stranger', 'evaluator'] as const) {
        const refused = await as(who).get(address);
        expect(refused.status).toBe(403);
        expect(refused.html).not.toContain('邻里');
      }
    },
  );
});

describe('the agreement', () => {
  it('is read as a page and signed by the hash of its file', async () => {
    const page = await as('certifier').get('/projects/p1/agreement');
    expect(page.html).toContain('¥10,000.00');
    expect(page.html).toContain('/api/v1/projects/p1/agreement/file');
    const form = await as('certifier').get('/projects/p1/agreement/sign');
    const check = await as('certifier').send(form, { sha256: people.hash, go: 'on' });
    expect(check.html).toContain('还没有提交');
    const done = await as('certifier').send(check, { go: 'send' });
    expect(done.location).toBe('/projects/p1?done=serve.signed');
    expect(decided).toMatchObject([
      { id: 'project/p1', type: 'signAgreement', input: { sha256: people.hash } },
    ]);
    expect((await as('editor').get('/projects/p1/agreement/sign')).status).toBe(403);
  });
});

it('whoever has no second factor is told where to set one up, when signing takes it', async () => {
  const { store } = database;
  const { rulebook } = await store.rulebooks.need('hash');
  const signing = { ...rulebook.signing, by: 'second-factor' } as const;
  await store.rulebooks.put('by code', { rulebook: { ...rulebook, signing } });
  await store.projects.put('p1', { rulebookHash: 'by code' });
  const { html } = await as('certifier').get('/projects/p1/agreement/sign');
  await store.projects.put('p1', { rulebookHash: 'hash' });
  expect(html).toMatch(/href="\/profile\/second-factor"[\s\S]*name="code"/);
});

describe('an amendment that is signed with a certificate', () => {
  const at = '/projects/p1/changes/am';
  const sha256 = createHash('sha256').update(SIGNED_FILE).digest('hex');

  beforeAll(async () => {
    const { store } = database;
    const { rulebook } = await store.rulebooks.need('hash');
    const signing = { ...rulebook.signing, by: 'detached' } as const;
    await store.rulebooks.put('by certificate', { rulebook: { ...rulebook, signing } });
    await store.projects.put('p1', { rulebookHash: 'by certificate' });
    await server.services.files.save('am-file', oneChunk(SIGNED_FILE), 'a.pdf', 'application/pdf');
    const of = { projectId: 'p1', kind: 'extension' as const, reason: '台风', shifts: [], supplement: 0 };
    const asked = { requestedBy: people.editor.id, requestedAt: '2026-03-01T00:00:00.000Z' };
    const decision = { decidedBy: people.approver.id, decidedAt: asked.requestedAt, decisionReason: '属实' };
    const changed = [{ what: { zh: '项目截止日', en: 'Last day' }, from: '2026-11-04', to: '2026-12-04' }];
    await store.changeRequests.insert({
      ...{
        ...of,
        ...asked,
        ...decision,
        id: 'am',
        extendDays: 30,
        needsApproval: true,
        status: 'to-sign' as const,
      },
      approvals: [{ userId: people.approver.id, role: 'bureau-approver', at: asked.requestedAt }],
      reasons: { [people.approver.id]: '属实' },
      amendment: { number: 1, documentId: 'am-file', sha256, changed, signatures: [] },
    });
  });

  afterAll(async () => {
    await database.store.projects.put('p1', { rulebookHash: 'hash' });
    await database.store.changeRequests.remove('am');
  });

  it('shows everybody in the project what changes and who approved, and lets the two sides sign', async () => {
    const read = await as('editor').get(at);
    expect(read.html).toContain('2026-11-04 → 2026-12-04');
    expect(read.html).toMatch(/属实/);
    expect(read.html).toContain('现存文件与签署的文件一致');
    expect(read.html).not.toContain('amendment/sign');
    expect((await as('stranger').get(at)).status).toBe(403);
    expect((await as('editor').get(`${at}/amendment/sign`)).status).toBe(403);
    const form = await as('certifier').get(`${at}/amendment/sign`);
    const file = new File([BY_ORGANISATION as never], 'signed.p7s');
    const check = await as('certifier').send(form, { sha256, go: 'on' }, { 'signatureId.file': file });
    const done = await as('certifier').send(check, { go: 'send' });
    expect(done.location).toBe(`${at}?done=serve.amendment-signed`);
    const { input, type } = decided.at(-1) ?? { input: {}, type: '' };
    expect([type, input]).toMatchObject(['signAmendment', { changeId: 'am', sha256, by: 'detached' }]);
    const signature = {
      ...input,
      userId: people.certifier.id,
      organisationId: people.certifier.organisationId,
    };
    await database.store.changeRequests.put('am', { 'amendment.signatures': [signature] } as never);
    const signed = (await as('approver').get(at)).html;
    expect(signed).toMatch(/用数字证书签名[\s\S]*Sample Service Centre[\s\S]*签名核验通过/);
    expect(signed).toContain(`${at}/amendment/sign`);
  });
});

describe('a report', () => {
  const at = '/projects/p1/reports/mid';
  const typed = {
    'sections.0.text': '进展顺利',
    'sections.1.text': '',
    'outputs.0.done': '50',
    'outputs.1.done': '5',
    personTimes: '300',
    leveraged: '500',
    'expenses.0.on': '2026-03-02',
    'expenses.0.budgetLineId': 'staff',
    'expenses.0.what': '人员费用',
    'expenses.0.amount': '2,000',
    'expenses.0.voucherDocumentId': 'v1',
    documents: 'v1',
  };

  it('is saved as a draft, comes back, and is not overwritten by an older copy', async () => {
    const empty = await as('editor').get(`${at}/edit`);
    expect(empty.html).toContain('发票.pdf');
    expect((await as('editor').get(`${at}/submit`)).status).toBe(409);
    const saved = await as('editor').send(empty, { ...typed, go: 'on' });
    expect(saved.location).toBe(`${at}/submit?done=serve.draft-saved`);
    const again = await as('editor').get(`${at}/edit`);
    expect(again.fields).toMatchObject({ 'sections.0.text': '进展顺利', 'expenses.0.amount': '2000.00' });
    expect((await as('editor').send(again, { go: 'on', 'sections.1.text': '账目清楚' })).status).toBe(303);
    const late = await as('editor').send(again, { go: 'on', 'sections.1.text': '别的话' });
    expect(late.status).toBe(412);
    expect(late.html).toContain('别人刚刚改过');
    expect(late.html).toMatch(/账目清楚[\s\S]*别的话/);
    expect(late.fields['sections.1.text']).toBe('别的话');
  });

  it('is saved by the page itself with a row that is half filled; handing it in names the row', async () => {
    const form = await as('editor').get(`${at}/edit`);
    const half = { 'expenses.3.what': '路费', 'expenses.3.on': '2026-03-03' };
    const saved = await as('editor').script(form, { ...half, go: 'save' });
    expect([saved.status, saved.answer.version]).toEqual([200, String(Number(form.fields.version) + 1)]);
    const [, row] = (await database.store.reports.need('p1/mid/1')).expenses;
    expect(row).toEqual({
      ...{ on: '2026-03-03', budgetLineId: '', what: '路费', amount: 0, voucherDocumentId: null },
    });
    const check = await as('editor').get(`${at}/submit`);
    expect(check.html).toContain('支出第 2 行没有填完，还缺：');
    expect(check.html).toContain(`href="${at}/edit#expenses.1.budgetLineId"`);
    const again = await as('editor').get(`${at}/edit`);
    expect(again.fields).toMatchObject({ 'expenses.1.what': '路费', 'expenses.1.amount': '' });
    const whole = { 'expenses.1.what': '', 'expenses.1.on': '' };
    expect((await as('editor').send(again, { ...whole, go: 'on' })).status).toBe(303);
    expect((await as('editor').get(`${at}/submit`)).html).not.toContain('没有填完');
  });

  it('is nobody else’s while it is a draft', async () => {
    const project = await as('officer').get('/projects/p1');
    expect(project.html).not.toContain('进展顺利');
    expect(project.html).not.toContain('发票.pdf');
    expect((await as('officer').get(`${at}/1`)).status).toBe(404);
    expect((await as('officer').get(`${at}/edit`)).status).toBe(403);
  });

  it('is handed in after it was declared true', async () => {
    const form = await as('editor').get(`${at}/submit`);
    expect(form.html).toContain('账目清楚');
    expect((await as('editor').send(form, { go: 'on' })).status).toBe(400);
    const check = await as('editor').send(form, { go: 'on', version: '1' });
    expect(check.html).toContain('¥2,000.00');
    expect((await as('editor').send(check, { go: 'send' })).status).toBe(303);
    expect(decided).toMatchObject([{ type: 'submitReport', input: { reportId: 'mid', version: 1 } }]);
  });

  it('is signed off by a second person, who says so', async () => {
    await database.store.reports.put('p1/mid/1', { status: 'submitted' });
    const form = await as('certifier').get(`${at}/certify`);
    expect((await as('certifier').send(form, { go: 'on' })).status).toBe(400);
    const check = await as('certifier').send(form, { go: 'on', verdict: 'certified' });
    await as('certifier').send(check, { go: 'send' });
    expect(decided).toMatchObject([{ type: 'certifyReport', input: { version: 1, verdict: 'certified' } }]);
  });

  it('is reviewed section by section; what is returned needs a reason', async () => {
    await database.store.reports.put('p1/mid/1', { status: 'certified' });
    const form = await as('officer').get(`${at}/review`);
    expect(form.html).toContain('进展顺利');
    const verdicts = { 'sections.0.verdict': 'accepted', 'sections.1.verdict': 'returned' };
    const refused = await as('officer').send(form, { ...verdicts, go: 'on' });
    expect(refused.status).toBe(400);
    expect(refused.html).toContain('href="#sections.1.reason"');
    const check = await as('officer').send(form, { ...verdicts, 'sections.1.reason': '缺少凭证', go: 'on' });
    await as('officer').send(check, { go: 'send' });
    expect(decided).toMatchObject([
      {
        type: 'reviewReport',
        input: { version: 1, sections: [{ code: 'progress' }, { verdict: 'returned' }] },
      },
    ]);
    expect(JSON.stringify(decided)).not.toContain('缺少凭证');
  });

  it('counts as done once it is accepted', async () => {
    const { outputs, expenses } = sampleReport('mid');
    await database.store.reports.put('p1/mid/1', { status: 'accepted', outputs, expenses });
    const { html } = await as('officer').get('/projects/p1');
    expect(html).toMatch(/探访<\/td>\s*<td[^>]*>100<\/td>\s*<td[^>]*>50<\/td>/);
    const read = await as('officer').get(`${at}/1`);
    expect(read.html).toContain('一季度人员费用');
  });
});

describe('services by street', () => {
  const square = (streetCode: string, west: number) => ({
    type: 'Feature',
    properties: { streetCode },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [west, 31],
          [west + 1, 31],
          [west + 1, 32],
          [west, 32],
          [west, 31],
        ],
      ],
    },
  });
  const fileOf = (features: object[]) =>
    new File([JSON.stringify({ type: 'FeatureCollection', features })], 'streets.geojson');
  const pictureIn = (html: string) => {
    const sources = [...html.matchAll(/src="data:image\/svg\+xml;base64,([^"]+)"/g)];
    return Buffer.from(String(sources.at(-1)?.[1]), 'base64').toString();
  };

  it('stand as tiles on the board, or on the map that the bureau gave', async () => {
    const { store } = database;
    const street = await enterOrganisation(store, {
      kind: 'street',
      name: '莲花街道',
      streetCode: 'lianhua',
    });
    await store.projects.put('p1', { streetId: street.id });
    expect(pictureIn((await as('officer').get('/programmes/prog/board')).html)).toContain('莲花街道');
    const at = `/organisations/${people.officer.organisationId}/street-map`;
    expect((await as('approver').get(at)).status).toBe(403);
    const form = await as('officer').get(at);
    const none = await as('officer').send(form, { go: 'on' }, { file: new File(['x'], 'x.txt') });
    expect([none.status, none.html.includes('内容不是 GeoJSON')]).toEqual([400, true]);
    const twice = fileOf([square('lianhua', 117), square('lianhua', 118)]);
    expect((await as('officer').send(form, { go: 'on' }, { file: twice })).html).toContain('出现两次');
    const file = fileOf([square('lianhua', 117), square(HOSTILE, 118)]);
    const kept = await as('officer').send(form, { go: 'on' }, { file });
    expect(kept.location).toBe(`${at}?done=serve.street-map-kept`);
    const picture = pictureIn((await as('officer').get('/programmes/prog/board')).html);
    expect(picture.match(/<path /g)).toHaveLength(2);
    expect(picture).toContain('莲花街道');
    await store.projects.put('p1', { streetId: null });
  });
});

describe('changes, pause and end', () => {
  it('are asked for by the organisation and decided by the bureau', async () => {
    const form = await as('editor').get('/projects/p1/changes/new');
    const asked = { kind: 'extension', reason: '场地装修', extendDays: '30', go: 'on' };
    const check = await as('editor').send(form, asked);
    expect((await as('editor').send(check, { go: 'send' })).location).toContain('serve.change-asked');
    const [request] = await database.store.changeRequests.find({ projectId: 'p1' });
    expect(request).toMatchObject({ kind: 'extension', extendDays: 30, shifts: [] });
    await database.store.changeRequests.put(String(request?.id), { status: 'open' });
    const list = await as('officer').get('/projects/p1/changes');
    expect(list.html).toContain(`/projects/p1/changes/${request?.id}/decide`);
    const decide = await as('officer').get(`/projects/p1/changes/${request?.id}/decide`);
    expect(decide.html).toContain('场地装修');
    const sure = await as('officer').send(decide, { verdict: 'approved', reason: '同意', go: 'on' });
    await as('officer').send(sure, { go: 'send' });
    expect(decided.at(-1)).toMatchObject({ type: 'decideChange', input: { verdict: 'approved' } });
  });

  it('belong to those who may: pause, resume, terminate', async () => {
    for (const [who, verb, type] of [
      ['officer', 'pause', 'pauseProject'],
      ['officer', 'resume', 'resumeProject'],
      ['approver', 'terminate', 'terminateProject'],
    ] as const) {
      const form = await as(who).get(`/projects/p1/${verb}`);
      const check = await as(who).send(form, { reason: '不可抗力', go: 'on' });
      expect((await as(who).send(check, { go: 'send' })).status).toBe(303);
      expect(decided.at(-1)?.type).toBe(type);
      expect((await as('editor').get(`/projects/p1/${verb}`)).status).toBe(403);
    }
  });
});

describe('the portfolio', () => {
  beforeAll(async () => {
    const { store } = database;
    const { id: _, ...project } = await store.projects.need('p1');
    for (const id of ['p2', 'p3']) await store.projects.put(id, { ...project, title: `项目 ${id}` });
  });

  it('shows the late ones first, and exports them', async () => {
    const { html } = await as('officer').get('/projects');
    const order = [...html.matchAll(/href="\/projects\/(p\d)"/g)].map((one) => one[1]);
    expect(order).toEqual(['p1', 'p3', 'p2']);
    expect(html).toMatch(/href="\/organisations\/\w+\/what-works">什么有效</);
    const late = await as('officer').get('/projects?late=true');
    expect(late.html).not.toContain('/projects/p2"');
    const csv = await as('officer').get('/projects?format=csv');
    expect(csv.html.trim().split('\n')).toHaveLength(4);
    expect((await as('stranger').get('/projects')).html).not.toContain('/projects/p1');
  });

  it('is paged without losing or doubling any', async () => {
    const token = people.officer.token;
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await server.ask(`/portfolio?limit=1${cursor && `&cursor=${cursor}`}`, { token });
      const { items, next } = body as unknown as { items: { id: string }[]; next: string | null };
      seen.push(...items.map(({ id }) => id));
      cursor = next ?? '';
    } while (cursor !== '');
    expect(seen).toEqual(['p1', 'p3', 'p2']);
  });

  it('is a board by stage with the figures so far, for the bureau and auditors', async () => {
    const { html } = await as('officer').get('/programmes/prog/board');
    expect(html).toContain('服务（3）');
    expect(html).toContain('300');
    expect((await as('auditor').get('/programmes/prog/board', { lang: 'en' })).html).toContain(
      'Person-times',
    );
    expect((await as('editor').get('/programmes/prog/board')).status).toBe(403);
  });
});
