import { createMatchActivities } from '../../activities/match';
import type { CriterionRule } from '../../domain/match/criterion';
import type { ExplainedRow } from '../../domain/match/explain-row';
import { testDeps } from '../../test/support/activity-deps';
import { type ApiServer, apiServer, enterOrganisation, enterUser } from '../../test/support/api-server';
import { type TestDatabase, testDatabase } from '../../test/support/database';
import { type Browser, openBrowser } from '../../test/support/form-browser';
import { sampleApplication, sampleOrganisation } from '../../test/support/sample-people';
import { sampleRulebook } from '../../test/support/sample-rulebook';

const NOW = '2026-02-10T02:00:00.000Z';
const words = (zh: string) => ({ zh, en: `english of ${zh.length}` });
const criterion = (id: string, points: number, rule: CriterionRule, more: object = {}) => ({
  ...{ id, title: words(id), points, rule },
  ...more,
});
const COUNT: CriterionRule = { kind: 'count', each: 10, reads: { zh: '同类合同份数', en: 'contracts' } };
const LEVELS: CriterionRule = {
  kind: 'levels',
  levels: [
    { points: 0, words: words('无') },
    { points: 5, words: words('有') },
  ],
};

let database: TestDatabase;
let server: ApiServer;
let token: string;
let evaluator: Browser;
let applicant: Browser;
let editor: string;

beforeAll(async () => {
  database = await testDatabase();
  const { store } = database;
  server = await apiServer(store, { now: async () => NOW });
  const bureau = await enterOrganisation(store, { name: '民政局' });
  const agency = await enterOrganisation(store, { kind: 'evaluation-agency' });
  await store.organisations.insertMany([sampleOrganisation('org-1', { name: '莲花社工中心' })]);
  const rulebook = sampleRulebook({
    review: {
      ...sampleRulebook().review,
      ceiling: null,
      stages: [
        { id: 'papers', title: { zh: '书面', en: 'papers' }, weight: 40 },
        { id: 'show', title: { zh: '路演', en: 'road show' }, weight: 60 },
      ],
      criteria: [
        criterion('experience', 30, COUNT, { stage: 'papers' }),
        criterion('plan', 70, { kind: 'expert' }, { stage: 'papers' }),
        criterion('show', 100, { kind: 'expert' }, { stage: 'show' }),
        criterion('party', 5, LEVELS, { effect: 'bonus' }),
      ],
    },
  });
  await store.rulebooks.put('kinds', { rulebook });
  await store.programmes.put('p', {
    ...{
      title: { zh: '温馨救助', en: 'Warm aid' },
      kind: 'venture',
      bureauId: bureau.id,
      rulebookHash: 'kinds',
    },
    ...{ draftedBy: 'x', continues: null, publishedAt: '2026-01-01T00:00:00.000Z' },
    ...{
      closesAt: '2026-02-01T15:59:59.999Z',
      corrections: [],
      applications: 1,
      round: 0,
      noticeEndsAt: null,
    },
    ...{ awardedAt: null, closedAt: null, failure: null, figures: null, state: 'reviewing' },
  } as never);
  const submitted = { status: 'submitted', submittedAt: '2026-01-20T00:00:00.000Z' } as const;
  await store.applications.insertMany([
    sampleApplication('a1', 'org-1', { programmeId: 'p', title: '邻里守望', ...submitted }),
  ]);
  const row = {
    ...{
      applicationId: 'a1',
      organisationId: 'org-1',
      lotId: null,
      eligible: true,
      reasons: [],
      score: null,
    },
    ...{ rank: null, outcome: 'eligible' as const, amount: 0, derivation: null },
  };
  await store.rankings.insert({ id: 'p/0', programmeId: 'p', round: 0, seed: '', rows: [row] });
  const expert = await enterUser(store, agency.id, ['evaluator'], { name: '王专家' });
  token = expert.token;
  await store.seats.put('p/1', {
    ...{ programmeId: 'p', number: 1, evaluatorId: expert.id },
    ...{ state: 'declared', voidReason: null, replaces: null },
  });
  const own = await enterUser(store, 'org-1', ['organisation-editor'], { name: 'e' });
  editor = own.token;
  evaluator = await openBrowser(server.url, expert);
  applicant = await openBrowser(server.url, own);
}, 90_000);

afterAll(async () => {
  await server?.stop();
  await database?.release();
});

const SHEET = '/panel-seats/p/1/sheets/a1';
const put = (marks: object[]) => server.ask(SHEET, { method: 'PUT', token, body: { marks } });
const comment = '有据';

describe('a seat that scores by readings, levels and stages', () => {
  it('is told the rule beside each field, and what to read', async () => {
    const { html } = await evaluator.get(SHEET);
    expect(html).toContain('同类合同份数：每 1 计 10 分，最多 30 分');
    expect(html).toContain('填写实际数值，得分由系统计算');
    expect(html).toContain('加分（0–5）');
  });

  it('may not choose a point between the levels, nor give points where a reading is asked for', async () => {
    const between = await put([{ criterion: 'party', points: 3, comment }]);
    expect(between.status).toBe(422);
    expect(JSON.stringify(between.body)).toContain('应为 0、5 分之一');
    expect((await put([{ criterion: 'experience', points: 30, comment }])).status).toBe(422);
  });

  it('gives two contracts, and the system makes 20 of 30 of it', async () => {
    const saved = await put([
      { criterion: 'experience', reading: 2, comment },
      { criterion: 'plan', points: 60, comment },
      { criterion: 'show', points: 90, comment },
      { criterion: 'party', points: 5, comment },
    ]);
    expect(saved.status).toBe(200);
    expect(saved.body).toMatchObject({
      marks: [{ criterion: 'experience', reading: 2, points: 20 }, {}, {}, {}],
    });
    const form = await evaluator.get(SHEET);
    expect(form.html).toMatch(/name="marks\.0\.points"[^>]*value="2"/);
  });

  it('comes to 40 % of 80, 60 % of 90 and the bonus of 5, and the applicant reads how', async () => {
    const { store } = database;
    await store.reviewSheets.put('p/1|a1', { submittedAt: NOW });
    await store.seats.put('p/1', { state: 'submitted' });
    const acts = createMatchActivities(testDeps(store, () => Date.parse(NOW)));
    const process = {
      workflowId: 'programme/p',
      kind: 'programme' as const,
      programmeId: 'p',
    };
    await acts.rankApplications({
      ...{ round: 1, excluded: [] },
      step: {
        ...{ key: 'programme/p#1', state: 'notice', decision: 'rank', facts: {}, process },
        actor: { kind: 'system', because: 'rule' },
        at: NOW,
      },
    });
    const { body } = await server.ask('/programmes/p/rankings', { token: editor });
    const [ranking] = body.items as unknown as { rows: { score: number; explained: ExplainedRow }[] }[];
    expect(ranking?.rows[0]?.score).toBe(0.4 * 80 + 0.6 * 90 + 5);
    expect(ranking?.rows[0]?.explained).toMatchObject({
      criteria: [
        {
          criterion: 'experience',
          rule: { zh: '同类合同份数：每 1 计 10 分，最多 30 分' },
          evidence: { zh: '第 1 席：2，得 20 分' },
          points: 20,
          of: 30,
        },
        { criterion: 'plan' },
        { criterion: 'show' },
        { criterion: 'party', effect: 'bonus', points: 5 },
      ],
      total: { zh: '基础分 86（书面 80 × 40% + 路演 90 × 60%）；加分 5；合计 91 分' },
    });
    const { html } = await applicant.get('/programmes/p/rankings');
    for (const said of ['第 1 席：2，得 20 分', '每 1 计 10 分', '加分 5', '基础分 86（书面 80 × 40%'])
      expect(html).toContain(said);
  });

  it('is on public notice without the seat', async () => {
    const page = await (await fetch(`${server.url}/public/programmes/p`)).text();
    expect(page).toContain('评委打分 2，得 20 分');
    expect(page).toContain('书面 40% · experience');
    const { body } = await server.ask('/public/programmes/p/ranking', {});
    const [row] = body.rows as unknown as { explained: ExplainedRow; derivation: unknown }[];
    expect(row?.explained.criteria[0]?.evidence.zh).toBe('评委打分 2，得 20 分');
    const bare = { effect: null, marks: [20], points: 20 };
    expect(row?.derivation).toMatchObject({
      criteria: [{ criterion: 'experience', of: 30, ...bare }, {}, {}, { effect: 'bonus', points: 5 }],
      total: { score: 0.4 * 80 + 0.6 * 90 + 5, base: 86, bonus: 5, stages: [{ weight: 40, score: 80 }, {}] },
    });
    for (const kept of ['seatId', 'p/1', 'requested', 'earlier', 'projectId'])
      expect(JSON.stringify(body)).not.toContain(`"${kept}"`);
    // The applicant and the bureau read which seat gave what.
    const own = await server.ask('/programmes/p/rankings', { token: editor });
    expect(own.text).toContain('"seatId":"p/1"');
  });
});
