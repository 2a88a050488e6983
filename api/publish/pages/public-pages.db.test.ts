import type { EvaluationRecord } from '../../../domain/evaluate/evaluation-record';
import type { RankingRow } from '../../../domain/match/ranking-record';
import type { ProgrammeRecord, QuestionRecord } from '../../../domain/publish/programme-record';
import type { Rulebook } from '../../../domain/publish/rulebook';
import type { ProjectRecord } from '../../../domain/serve/project-record';
import { type ApiServer, apiServer, enterOrganisation, enterUser } from '../../../test/support/api-server';
import { type TestDatabase, testDatabase } from '../../../test/support/database';
import { sampleConsent, sampleEarlyLook } from '../../../test/support/sample-early-look';
import { sampleApplication, sampleOrganisation } from '../../../test/support/sample-people';
import { sampleRulebook } from '../../../test/support/sample-rulebook';

const HOSTILE = '<script>alert("1")</script>\'"><img src=x onerror=alert(1)>';
/** Nobody outside may learn these. */
const PRIVATE = [
  'drafter-of-it',
  'asker-of-it',
  'answerer-of-it',
  'facts-of-a-check',
  'seat-of-the-panel',
  'looked-at',
];

let database: TestDatabase;
let server: ApiServer;
let bureauId = '';

const programme = (id: string, change: Partial<ProgrammeRecord> = {}): ProgrammeRecord => ({
  id,
  title: { zh: `计划${id}`, en: `Programme ${id}` },
  kind: 'venture',
  bureauId,
  rulebookHash: 'hash',
  state: 'open',
  draftedBy: 'drafter-of-it',
  continues: null,
  publishedAt: '2026-01-01T00:00:00.000Z',
  closesAt: '2026-02-01T15:59:59.000Z',
  corrections: [],
  applications: 0,
  round: 0,
  noticeEndsAt: null,
  awardedAt: null,
  closedAt: null,
  failure: null,
  figures: null,
  ...change,
});

const question = (id: string, programmeId: string, change: Partial<QuestionRecord> = {}): QuestionRecord => ({
  id,
  programmeId,
  text: '可以联合申报吗？',
  askedBy: 'asker-of-it',
  askedAt: '2026-01-05T00:00:00.000Z',
  answerBy: '2026-01-08T09:00:00.000Z',
  answer: null,
  answeredBy: null,
  answeredAt: null,
  ...change,
});

const row = (applicationId: string, change: Partial<RankingRow>): RankingRow => ({
  applicationId,
  organisationId: `org-${applicationId}`,
  lotId: null,
  eligible: true,
  reasons: [
    {
      rule: 'registered',
      source: '征集公告第三条',
      passed: true,
      facts: { secret: 'facts-of-a-check' },
      message: '依法登记 / registered by law',
    },
  ],
  score: null,
  rank: null,
  outcome: 'not-eligible',
  amount: 0,
  derivation: null,
  ...change,
});

const EVALUATION: Rulebook['evaluation'] = {
  rounds: [
    {
      id: 'final',
      title: { zh: '末期评估', en: 'Final' },
      indicators: [
        {
          id: 'effect',
          dimension: { zh: '服务成效', en: 'Effect' },
          title: { zh: '目标达成', en: 'Goals reached' },
          points: 50,
          judges: [{ party: 'bureau', weight: 100 }],
          rule: { kind: 'judged' },
        },
      ],
      vetoes: [],
      scoreWithin: { count: 7, unit: 'day' },
      evaluators: 0,
      passMark: 60,
      respondWithin: { count: 5, unit: 'working-day' },
      appealWithin: { count: 5, unit: 'working-day' },
      answerAppealWithin: { count: 5, unit: 'working-day' },
    },
  ],
  bands: [
    { grade: 'pass', title: { zh: '合格', en: 'pass' }, from: 60 },
    { grade: 'fail', title: { zh: '不合格', en: 'fail' }, from: 0 },
  ],
};

const project: ProjectRecord = {
  ...{ id: 'project-a1', programmeId: 'on-notice', applicationId: 'a1', organisationId: 'org-a1' },
  ...{ bureauId: 'the bureau', streetId: null, title: '心连心', lotId: null, rulebookHash: 'hash' },
  ...{ state: 'running', award: 4_000_000, agreement: null, startsOn: '2026-04-01', endsOn: '2027-03-31' },
  ...{ stages: {}, grades: {}, paid: 1_000_000, withheld: 0, pausedAt: null, endedAs: null },
};

const evaluation = (round: string, state: string): EvaluationRecord => ({
  ...{ id: `project-a1/${round}`, projectId: 'project-a1', programmeId: 'on-notice', bureauId: 'the bureau' },
  ...{ organisationId: 'org-a1', streetId: null, rulebookHash: 'hash', round, state, seed: 's' },
  ...{
    evaluatorIds: ['seat-of-the-panel'],
    parties: ['bureau'],
    abstained: [],
    surveyId: null,
    measures: {},
  },
  ...{ score: 88.5, grade: 'pass', passed: true, vetoes: [], claims: [], findings: [], statements: {} },
  derivation: [{ indicator: 'effect', points: 50, earned: 40, parties: [{ marks: ['facts-of-a-check'] }] }],
  ...{ response: null, appeal: null, reportDocumentIds: { html: null, pdf: null } },
  ...{ openedAt: '2026-01-01T00:00:00.000Z', draftedAt: null, finalAt: null },
});

const CRITERIA = [
  {
    criterion: 'need',
    rule: 'expert',
    of: 60,
    points: 51.333333,
    from: [{ seatId: 'seat-of-the-panel', points: 51 }],
  },
];

beforeAll(async () => {
  database = await testDatabase();
  const { store } = database;
  server = await apiServer(store, { now: async () => '2026-01-13T07:59:59.000Z' });
  bureauId = (await enterOrganisation(store, { name: '合肥市民政局', place: '包河区' })).id;
  await store.rulebooks.put('hash', { rulebook: sampleRulebook({ evaluation: EVALUATION }) });
  await store.organisations.insertMany([
    sampleOrganisation('org-a1', { name: '莲花社工中心' }),
    sampleOrganisation('org-a2', { name: HOSTILE }),
  ]);
  for (const [id, title] of [
    ['a1', '心连心'],
    ['a2', HOSTILE],
  ] as const)
    await store.applications.insert(sampleApplication(id, `org-${id}`, { programmeId: 'on-notice', title }));
  for (const one of [
    programme('open-call', {
      corrections: [{ at: '2026-01-10T00:00:00.000Z', text: HOSTILE, closesAt: '2026-02-05T00:00:00.000Z' }],
    }),
    programme('on-notice', {
      state: 'notice',
      round: 1,
      noticeEndsAt: '2026-03-10T15:59:59.000Z',
      applications: 2,
      continues: 'open-call',
    }),
    programme('hostile', { title: { zh: HOSTILE, en: HOSTILE } }),
    programme('in-draft', { state: 'draft', publishedAt: null, closesAt: null }),
  ])
    await store.programmes.insert(one);
  const of = { programmeId: 'open-call', askedBy: 'asker-of-it' };
  await store.earlyLooks.insertMany([
    sampleEarlyLook('l1', { ...of, ...sampleConsent(['asker-of-it', 'answerer-of-it'], ['looked-at']) }),
    sampleEarlyLook('l2', { ...of, applicationId: 'looked-at', reason: HOSTILE }),
    sampleEarlyLook('l3', {
      ...{ ...of, ...sampleConsent(['asker-of-it', 'answerer-of-it'], ['looked-at']) },
      ...{ programmeId: 'on-notice', status: 'ended', endedAt: '2026-01-11T00:00:00.000Z', opened: 3 },
    }),
  ]);
  await store.questions.insertMany([
    question('q1', 'open-call', {
      answer: '可以，\n由一家牵头。',
      answeredBy: 'answerer-of-it',
      answeredAt: '2026-01-06T00:00:00.000Z',
    }),
    question('q2', 'open-call', { text: HOSTILE }),
  ]);
  await store.projects.insert(project);
  await store.evaluations.insertMany([evaluation('final', 'closed'), evaluation('mid-term', 'appealed')]);
  await store.standings.insert({
    ...{ id: 'project-a1', organisationId: 'org-a1', programmeId: 'on-notice', projectId: 'project-a1' },
    ...{ grade: 'pass', score: 88.5, standing: 'priority', until: null, points: 5 },
    ...{ reason: 'facts-of-a-check', unspent: 0, carriedOver: [], at: '2026-01-02T00:00:00.000Z' },
  });
  await store.rankings.insert({
    id: 'on-notice/1',
    programmeId: 'on-notice',
    round: 1,
    seed: 'seed-of-the-draw',
    calibration: {
      counts: 'normalised',
      seats: [
        {
          ...{ seatId: 'seat-of-the-panel', applications: 1, mean: 95, spread: 0, othersMean: 60 },
          ...{ othersSpread: 0, agreement: null },
          outlier: [{ kind: 'mean', found: 95, others: 60, limit: 20 }],
        },
      ],
      apart: [],
      rows: [{ applicationId: 'a1', raw: { score: 88.1, rank: 1 }, normalised: { score: 86.67, rank: 1 } }],
    },
    advice: {
      byRank: { points: 86.67, amount: 4_000_000, awards: 1 },
      best: { points: 86.67, amount: 4_000_000, awards: 1 },
      ...{ more: 0, comeIn: [], goOut: [], exact: true },
    },
    rows: [
      row('a1', {
        score: 86.666666,
        rank: 1,
        outcome: 'award',
        amount: 4_000_000,
        derivation: { requested: 4_000_000, criteria: CRITERIA },
      }),
      row('a2', { eligible: false }),
    ],
  });
});
afterAll(async () => {
  await server?.stop();
  await database?.release();
});

const EVERY = [
  '/public',
  '/public/figures',
  '/public/programmes/open-call',
  '/public/programmes/on-notice',
  '/public/programmes/on-notice/notice',
  '/public/programmes/on-notice/evaluations',
  '/public/organisations/org-a1',
];

async function see(path: string, headers: { [name: string]: string } = {}) {
  const response = await fetch(`${server.url}${path}`, { redirect: 'manual', headers });
  return { status: response.status, headers: response.headers, html: await response.text() };
}

describe('what the public can read without signing in', () => {
  it('lists the published programmes and links the feed', async () => {
    const { status, html, headers } = await see('/public');
    expect(status).toBe(200);
    for (const id of ['open-call', 'on-notice', 'hostile'])
      expect(html).toContain(`href="/public/programmes/${id}"`);
    expect(html).not.toContain('in-draft');
    expect(html).toContain('<link rel="alternate" type="application/feed+json"');
    expect(html).toContain('href="/api/v1/public/calendar.ics"');
    expect([headers.get('set-cookie'), headers.get('x-robots-tag')]).toEqual([null, null]);
  });

  it('shows a call with its dates in China time, its money, criteria, corrections, questions and answers', async () => {
    const { status, html } = await see('/public/programmes/open-call');
    expect(status).toBe(200);
    for (const said of [
      '合肥市民政局',
      '2026年2月1日 23:59',
      '¥100,000.00',
      '需求',
      '可以联合申报吗？',
      '由一家牵头。',
      '2026年1月8日 17:00',
      '2026年2月5日 08:00',
    ])
      expect(html).toContain(said);
    expect(html).not.toContain('publish-ranking');
    expect(html).not.toMatch(/<h2[^>]*>评审结果/);
  });

  it('shows that an early look was asked for, by which office, why, and what was answered', async () => {
    const open = (await see('/public/programmes/open-call')).html;
    expect(open).toMatch(/2026年1月9日 08:00，民政经办申请查看[\s\S]*全部申报书[\s\S]*a file cannot be read/);
    expect(open).toMatch(
      /2026年1月10日 08:00，\S+同意：[\s\S]*so it is[\s\S]*申报截止后公布[\s\S]*等待另一名工作人员/,
    );
    expect((await see('/public/programmes/on-notice')).html).toContain('共查看 3 份材料');
    const feed = JSON.parse((await server.ask('/public/feed.json')).text);
    const ids = feed.items.map((one: { id: string }) => one.id);
    expect(ids).toContain('programme/open-call/early-look/l1/answered');
  });

  it('says how long a call and a notice still take, in days and hours', async () => {
    const { html } = await see('/public');
    expect(html).toMatch(/还有 19 天 8 小时/);
    expect(html).toContain('href="/public/programmes/on-notice/notice"');
    expect((await see('/public/programmes/open-call')).html).toContain('征集进行中： 还有 19 天 8 小时');
  });

  it('shows both rankings side by side, how many seats judged unlike the others but not which, and the advice', async () => {
    const { html } = await see('/public/programmes/on-notice/notice');
    for (const said of [
      '以标准化得分的排名为准',
      '1 个席位中，1 个超出规则文件的异常界限',
      '88.1',
      '按名次立项的得分合计为 86.67 分',
    ])
      expect(html).toContain(said);
    const { body } = await server.ask('/public/programmes/on-notice/ranking');
    expect(body).toMatchObject({
      calibration: { counts: 'normalised', seats: 1, outliers: 1, apart: 0, rows: [{ raw: { rank: 1 } }] },
      advice: { more: 0 },
    });
    expect(JSON.stringify(body.calibration)).not.toContain('seat-of-the-panel');
  });

  it('shows the ranking on notice with the reasons and until when to object', async () => {
    const { html } = await see('/public/programmes/on-notice/notice');
    for (const said of [
      '登录提出异议',
      'href="/programmes/on-notice/objections/new"',
      '还有 56 天 8 小时',
      '莲花社工中心',
      '心连心',
      '86.67',
      '拟立项',
      '¥40,000.00',
      '依法登记',
      '征集公告第三条',
      '51.33 / 60',
      '资格审查未通过',
      '2026年3月10日 23:59',
      'seed-of-the-draw',
      'href="/public/organisations/org-a1"',
    ])
      expect(html).toContain(said);
    const programme = await see('/public/programmes/on-notice');
    expect(programme.html).toContain('86.67');
    expect(programme.html).toContain('href="/public/programmes/open-call"');
    expect((await see('/public/programmes/open-call/notice')).status).toBe(404);
  });

  it('holds no word about persons: who drafted, asked, answered or scored, nor the facts of a check', async () => {
    for (const path of EVERY) {
      const { html } = await see(path);
      for (const word of PRIVATE) expect(html).not.toContain(word);
    }
  });

  it('shows hostile words as words', async () => {
    for (const path of [
      '/public',
      ...['open-call', 'on-notice', 'hostile'].map((id) => `/public/programmes/${id}`),
    ]) {
      const { html } = await see(path);
      expect(html).not.toMatch(/<script>|<img src=x/);
      expect(html).toContain('&lt;script&gt;');
    }
  });

  it('answers with a page for what is not there, not published or not well asked', async () => {
    for (const id of ['unknown', 'in-draft', 'x'.repeat(65), '%00'])
      expect([400, 404]).toContain((await see(`/public/programmes/${id}`)).status);
    expect((await see('/public/programmes/in-draft')).html).toContain('没有找到');
    for (const query of ['cursor=nonsense', 'cursor=a&cursor=b', 'cursor[$gt]=', 'cursor=']) {
      for (const path of ['/public', '/public/programmes/open-call'])
        expect((await see(`${path}?${query}`)).status).toBeLessThan(500);
    }
  });

  it('says the same of a draft and of what is not there, to the public and to other bureaus', async () => {
    const rival = await enterOrganisation(database.store, { place: '蜀山区' });
    const { token } = await enterUser(database.store, rival.id, ['bureau-officer', 'bureau-finance']);
    const ways = ['/public/programmes/:id', '/programmes/:id/ledger', '/programmes/:id/applications'];
    for (const way of ways) {
      const [draft, none] = await Promise.all(
        ['in-draft', 'unknown'].map((id) => server.ask(way.replace(':id', id), { token })),
      );
      expect([way, draft?.status, draft?.body.detail]).toEqual([way, 404, none?.body.detail]);
    }
  });

  it('shows how projects were judged, round by round and indicator by indicator', async () => {
    const { status, html } = await see('/public/programmes/on-notice/evaluations');
    expect(status).toBe(200);
    for (const said of ['心连心', '¥40,000.00', '88.5 分', '莲花社工中心', '包河区', '目标达成'])
      expect(html).toContain(said);
    const { items } = (await server.ask('/public/programmes/on-notice/projects')).body as unknown as {
      items: { evaluations: { indicators: { earned: number | null }[] }[] }[];
    };
    expect(items[0]?.evaluations).toHaveLength(1);
    expect(items[0]?.evaluations[0]?.indicators[0]?.earned).toBe(40);
  });

  it('says that and why a project was ended by its rules, and what is contested in a record', async () => {
    const { store } = database;
    const stopped = { because: 'finding' as const, finding: 'outputs-final' };
    await store.projects.put(project.id, { stopped, 'stages.winding-up': '2026-01-02T00:00:00.000Z' });
    const contest = { state: 'open', raisedAt: '2026-01-03T00:00:00.000Z', reason: 'words-of-the-contest' };
    await store.standings.put('project-a1', { reason: 'stopped-finding: excluded', contest: contest });
    const { html } = await see('/public/programmes/on-notice/evaluations');
    expect(html).toContain('整改最后一次复查仍不合格');
    const record = await see('/public/organisations/org-a1');
    for (const said of ['项目按规则终止', '机构有异议，正在办理']) expect(record.html).toContain(said);
    expect(record.html).not.toContain('words-of-the-contest');
  });

  it('shows what the record of an organisation means, and the grades behind it', async () => {
    const { status, html } = await see('/public/organisations/org-a1');
    expect(status).toBe(200);
    for (const said of ['机构记录：莲花社工中心', '同等条件下优先', '计划on-notice'])
      expect(html).toContain(said);
    expect((await see(`/public/organisations/${bureauId}`)).status).toBe(404);
  });

  it('counts programmes, projects and money by year and place', async () => {
    const { html } = await see('/public/figures');
    expect(html).toContain('2026 年数据');
    expect(html).toContain('包河区');
    expect(html).toContain('href="/public/figures/2026"');
    expect((await see('/public/figures/2025')).html).not.toContain('包河区');
    expect((await see('/public/figures/soon')).status).toBe(400);
  });

  it('gives the public dates as a calendar in UTC', async () => {
    const { headers, text } = await server.ask('/public/calendar.ics');
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const entries = text.replaceAll('\r\n ', '').split('\r\n');
    expect(entries).toContain('DTEND:20260201T155959Z');
    expect(entries).toContain('SUMMARY:申报截止：计划open-call / Call closes: Programme open-call');
    expect(text).not.toContain('in-draft');
  });

  it('has a code to print for every page, as a picture without inline style', async () => {
    for (const path of EVERY) {
      const { html } = await see(path);
      expect(html).toContain(`src="${path}/qr.svg"`);
      const code = await see(`${path}/qr.svg`);
      expect([code.status, code.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
      expect(code.html).toMatch(/^<svg/);
      expect(code.html).not.toMatch(/style|script/);
    }
  });

  it('tells search engines what a page is and where it stays', async () => {
    for (const path of EVERY) {
      const { html } = await see(`${path}?cursor=`);
      const plain = await see(path);
      expect(plain.html).toContain(`<link rel="canonical" href="${server.url}${path}">`);
      expect(plain.html).toMatch(/<meta name="description" content="[^"]+">/);
      expect(plain.html).toMatch(/<meta property="og:title" content="[^"]+">/);
      expect(html).not.toContain(`href="${server.url}${path}?`);
    }
  });

  it('speaks English to those who choose it', async () => {
    for (const path of EVERY) {
      const { html } = await see(path, { cookie: 'lang=en' });
      expect(html).toContain('<html lang="en"');
      const own = /计划|莲花|心连心|合肥|包河|征集公告|可以|牵头|样例|中文|S\d/;
      const lines = html.replace(/lang="zh"[^>]*>[^<]*</, '').split(/[<>]/);
      expect(lines.filter((one) => /[\u4e00-\u9fff]/.test(one) && !own.test(one))).toEqual([]);
    }
    expect((await see('/public/programmes/on-notice/notice', { cookie: 'lang=en' })).html).toContain(
      'registered by law',
    );
  });

  it('leads from the feed to these pages', async () => {
    const feed = JSON.parse((await server.ask('/public/feed.json')).text);
    const item = feed.items.find((one: { id: string }) => one.id === 'programme/open-call/call');
    expect(item.url).toBe(`${server.url}/public/programmes/open-call`);
    expect(feed.home_page_url).toBe(`${server.url}/public`);
  });
});

describe('a complaint that stays a programme', () => {
  const AT = '2026-02-03T02:00:00.000Z';
  const complaint = { status: 'open', raisedAt: AT, grounds: 'facts-of-a-check', stays: true } as const;
  const show = (one: string) => see(`/public/programmes/stayed${one}`).then(({ html }) => html);

  beforeAll(async () => {
    const { store } = database;
    const terms = sampleRulebook().publicNotice;
    const period = { count: 30, unit: 'day' as const };
    const publicNotice = { ...terms, complaint: { within: period, stay: period } };
    await store.rulebooks.put('with-complaints', {
      rulebook: sampleRulebook({ kind: 'purchase', publicNotice }),
    });
    await store.programmes.insert(
      programme('stayed', {
        ...{ kind: 'purchase', state: 'settling', round: 1, rulebookHash: 'with-complaints' },
        noticeEndsAt: '2026-02-02T15:59:59.000Z',
      }),
    );
    await store.rankings.insert({
      ...{ id: 'stayed/1', programmeId: 'stayed', round: 1, seed: 's' },
      rows: [row('a1', { score: 80, rank: 1, outcome: 'award' }), row('a2', { outcome: 'reserve' })],
    });
    await store.objections.insert({
      ...{
        id: 'objection-number-1',
        programmeId: 'stayed',
        against: '1',
        applicationId: 'a1',
        grounds: 'facts-of-a-check',
      },
      ...{ raisedBy: 'asker-of-it', raisedAt: AT, status: 'rejected', answer: 'facts-of-a-check' },
      ...{ remedy: 'none', answeredAt: AT, complaint },
    });
    await store.deadlines.put('stay', {
      ...{
        workflowId: 'programme/stayed',
        key: 'stay/objection-number-1',
        status: 'open',
        due: '2026-03-05T15:59:59.000Z',
      },
    });
  });

  it('shows since when, by which law and until when nothing is awarded, and nobody by name', async () => {
    for (const page of ['', '/notice']) {
      const html = await show(page);
      expect(html).toMatch(
        /自2026年2月3日 10:00起暂停立项和签约[\s\S]*第五十七条[\s\S]*最迟暂停至2026年3月5日 23:59/,
      );
      for (const secret of PRIVATE) expect(html).not.toContain(secret);
    }
    const { text } = await server.ask('/public/programmes/stayed');
    for (const secret of [...PRIVATE, 'objection-number-1']) expect(text).not.toContain(secret);
  });

  it('names what is not performed, once signed, and that it was lifted; who followed, and why nobody did', async () => {
    const { store } = database;
    const of = { ...project, programmeId: 'stayed' };
    await store.projects.insertMany([
      { ...of, id: 'held', state: 'paused', stayed: true },
      { ...of, id: 'not-held', applicationId: 'a2', title: '别的项目', state: 'agreement' },
    ]);
    await store.programmes.put('stayed', { state: 'running', awardedAt: AT });
    expect(await show('/notice')).toContain('起暂停履行：心连心。');
    await store.objections.put('objection-number-1', {
      complaint: { ...complaint, status: 'upheld', stays: false },
    });
    await store.deadlines.put('stay', { status: 'met', closedAt: '2026-02-20T02:00:00.000Z' });
    await store.projects.put('held', { stayed: false, annulled: true, endedAs: 'terminated' });
    const passedOver = [{ applicationId: 'a2', because: 'not-enough-money' as const }];
    const moves = [{ at: '2026-02-21T02:00:00.000Z', from: 'held', to: [], passedOver }];
    await store.programmes.put('stayed', { moves });
    const html = await show('');
    for (const said of [
      '2026年2月3日 10:00至2026年2月20日 10:00因投诉处理暂停，现已恢复。',
      '投诉成立。',
      '因投诉成立，项目“心连心”的立项被取消。',
      '没有可以递补的项目',
      '余下资金不足',
    ])
      expect(html).toContain(said);
    expect(html).not.toContain(HOSTILE);
    for (const secret of PRIVATE) expect(html).not.toContain(secret);
  });
});
