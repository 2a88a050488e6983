import type { RankingRow } from '../../../domain/match/ranking-record';
import type { ProgrammeRecord, QuestionRecord } from '../../../domain/publish/programme-record';
import { type ApiServer, apiServer, enterOrganisation } from '../../../test/support/api-server';
import { type TestDatabase, testDatabase } from '../../../test/support/database';
import { sampleApplication, sampleOrganisation } from '../../../test/support/sample-people';
import { sampleRulebook } from '../../../test/support/sample-rulebook';

const HOSTILE = '<script>alert("1")</script>\'"><img src=x onerror=alert(1)>';
/** Nobody outside may learn these. */
const PRIVATE = ['drafter-of-it', 'asker-of-it', 'answerer-of-it', 'facts-of-a-check', 'seat-of-the-panel'];

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
  server = await apiServer(store);
  bureauId = (await enterOrganisation(store, { name: '合肥市民政局' })).id;
  await store.rulebooks.put('hash', { rulebook: sampleRulebook() });
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
  await store.questions.insertMany([
    question('q1', 'open-call', {
      answer: '可以，\n由一家牵头。',
      answeredBy: 'answerer-of-it',
      answeredAt: '2026-01-06T00:00:00.000Z',
    }),
    question('q2', 'open-call', { text: HOSTILE }),
  ]);
  await store.rankings.insert({
    id: 'on-notice/1',
    programmeId: 'on-notice',
    round: 1,
    seed: 'seed-of-the-draw',
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

async function see(path: string) {
  const response = await fetch(`${server.url}${path}`, { redirect: 'manual' });
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
    expect(html).not.toContain('评审结果');
  });

  it('shows the ranking on notice with the reasons and until when to object', async () => {
    const { html } = await see('/public/programmes/on-notice');
    for (const said of [
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
      'href="/public/programmes/open-call"',
    ])
      expect(html).toContain(said);
  });

  it('holds no word about persons: who drafted, asked, answered or scored, nor the facts of a check', async () => {
    for (const path of ['/public', ...['open-call', 'on-notice'].map((id) => `/public/programmes/${id}`)]) {
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
      expect(html).not.toMatch(/<script|<img/);
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

  it('leads from the feed to these pages', async () => {
    const feed = JSON.parse((await server.ask('/public/feed.json')).text);
    const item = feed.items.find((one: { id: string }) => one.id === 'programme/open-call/call');
    expect(item.url).toBe(`${server.url}/public/programmes/open-call`);
    expect(feed.home_page_url).toBe(`${server.url}/public`);
  });
});
