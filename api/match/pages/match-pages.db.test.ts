import { Fault } from '../../../domain/record/fault';
import { type ApiServer, apiServer, enterOrganisation, enterUser } from '../../../test/support/api-server';
import { type TestDatabase, testDatabase } from '../../../test/support/database';
import { type Browser, openBrowser, type Shown } from '../../../test/support/form-browser';
import { sampleApplication, sampleOrganisation } from '../../../test/support/sample-people';
import { sampleRulebook } from '../../../test/support/sample-rulebook';

const HOSTILE = '<script>alert(1)</script>"&';
const CHINESE = /[\u4e00-\u9fff]/;

let database: TestDatabase;
let server: ApiServer;
let officer: Browser;
let approver: Browser;
let applicant: Browser;
let colleague: Browser;
let rival: Browser;
let evaluator: Browser;
let stranger: Browser;
let decided: { type: string; id: string; input: { [name: string]: unknown } }[] = [];
let refuse: Fault | null = null;

beforeAll(async () => {
  database = await testDatabase();
  const { store } = database;
  server = await apiServer(store, {
    decide: (async (id: string, type: { name: string }, input: { [name: string]: unknown }) => {
      if (refuse) throw refuse;
      decided.push({ type: type.name, id, input });
      if (type.name === 'submitApplication')
        await store.applications.update(
          { id: String(input.applicationId) },
          { status: 'submitted', submittedAt: '2026-01-20T00:00:00.000Z' },
        );
      if (type.name === 'raiseObjection')
        await store.objections.update(
          { id: String(input.objectionId) },
          { status: 'open', raisedAt: '2026-03-02T00:00:00.000Z' },
        );
      return { state: 'open', seat: 'declared', drawn: 2 };
    }) as never,
  });
  const bureau = await enterOrganisation(store, { name: '民政局' });
  const agency = await enterOrganisation(store, { kind: 'evaluation-agency' });
  await store.organisations.insertMany([
    sampleOrganisation('org-1', { name: '莲花社工中心' }),
    sampleOrganisation('org-2', { name: HOSTILE, registration: null }),
  ]);
  const { publicNotice } = sampleRulebook();
  const complaint = {
    within: { count: 15, unit: 'working-day' as const },
    stay: { count: 30, unit: 'day' as const },
  };
  const rulebook = sampleRulebook({
    publicNotice: { ...publicNotice, complaint },
    review: {
      ...sampleRulebook().review,
      criteria: [
        {
          id: 'need',
          title: { zh: '需求', en: 'need' },
          points: 60,
          rule: { kind: 'expert', anchors: [{ from: 40, words: { zh: '论证充分', en: 'well argued' } }] },
        },
        { id: 'team', title: { zh: '团队', en: 'team' }, points: 40, rule: { kind: 'expert' } },
      ],
    },
  });
  await store.rulebooks.put('hash', { rulebook });
  for (const [id, state] of [
    ['p1', 'open'],
    ['p2', 'notice'],
  ] as const)
    await store.programmes.put(id, {
      title: { zh: '温馨救助', en: 'Warm aid' },
      kind: 'venture',
      bureauId: bureau.id,
      rulebookHash: 'hash',
      draftedBy: 'x',
      continues: null,
      publishedAt: '2026-01-01T00:00:00.000Z',
      closesAt: '2026-02-01T15:59:59.999Z',
      corrections: [],
      applications: 0,
      round: state === 'notice' ? 1 : 0,
      noticeEndsAt: state === 'notice' ? '2026-03-10T15:59:59.999Z' : null,
      awardedAt: null,
      closedAt: null,
      failure: null,
      figures: null,
      state,
    });
  const submitted = { status: 'submitted', submittedAt: '2026-01-20T00:00:00.000Z' } as const;
  await store.applications.insertMany([
    sampleApplication('a1', 'org-1', { programmeId: 'p2', title: '邻里守望', ...submitted }),
    sampleApplication('a2', 'org-2', { programmeId: 'p2', title: HOSTILE, ...submitted }),
    sampleApplication('sealed', 'org-2', { programmeId: 'p1', title: '密封的申报', ...submitted }),
  ]);
  const reasons = [
    {
      rule: 'registered',
      source: '征集公告第三条',
      passed: true,
      facts: {},
      message: '依法登记 / registered by law',
    },
  ];
  const failed = [{ ...reasons[0], passed: false, message: '不符合：依法登记 / not met: registered by law' }];
  const derivation = {
    requested: 4_000_000,
    criteria: [
      {
        criterion: 'need',
        rule: 'expert',
        of: 60,
        points: 51.333_333,
        from: [{ seatId: 'p2/1', points: 51.33 }],
      },
      { criterion: 'team', rule: 'expert', of: 40, points: null, from: [{ seatId: 'p2/1', points: null }] },
    ],
  };
  const rows = [
    {
      ...{ applicationId: 'a1', organisationId: 'org-1', lotId: null, eligible: true, reasons },
      ...{ score: 85.555_555, rank: 1, outcome: 'award', amount: 4_000_000, derivation },
    },
    {
      ...{ applicationId: 'a2', organisationId: 'org-2', lotId: null, eligible: false, reasons: failed },
      ...{ score: null, rank: null, outcome: 'not-eligible', amount: 0, derivation: null },
    },
  ] as never;
  const calibration = {
    counts: 'raw' as const,
    seats: [
      {
        ...{ seatId: 'p2/1', applications: 2, mean: 88.5, spread: 4, othersMean: 61.25, othersSpread: 9 },
        agreement: -0.5,
        outlier: [
          { kind: 'mean' as const, found: 88.5, others: 61.25, limit: 20 },
          { kind: 'agreement' as const, found: -0.5, others: null, limit: 0.3 },
        ],
      },
    ],
    apart: [
      {
        applicationId: 'a1',
        ...{ low: { seatId: 'p2/1', points: 51 }, high: { seatId: 'p2/3', points: 95.5 }, difference: 44.5 },
      },
    ],
    rows: [
      { applicationId: 'a1', raw: { score: 85.555_555, rank: 1 }, normalised: { score: 83.1, rank: 2 } },
    ],
  };
  const advice = {
    byRank: { points: 85.56, amount: 4_000_000, awards: 1 },
    best: { points: 90, amount: 3_900_000, awards: 2 },
    more: 4.44,
    comeIn: [{ applicationId: 'a2', rank: 2, score: 47, amount: 1_900_000 }],
    goOut: [{ applicationId: 'a1', rank: 1, score: 85.56, amount: 4_000_000 }],
    exact: true,
  };
  await store.rankings.insertMany([
    { id: 'p2/0', programmeId: 'p2', round: 0, seed: '', rows: withOutcome(rows) },
    { ...{ id: 'p2/1', programmeId: 'p2', round: 1, seed: 'seed-of-the-draw', rows }, calibration, advice },
  ]);
  const user = (organisationId: string, role: string, name: string) =>
    enterUser(store, organisationId, [role as never], { name });
  const expert = await user(agency.id, 'evaluator', '王专家');
  await store.seats.put('p2/1', {
    ...{ programmeId: 'p2', number: 1, evaluatorId: expert.id },
    ...{ state: 'drawn', voidReason: null, replaces: null },
  });
  await store.seats.put('p2/2', {
    ...{ programmeId: 'p2', number: 2, evaluatorId: 'gone' },
    ...{ state: 'void', voidReason: 'silent', replaces: 'p2/1' },
  });
  await store.processes.put('panel/p2', { programmeId: 'p2', state: 'short' } as never);
  await store.deadlines.put('panel/p2|declare/1', {
    ...{ workflowId: 'panel/p2', programmeId: 'p2', projectId: null, key: 'declare/1', status: 'open' },
    ...{
      party: 'evaluator',
      due: '2026-02-20T15:59:59.999Z',
      byDefault: 'panel.seat-void',
      provisional: false,
    },
  } as never);
  const open = (person: { email: string }) => openBrowser(server.url, person);
  officer = await open(await user(bureau.id, 'bureau-officer', 'o'));
  approver = await open(await user(bureau.id, 'bureau-approver', 'a'));
  applicant = await open(await user('org-1', 'organisation-editor', 'e'));
  colleague = await open(await user('org-1', 'organisation-certifier', 'c'));
  rival = await open(await user('org-2', 'organisation-editor', 'r'));
  evaluator = await open(expert);
  stranger = await open(await user(agency.id, 'evaluator', 's'));
}, 90_000);

function withOutcome(rows: { eligible: boolean }[]): never {
  return rows.map((one) => ({ ...one, outcome: one.eligible ? 'eligible' : 'not-eligible' })) as never;
}

afterAll(async () => {
  await server?.stop();
  await database?.release();
});

beforeEach(() => {
  decided = [];
  refuse = null;
});

/** Without what is Chinese in both languages: the way to Chinese, and what people wrote. */
const inEnglish = ({ html }: Shown) =>
  html
    .replace(/lang="zh"[^>]*>[^<]*</g, '')
    .replace(/民政局|莲花社工中心|邻里守望|温馨救助|征集公告第三条|暖冬行动|王专家/g, '');

describe('an organisation that applies', () => {
  let id = '';

  it('finds the open calls, with what keeps it out', async () => {
    const calls = await applicant.get('/calls');
    expect(calls.html).toContain('href="/programmes/p1/applications/new"');
    expect(calls.html).not.toContain('/programmes/p2/applications/new');
    expect(calls.html).toContain('>\n符合\n<');
    expect((await rival.get('/calls')).html).toContain('不符合：依法登记');
    expect((await officer.get('/calls')).status).toBe(403);
    expect(inEnglish(await applicant.get('/calls', { lang: 'en' }))).not.toMatch(CHINESE);
  });

  it('begins with the title, once however often the button is pressed', async () => {
    const form = await applicant.get('/programmes/p1/applications/new');
    const begun = await applicant.send(form, { title: '暖冬行动', go: 'on' });
    expect(begun.location).toMatch(/^\/applications\/\w+\/edit\?done=match\.begun$/);
    expect((await applicant.send(form, { title: '暖冬行动', go: 'on' })).location).toBe(begun.location);
    id = begun.location?.split('/')[2] ?? '';
    expect((await applicant.get('/applications')).html).toContain(`href="/applications/${id}"`);
  });

  it('is told what is missing, in words that lead to the field', async () => {
    const page = await applicant.get(`/applications/${id}/submit`);
    expect(page.html).toContain(`href="/applications/${id}/edit#summary"`);
    expect(page.html).toContain('项目概述：必须填写');
    expect(page.html).toContain('须勾选“申报内容真实”');
    expect(page.html).not.toContain('value="on"');
    expect(inEnglish(await applicant.get(`/applications/${id}/submit`, { lang: 'en' }))).not.toMatch(CHINESE);
  });

  it('fills in all of it; sums are worked out in yuan', async () => {
    const form = await applicant.get(`/applications/${id}/edit`);
    expect(form.fields.title).toBe('暖冬行动');
    const saved = await applicant.send(form, {
      summary: HOSTILE,
      ...{ 'plan.need': 'n', 'plan.objectives': 'o', 'plan.activities': 'a', 'plan.risks': 'r' },
      ...{ 'plan.sustainability': 's', beneficiaries: '120', months: '12', hours: '300' },
      ...{ 'budget.1.category': 'activity', 'budget.1.item': '小组', 'budget.1.unit': '次' },
      ...{ 'budget.1.quantity': '10', 'budget.1.unitPrice': '3,000.50', 'budget.1.source': 'grant' },
      ...{ 'budget.0.category': '', 'budget.0.item': '' },
      ...{ 'deliverables.0.type': 'group', 'deliverables.0.title.zh': '小组', 'deliverables.0.count': '10' },
      ...{ 'deliverables.0.unitPrice': '3000.5', 'team.0.role': '社工', 'team.0.count': '2' },
      ...{
        'declarations.truth': 'yes',
        'declarations.monitoring': 'yes',
        'declarations.noDoubleFunding': 'yes',
      },
      go: 'on',
    });
    expect(saved.location).toBe(`/applications/${id}?done=match.draft-saved`);
    const { budget, requested, deliverables, version } = await database.store.applications.need(id);
    expect([requested, budget[0]?.amount, budget[0]?.id, version]).toEqual([3_000_500, 3_000_500, 'b1', 2]);
    expect(deliverables).toMatchObject([{ id: 'd1', title: { zh: '小组', en: '' }, unitPrice: 300_050 }]);
    const papers = await applicant.get(`/applications/${id}`);
    for (const said of ['¥30,005.00', '小组', '社工', '&lt;script&gt;']) expect(papers.html).toContain(said);
    expect(papers.html).not.toContain('<script>alert');
  });

  it('keeps what was typed when it is wrong, and leads to the row', async () => {
    const form = await applicant.get(`/applications/${id}/edit`);
    const refused = await applicant.send(form, {
      'budget.2.item': '车费',
      'budget.2.quantity': 'ten',
      go: 'on',
    });
    expect(refused.status).toBe(400);
    expect(refused.html).toContain('href="#budget.1.quantity"');
    expect([refused.fields['budget.1.item'], refused.fields['budget.1.quantity']]).toEqual(['车费', 'ten']);
  });

  it('is told that a colleague saved in between, is shown what, and may then save', async () => {
    const mine = await applicant.get(`/applications/${id}/edit`);
    const theirs = await colleague.get(`/applications/${id}/edit`);
    await colleague.send(theirs, { title: '暖冬行动二', go: 'on' });
    const told = await applicant.send(mine, { title: '我的名称', go: 'on' });
    expect(told.status).toBe(412);
    expect(told.html).toContain('别人刚刚改过');
    expect(told.html).toMatch(/项目名称[\s\S]*暖冬行动二[\s\S]*我的名称/);
    expect(told.html).not.toContain('data-saves');
    expect(told.fields.title).toBe('我的名称');
    expect((await applicant.send(told, { go: 'on' })).status).toBe(303);
    expect((await database.store.applications.need(id)).title).toBe('我的名称');
  });

  it('is saved by the page itself while it is written, however incomplete its rows are', async () => {
    const form = await applicant.get(`/applications/${id}/edit`);
    expect(form.html).toContain('data-saves');
    const half = { title: '我的名称', 'deliverables.5.count': '3', 'budget.6.item': '车费' };
    const saved = await applicant.script(form, { ...half, go: 'save' });
    expect(saved.status).toBe(200);
    expect(saved.answer.said).toMatch(/^\d\d:\d\d 已自动保存$/);
    expect(saved.answer.version).toBe(String(Number(form.fields.version) + 1));
    const { deliverables, budget } = await database.store.applications.need(id);
    expect(deliverables.at(-1)).toMatchObject({ type: '', title: { zh: '', en: '' }, count: 3 });
    expect(budget.at(-1)).toMatchObject({ item: '车费', category: '', source: '' });
    const check = (await applicant.get(`/applications/${id}/submit`)).html;
    for (const place of [
      `deliverables.${deliverables.length - 1}.type`,
      `budget.${budget.length - 1}.source`,
    ])
      expect(check).toContain(`edit#${place}"`);

    const again = await applicant.script(form, { title: '旧的', go: 'save' });
    expect([again.status, again.answer.type]).toEqual([412, 'stale-version']);
    const version = String(saved.answer.version);
    const wrong = await applicant.script(form, { ...half, version, months: 'ten', go: 'save' });
    expect([wrong.status, wrong.answer.type]).toEqual([400, 'invalid-input']);
    const forged = await applicant.script(form, { version, token: 'forged', go: 'save' });
    expect(forged.status).toBe(403);
    const whole = await applicant.script(form, { version, title: '我的名称', go: 'save' });
    expect(whole.status).toBe(200);
    const stranger = await fetch(`${server.url}/applications/${id}/edit`, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams({ go: 'save' }),
    });
    expect(stranger.status).toBe(401);
  });

  it('attaches papers, which stay when the form comes back', async () => {
    const form = await applicant.get(`/applications/${id}/edit`);
    expect(form.html).toContain('enctype="multipart/form-data"');
    const file = new File(['%PDF-1.4 one page'], '证书.pdf', { type: 'application/pdf' });
    const shown = await applicant.send(form, { go: 'change' }, { 'documents.file': file });
    const document = shown.fields.documents ?? '';
    expect((await database.store.documents.need(document)).programmeId).toBe('p1');
    await applicant.send(shown, { go: 'on' });
    expect((await applicant.get(`/applications/${id}`)).html).toContain('证书.pdf');
    const sent = await applicant.script(form, { go: 'upload' }, { 'documents.file': file });
    const [uploaded] = sent.answer.files as { id: string; address: string }[];
    expect((await database.store.documents.need(String(uploaded?.id))).fileName).toBe('证书.pdf');
    const strange = new File(['MZ'], '程序.exe');
    const refused = await applicant.script(form, { go: 'upload' }, { 'documents.file': strange });
    expect([refused.status, refused.answer.type]).toEqual([415, 'unsupported-type']);
  });

  it('is warned of an amount that the sifting would not let pass', async () => {
    await database.store.applications.insert(
      sampleApplication('dear', 'org-1', { programmeId: 'p1', requested: 9_000_000 }),
    );
    const page = await applicant.get('/applications/dear/submit');
    expect(page.html).toContain('申请金额：超过每个项目的上限 ¥50,000.00');
    expect(page.html).toContain('value="on"');
    await database.store.applications.remove('dear');
  });

  it('sees everything once more and submits', async () => {
    const page = await applicant.get(`/applications/${id}/submit`);
    for (const said of ['我的名称', '¥30,005.00', '还没有提交', '证书.pdf'])
      expect(page.html).toContain(said);
    const sent = await applicant.send(page, { go: 'on' });
    expect(sent.location).toBe(`/applications/${id}?done=match.submitted`);
    expect(decided.map(({ type }) => type)).toEqual(['submitApplication']);
    const papers = await applicant.get(`/applications/${id}`);
    expect(papers.html).toContain(`/applications/${id}/withdraw`);
    expect(papers.html).not.toContain(`/applications/${id}/edit"`);
    expect((await applicant.get(`/applications/${id}/edit`)).html).toContain('不能再修改');
  });

  it('is told when the process refuses', async () => {
    refuse = new Fault(
      'not-allowed-now',
      { en: 'the call closed', zh: '申报已截止' },
      { state: 'sifting', allowed: [] },
    );
    const refused = await applicant.send(await applicant.get(`/applications/${id}/withdraw`), { go: 'on' });
    expect([refused.status, refused.html.includes('目前的状态不能这样办理')]).toEqual([409, true]);
  });

  it('withdraws', async () => {
    await applicant.send(await applicant.get(`/applications/${id}/withdraw`), { go: 'on' });
    expect(decided.map(({ type }) => type)).toEqual(['withdrawApplication']);
  });

  it('stays hidden from everybody else while the call is open', async () => {
    for (const one of [rival, officer, approver, evaluator]) {
      for (const path of [`/applications/${id}`, `/applications/${id}/edit`, `/applications/${id}/submit`]) {
        const page = await one.get(path);
        expect([403, 404]).toContain(page.status);
        expect(page.html).not.toContain('我的名称');
      }
    }
    const list = await officer.get('/programmes/p1/applications');
    expect([list.status, list.html.includes('申报已密封')]).toEqual([200, true]);
    expect(list.html).not.toContain('密封的申报');
  });
});

describe('what the bureau sees', () => {
  it('the applications with the reasons of the sifting', async () => {
    const list = await officer.get('/programmes/p2/applications');
    for (const said of ['邻里守望', '莲花社工中心', '资格审查通过', '不符合：依法登记'])
      expect(list.html).toContain(said);
    expect(list.html).not.toContain('<script>alert');
    const english = await officer.get('/programmes/p2/applications', { lang: 'en' });
    expect(english.html).toContain('not met: registered by law');
    expect(inEnglish(english)).not.toMatch(CHINESE);
    expect((await officer.get('/programmes/p2/applications?format=csv')).html).toContain('邻里守望');
  });

  it('an applicant sees its own only', async () => {
    const { html } = await applicant.get('/programmes/p2/applications');
    expect(html).toContain('邻里守望');
    expect(html).not.toContain('alert(1)');
    expect((await applicant.get('/applications')).html).toContain('资格审查通过');
    expect((await rival.get('/applications')).html).toContain('不符合：依法登记');
  });

  it('the ranking with how every point came about', async () => {
    for (const one of [officer, applicant]) {
      const { html } = await one.get('/programmes/p2/rankings');
      for (const said of ['85.56', '第 1 席：51.33', '不适用', 'seed-of-the-draw', '拟立项', '¥40,000.00'])
        expect(html).toContain(said);
      expect(html).not.toContain('<script>alert');
    }
    expect((await stranger.get('/programmes/p2/rankings')).status).toBe(403);
    expect(inEnglish(await officer.get('/programmes/p2/rankings', { lang: 'en' }))).not.toMatch(CHINESE);
  });

  it('how each seat judged, both rankings, and what the best total would change, in words', async () => {
    const { html } = await officer.get('/programmes/p2/rankings');
    for (const said of [
      '以原始得分的排名为准',
      '均值 88.5 分，其他席位为 61.25 分，相差超过 20 分',
      '排序一致性 -0.5，低于 0.3',
      '第 1 席：51',
      '入选的将是《',
      '比按名次立项 1 个、合计 85.56 分多 4.44 分',
      '结果仍按名次确定',
    ])
      expect(html).toContain(said);
    expect(inEnglish(await officer.get('/programmes/p2/rankings', { lang: 'en' }))).toContain(
      'agreement of -0.5, below 0.3',
    );
  });

  it('the panel with its seats, clocks and what becomes of silence', async () => {
    const { html } = await approver.get('/programmes/p2/panel');
    for (const said of [
      '王专家',
      '待声明',
      '2026年2月20日',
      '席位作废，另行抽取专家',
      '接替第 1 席',
      '逾期未办理',
    ])
      expect(html).toContain(said);
    expect(html).toContain('href="/programmes/p2/panel/accept-quorum"');
    expect((await officer.get('/programmes/p2/panel')).html).not.toContain('panel/accept-quorum');
    for (const one of [applicant, evaluator])
      expect((await one.get('/programmes/p2/panel')).status).toBe(403);
    expect(inEnglish(await approver.get('/programmes/p2/panel', { lang: 'en' }))).not.toMatch(CHINESE);
  });

  it('who reads what, by code, where applications are shared out, and which of them lack a reader', async () => {
    const { store } = database;
    const { rulebook } = await store.rulebooks.need('hash');
    const review = { ...rulebook.review, reading: { readers: 2, least: 1, most: 5 } };
    await store.rulebooks.put('sharing', { rulebook: { ...rulebook, review } });
    await store.programmes.update({ id: 'p2' }, { rulebookHash: 'sharing' });
    const seat = await store.seats.need('p2/1');
    await store.seats.put('p2/1', { state: 'declared', reads: ['a1'] });
    const { html } = await approver.get('/programmes/p2/panel');
    for (const said of ['各份申报书的评审席位', 'A-0', '评审 1 份申报书', '每席最多评审份数'])
      expect(html).toContain(said);
    expect(html).toContain('有 1 份申报书的评审人数少于规则要求');
    expect(html).not.toContain('邻里守望');
    expect(inEnglish(await approver.get('/programmes/p2/panel', { lang: 'en' }))).not.toMatch(CHINESE);
    for (const list of ['applications', 'rankings']) {
      const seen = (await evaluator.get(`/programmes/p2/${list}`)).html;
      expect([list, seen.includes('邻里守望'), seen.includes('alert(1)')]).toEqual([list, true, false]);
    }
    await store.programmes.update({ id: 'p2' }, { rulebookHash: 'hash' });
    await store.seats.remove('p2/1');
    await store.seats.insert(seat);
  });

  it('draws more evaluators, or accepts the seats there are with a reason', async () => {
    await officer.send(await officer.get('/programmes/p2/panel/extend'), { go: 'on' });
    const form = await approver.get('/programmes/p2/panel/accept-quorum');
    expect((await approver.send(form, { reason: '', go: 'on' })).status).toBe(400);
    const check = await approver.send(form, { reason: '专家不足', go: 'on' });
    expect(check.html).toContain('专家不足');
    expect((await approver.send(check, { go: 'send' })).location).toContain('/programmes/p2/panel?done=');
    expect(decided.map(({ type, id }) => [type, id])).toEqual([
      ['extendPanel', 'panel/p2'],
      ['acceptQuorum', 'panel/p2'],
    ]);
    expect((await officer.get('/programmes/p2/panel/accept-quorum')).status).toBe(403);
  });
});

describe('an objection', () => {
  it('is raised by an applicant after checking, once for each form', async () => {
    const form = await applicant.get('/programmes/p2/objections/new');
    expect(form.html).toContain('2026年3月10日');
    const check = await applicant.send(form, {
      applicationId: 'a2',
      grounds: `${HOSTILE}价格读错`,
      go: 'on',
    });
    expect(check.html).not.toContain('<script>alert');
    const sent = await applicant.send(check, { go: 'send' });
    expect(sent.location).toBe('/programmes/p2/objections?done=match.raised');
    await applicant.send(check, { go: 'send' });
    expect(decided.map(({ type }) => type)).toEqual(['raiseObjection']);
    expect(decided[0]?.input.applicationId).toBe('a2');
    expect((await applicant.get('/programmes/p2/objections')).html).toContain('价格读错');
    expect((await rival.get('/programmes/p2/objections')).html).not.toContain('价格读错');
    expect((await stranger.get('/programmes/p2/objections/new')).status).toBe(403);
  });

  it('is answered by the bureau with what follows from it', async () => {
    const list = await officer.get('/programmes/p2/objections');
    const address = /href="(\/objections\/\w+\/answer)"/.exec(list.html)?.[1] ?? '';
    const form = await officer.get(address);
    for (const said of ['价格读错', '莲花社工中心', 'href="/applications/a2"'])
      expect(form.html).toContain(said);
    const check = await officer.send(form, { verdict: 'rejected', answer: '经复核，不成立。', go: 'on' });
    expect(check.html).toContain('经复核，不成立。');
    const sent = await officer.send(check, { go: 'send' });
    expect(sent.location).toBe('/programmes/p2/objections?done=match.answered');
    expect(decided[0]).toMatchObject({
      type: 'answerObjection',
      input: { verdict: 'rejected', remedy: 'none', applicationId: null },
    });
    for (const one of [applicant, rival, stranger]) {
      const page = await one.get(address);
      expect(page.status).toBe(403);
      expect(page.html).not.toContain('价格读错');
    }
    const api = await database.store.objections.first({ programmeId: 'p2' });
    const english = await officer.get(`/objections/${api?.id}/answer`, { lang: 'en' });
    expect(inEnglish(english).replace(/价格读错/g, '')).not.toMatch(CHINESE);
  });
});

describe('a complaint about the answer to an objection', () => {
  let id = '';

  beforeAll(async () => {
    const { store } = database;
    id = (await store.objections.first({ programmeId: 'p2' }))?.id ?? '';
    await store.objections.update({ id }, { status: 'rejected', answeredAt: '2026-03-05T00:00:00.000Z' });
    await store.deadlines.put(`programme/p2|complain/${id}`, {
      ...{ workflowId: 'programme/p2', programmeId: 'p2', projectId: null, key: `complain/${id}` },
      ...{ party: 'organisation', due: '2026-03-26T15:59:59.999Z', status: 'open' },
      ...{ byDefault: 'complaint.right-ends', provisional: false },
    } as never);
  });

  it('is raised by who objected, while there is time, and by nobody else', async () => {
    const address = `/objections/${id}/complaint`;
    expect((await applicant.get('/programmes/p2/objections')).html).toContain(`href="${address}"`);
    const form = await applicant.get(address);
    expect(form.html).toContain('价格读错');
    const check = await applicant.send(form, { grounds: '答复回避了要点', go: 'on' });
    const sent = await applicant.send(check, { go: 'send' });
    expect(sent.location).toBe('/programmes/p2/objections?done=match.complained');
    expect(decided).toMatchObject([{ type: 'raiseComplaint', input: { objectionId: id } }]);
    expect(JSON.stringify(decided)).not.toContain('答复回避了要点');
    for (const other of [officer, rival, stranger, evaluator])
      expect([403, 404]).toContain((await other.get(address)).status);
    const english = inEnglish(await applicant.get(address, { lang: 'en' })).replace(
      /价格读错|经复核，不成立。/g,
      '',
    );
    expect(english).not.toMatch(CHINESE);
  });

  it('stays the award until the approver enters what was decided', async () => {
    const { store } = database;
    const complaint = { raisedAt: '2026-03-06T00:00:00.000Z', grounds: '答复回避了要点', stays: true };
    await store.objections.update({ id }, { complaint: { ...complaint, status: 'open' } });
    const address = `/objections/${id}/complaint/decide`;
    expect((await approver.get('/programmes/p2/objections')).html).toContain(`href="${address}"`);
    expect((await officer.get(address)).status).toBe(403);
    expect((await officer.get('/programmes/p2/objections')).html).toContain('处理中 暂停中');
    const form = await approver.get(address);
    expect(form.html).toContain('答复回避了要点');
    const given = { verdict: 'upheld', remedy: 'exclude', decision: '财政局〔2026〕7号：投诉成立', go: 'on' };
    const check = await approver.send(form, given);
    await approver.send(check, { go: 'send' });
    expect(decided).toMatchObject([
      { type: 'decideComplaint', input: { verdict: 'upheld', remedy: 'exclude', applicationId: null } },
    ]);
  });
});

describe('an evaluator', () => {
  const SHEET = '/panel-seats/p2/1/sheets/a1';

  it('is asked for conflicts first: no paper opens before', async () => {
    expect((await evaluator.get('/panel-seats')).html).toContain('href="/panel-seats/p2/1"');
    const seat = await evaluator.get('/panel-seats/p2/1');
    for (const said of ['请先声明', '莲花社工中心', '席位作废，另行抽取专家'])
      expect(seat.html).toContain(said);
    for (const path of [SHEET, '/applications/a1']) {
      const page = await evaluator.get(path);
      expect(page.status).toBe(404);
      expect(page.html).not.toContain('邻里守望');
    }
    expect((await stranger.get('/panel-seats/p2/1')).status).toBe(404);
    const form = await evaluator.get('/panel-seats/p2/1/declare');
    expect((await evaluator.send(form, { go: 'on' })).status).toBe(400);
    const alone = await evaluator.send(form, { declaration: 'conflict', go: 'send' });
    expect([alone.status, decided]).toEqual([400, []]);
    expect(alone.html).toContain('有利害关系的，必须写明');
    await evaluator.send(alone, {
      ...{ declaration: 'conflict', 'conflict.kind': 'kinship', 'conflict.organisationId': 'org-1' },
      ...{ reason: '负责人是亲属', go: 'send' },
    });
    expect(decided.pop()?.input).toMatchObject({
      declaration: 'conflict',
      conflict: { kind: 'kinship', organisationId: 'org-1' },
      reason: { statementId: expect.any(String) },
    });
    const anew = await evaluator.get('/panel-seats/p2/1/declare');
    const check = await evaluator.send(anew, { declaration: 'no-conflict', go: 'on' });
    expect(check.html).toContain('没有利害关系');
    await evaluator.send(check, { go: 'send' });
    expect(decided[0]).toMatchObject({ type: 'declareSeat', input: { declaration: 'no-conflict', seat: 1 } });
    await database.store.seats.update({ id: 'p2/1' }, { state: 'declared' });
  });

  it('declares about no applicant that it was not shown: given more meanwhile, it looks again first', async () => {
    const { store } = database;
    const seat = await store.seats.need('p2/1');
    await store.seats.put('p2/1', { state: 'drawn', reads: ['a1'] });
    const form = await evaluator.get('/panel-seats/p2/1/declare');
    expect(form.html).not.toContain('alert(1)');
    const check = await evaluator.send(form, { declaration: 'no-conflict', go: 'on' });
    await store.seats.put('p2/1', { reads: ['a1', 'a2'] });
    decided.length = 0;
    const refused = await evaluator.send(check, { go: 'send' });
    expect([refused.status, decided]).toEqual([409, []]);
    for (const said of ['又分到了新的申报书', 'alert(1)']) expect(refused.html).toContain(said);
    await evaluator.send(refused, { declaration: 'no-conflict', go: 'send' });
    expect(decided).toMatchObject([{ input: { declaration: 'no-conflict', shown: expect.any(Number) } }]);
    await store.seats.remove('p2/1');
    await store.seats.insert(seat);
  });

  it('reads the papers beside the sheet and saves as often as it likes', async () => {
    const sheet = await evaluator.get(SHEET);
    for (const said of ['app-beside', '“需求”得分（0 至 60）', '40 分起：论证充分', '¥40,000.00'])
      expect(sheet.html).toContain(said);
    await evaluator.send(sheet, { 'marks.0.points': '51.33', 'marks.0.comment': HOSTILE, go: 'on' });
    const again = await evaluator.get(SHEET);
    expect([again.fields['marks.0.points'], again.fields['marks.0.comment']]).toEqual(['51.33', HOSTILE]);
    expect(again.html).not.toContain('<script>alert');
    const sent = await evaluator.send(again, {
      'marks.1.notApplicable': 'yes',
      'marks.1.comment': '',
      go: 'on',
    });
    expect(sent.location).toBe(`${SHEET}?done=match.sheet-saved`);
    expect((await database.store.reviewSheets.need('p2/1|a1')).marks).toEqual([
      { criterion: 'need', points: 51.33, comment: HOSTILE },
      { criterion: 'team', points: null, comment: '' },
    ]);
    expect(inEnglish(await evaluator.get(SHEET, { lang: 'en' })).replace(/活动|业务活动费/g, '')).not.toMatch(
      CHINESE,
    );
  });

  it('keeps a comment that has no points yet, which is no mark', async () => {
    const form = await evaluator.get('/panel-seats/p2/1/sheets/a1');
    const saved = await evaluator.script(form, {
      ...{ 'marks.1.notApplicable': [], 'marks.1.comment': '待核实', go: 'save' },
    });
    expect([saved.status, saved.answer.version]).toEqual([200, String(Number(form.fields.version) + 1)]);
    const sheet = await database.store.reviewSheets.need('p2/1|a1');
    expect(sheet.marks.map(({ criterion }) => criterion)).toEqual(['need']);
    const again = await evaluator.get(SHEET);
    expect(again.fields).toMatchObject({ 'marks.1.comment': '待核实', 'marks.1.points': '' });
    const check = await evaluator.get('/panel-seats/p2/1/submit');
    expect(check.html).toContain(`href="${SHEET}#marks.1.points"`);
    const stale = await evaluator.send(form, { 'marks.0.comment': '旧窗口', go: 'on' });
    expect(stale.status).toBe(412);
    expect(stale.html).toContain('待核实');
    const back = { 'marks.1.notApplicable': 'yes', 'marks.1.comment': '', go: 'on' };
    expect((await evaluator.send(again, back)).status).toBe(303);
  });

  it('keeps what was typed when the rubric does not allow it', async () => {
    const sheet = await evaluator.get(SHEET);
    for (const [typed, said] of [
      [{ 'marks.0.points': '61' }, '须为 0 至 60'],
      [{ 'marks.0.points': 'many' }, '须为 0 至 60'],
      [{ 'marks.0.points': '1.234' }, '须为 0 至 60'],
      [{ 'marks.0.notApplicable': 'yes' }, '只能选一个'],
    ] as const) {
      const refused = await evaluator.send(sheet, { 'marks.0.comment': '保留', ...typed, go: 'on' });
      expect(refused.status).toBe(400);
      expect(refused.html).toContain('href="#marks.0.points"');
      expect(refused.html).toContain(said);
      expect(refused.fields['marks.0.comment']).toBe('保留');
    }
  });

  it('is told what is missing before it can submit all sheets', async () => {
    const page = await evaluator.get('/panel-seats/p2/1/submit');
    expect(page.html).toContain('“邻里守望”的“团队”没有评语');
    expect(page.html).toContain(`href="${SHEET}#marks.1.comment"`);
    expect(page.html).not.toContain('value="on"');
    await evaluator.send(await evaluator.get(SHEET), { 'marks.1.comment': '无此项', go: 'on' });
    const whole = await evaluator.get('/panel-seats/p2/1/submit');
    for (const said of ['51.33', '无此项', '不适用', '还没有提交']) expect(whole.html).toContain(said);
    const sent = await evaluator.send(whole, { go: 'on' });
    expect(sent.location).toBe('/panel-seats/p2/1?done=match.sheets-submitted');
    expect(decided.map(({ type }) => type)).toEqual(['submitSheets']);
    expect(inEnglish(await evaluator.get('/panel-seats/p2/1', { lang: 'en' }))).not.toMatch(CHINESE);
  });

  it('can only go back on a declaration once it is given', async () => {
    const form = await evaluator.get('/panel-seats/p2/1/declare');
    expect(form.html).not.toContain('value="no-conflict"');
    expect(form.html).toContain('value="conflict"');
    expect([form.html.includes('value="declined"'), form.html.includes('value="resigned"')]).toEqual([
      false,
      true,
    ]);
  });

  it('signs with a dissent once the panel has closed, and the bureau reads it beside the seat', async () => {
    const { store } = database;
    await store.seats.update({ id: 'p2/1' }, { state: 'submitted' });
    expect((await evaluator.get('/panel-seats/p2/1')).html).not.toContain('/panel-seats/p2/1/dissent');
    await store.processes.put('panel/p2', { state: 'closed' } as never);
    expect((await evaluator.get('/panel-seats/p2/1')).html).toContain('/panel-seats/p2/1/dissent');
    const form = await evaluator.get('/panel-seats/p2/1/dissent');
    expect((await evaluator.send(form, { reason: '', go: 'on' })).status).toBe(400);
    const check = await evaluator.send(form, { reason: '预算依据不足', go: 'on' });
    await evaluator.send(check, { go: 'send' });
    expect(decided).toMatchObject([{ type: 'dissentFromResult', input: { seat: 1 } }]);
    await store.seats.update({ id: 'p2/1' }, { dissent: '预算依据不足' });
    const late = { kind: 'kinship' as const, organisationId: 'org-1', late: true };
    await store.seats.update({ id: 'p2/2' }, { voidReason: 'conflict', conflict: late, voidWords: '亲属' });
    const { html } = await approver.get('/programmes/p2/panel');
    for (const said of [
      '不同意见：预算依据不足',
      '亲属关系：莲花社工中心（打开申报书之后发现）',
      '由第 2 席接替',
    ])
      expect(html).toContain(said);
    const english = inEnglish(await evaluator.get('/panel-seats/p2/1/dissent', { lang: 'en' }));
    expect(english).not.toMatch(CHINESE);
  });
});

describe('the JSON routes behind these pages', () => {
  it('tell each party what is theirs to see', async () => {
    const { store } = database;
    const bureau = await store.organisations.first({ name: '民政局' });
    const auditor = await enterUser(store, bureau?.id ?? '', ['auditor']);
    const editor = await enterUser(store, 'org-2', ['organisation-editor']);
    const all = await server.ask('/programmes/p2/eligibility', { token: auditor.token });
    expect((all.body.rows as unknown as object[]).length).toBe(2);
    const own = await server.ask('/programmes/p2/eligibility', { token: editor.token });
    expect(own.body.rows).toMatchObject([{ applicationId: 'a2', eligible: false }]);
    const early = await server.ask('/programmes/p1/eligibility', { token: editor.token });
    expect(early.body).toEqual({ judged: false, rows: [] });
    const objection = await store.objections.first({ programmeId: 'p2' });
    const seen = await server.ask(`/objections/${objection?.id}`, { token: editor.token });
    expect(seen.status).toBe(404);
    expect((await server.ask(`/objections/${objection?.id}`, { token: auditor.token })).status).toBe(200);
    const calls = await server.ask('/calls', { token: editor.token });
    expect(calls.body.items).toMatchObject([{ id: 'p1', fits: false }]);
  });
});
