import { createEvaluateActivities } from '../../activities/evaluate';
import { BUREAU, makeWorld, PROVIDER } from '../../activities/evaluate/world.fixture';
import type { Indicator } from '../../domain/evaluate/indicator';
import { RULEBOOK } from '../../domain/evaluate/rulebook.fixture';
import { testDeps } from '../../test/support/activity-deps';
import { type ApiServer, apiServer, enterUser } from '../../test/support/api-server';
import { type TestDatabase, testDatabase } from '../../test/support/database';
import { type Browser, openBrowser } from '../../test/support/form-browser';

const NOW = Date.parse('2026-12-01T02:00:00.000Z');
const words = (zh: string, en: string) => ({ zh, en });
const line = (
  id: string,
  points: number,
  rule: Indicator['rule'],
  more: Partial<Indicator> = {},
): Indicator => ({
  ...{
    id,
    dimension: words('服务成效', 'effect'),
    title: words(`指标 ${id}`, `indicator ${id}`),
    points,
    rule,
  },
  judges: [{ party: 'bureau', weight: 100 }],
  ...more,
});

const INDICATORS: Indicator[] = [
  line(
    'groups',
    60,
    { kind: 'count', each: 10, reads: words('小组个数', 'groups held') },
    {
      under: [words('服务产出', 'outputs')],
    },
  ),
  line('finance', 40, {
    kind: 'levels',
    levels: [
      { points: 0, words: words('不符', 'no') },
      { points: 24, words: words('基本相符', 'mostly') },
      { points: 40, words: words('相符', 'matches') },
    ],
  }),
  line('press', 5, { kind: 'judged' }, { effect: 'bonus' }),
  line(
    'complaints',
    10,
    { kind: 'count', each: 2, reads: words('有效投诉件数', 'upheld complaints') },
    {
      effect: 'penalty',
    },
  ),
  line(
    'approval',
    1,
    { kind: 'proportional', reads: words('变更审批系数', 'approval of changes') },
    {
      effect: 'factor',
    },
  ),
];

let database: TestDatabase;
let server: ApiServer;
let officer: { token: string; id: string };
let judge: Browser;
let provider: Browser;
let path: string;
let id: string;
let draft: () => Promise<unknown>;

beforeAll(async () => {
  database = await testDatabase();
  const { store } = database;
  server = await apiServer(store);
  const world = await makeWorld(store, 'rules');
  const { projectId, programmeId } = world.input;
  const [final] = RULEBOOK.evaluation.rounds;
  const round = { ...final!, evaluators: 0, indicators: INDICATORS };
  await store.rulebooks.put('kinds', {
    rulebook: { ...RULEBOOK, evaluation: { ...RULEBOOK.evaluation, rounds: [round] } },
  });
  id = `${projectId}/final`;
  path = `/projects/${projectId}/evaluations/final`;
  const acts = createEvaluateActivities(testDeps(store, () => NOW));
  const step = (n: number, decision: string, state: string) => ({
    ...{ key: `evaluation/${id}#${n}`, decision, state, facts: {} },
    actor: { kind: 'system', because: 'rule' } as const,
    process: { workflowId: `evaluation/${id}`, kind: 'evaluation' as const, programmeId, projectId },
  });
  await acts.openEvaluation({ input: world.input, step: step(1, 'open', 'scoring') });
  const money = { paid: 0, withheld: 0 };
  await store.projects.put(projectId, { lotId: null, stages: {}, grades: {}, endedAs: null, ...money });
  await store.evaluations.put(id, { rulebookHash: 'kinds' });
  draft = () => acts.draftEvaluation({ evaluationId: id, step: step(2, 'draft-report', 'draft') });
  const bureau = await enterUser(store, BUREAU, ['bureau-officer']);
  officer = bureau;
  judge = await openBrowser(server.url, bureau);
  provider = await openBrowser(server.url, await enterUser(store, PROVIDER, ['organisation-certifier']));
}, 90_000);

afterAll(async () => {
  await server?.stop();
  await database?.release();
});

const put = (marks: object[]) =>
  server.ask(`${path}/sheet`, { method: 'PUT', token: officer.token, body: { marks, vetoes: [] } });

describe('a round with counts, levels, bonus, penalty and factor', () => {
  it('asks the judge for what is read, with the rule beside it', async () => {
    const { html } = await judge.get(`${path}/sheet`);
    for (const said of [
      '指标 groups：小组个数',
      '每 1 计 10 分，最多 60 分',
      '加分（0–5）',
      '服务成效 · 服务产出',
    ])
      expect(html).toContain(said);
  });

  it('makes the points of what was read: five groups are 50 of 60', async () => {
    const saved = await put([
      { indicator: 'groups', reading: 5, comment: '' },
      { indicator: 'finance', points: 40, comment: '' },
      { indicator: 'press', points: 3, comment: '' },
      { indicator: 'complaints', reading: 1, comment: '' },
      { indicator: 'approval', reading: 0.5, comment: '' },
    ]);
    expect(saved.status).toBe(200);
    expect((saved.body.marks as unknown as { points: number }[]).map((one) => one.points)).toEqual([
      50, 40, 3, 2, 0.5,
    ]);
    const form = await judge.get(`${path}/sheet`);
    expect(form.html).toMatch(/name="marks\.0\.points"[^>]*value="5"/);
  });

  it('comes to (90 + 3 − 2) × 0.5, and the provider reads how, line by line', async () => {
    const { store } = database;
    await store.scoreSheets.put(`${id}|bureau|${officer.id}`, { submittedAt: '2026-12-02T00:00:00.000Z' });
    await draft();
    const page = await provider.get(path);
    for (const said of [
      '45.5 分',
      '民政部门填写“小组个数” 5',
      '每 1 计 10 分，最多 60 分',
      '扣分，最多 10',
      '基础分 90；加分 3；扣分 2；最高 100 分；系数 0.5；合计 45.5 分',
      '— 服务产出',
    ])
      expect(page.html).toContain(said);
    const { body } = await server.ask(path, { token: officer.token });
    expect(body).toMatchObject({
      score: 45.5,
      total: { base: 90, bonus: 3, penalty: 2, factor: 0.5, ceiling: 100 },
      derivation: [
        {
          indicator: 'groups',
          rule: { en: '10 for each one, 60 at most' },
          evidence: { en: 'bureau read "groups held" 5' },
          earned: 50,
        },
        { indicator: 'finance', evidence: { zh: '民政部门评分 40' } },
        { indicator: 'press', effect: 'bonus' },
        { indicator: 'complaints', effect: 'penalty', earned: 2 },
        { indicator: 'approval', effect: 'factor', earned: 0.5 },
      ],
    });
  });
});
