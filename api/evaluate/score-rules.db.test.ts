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

const care = line('care', 80, { kind: 'judged' });
const files: Indicator = {
  ...line('files', 20, { kind: 'proportional', measure: 'file-timeliness' }),
  judges: [{ party: 'records', weight: 100 }],
  departure: { by: ['bureau'], atMost: 8 },
};

let database: TestDatabase;
let server: ApiServer;
let officer: { token: string; id: string };
let judge: Browser;
let provider: Browser;
let rules: Round;
let departed: Round;

type Round = Awaited<ReturnType<typeof openRound>>;

/** A round of these indicators that is open for scoring; `before` changes the records that it reads. */
async function openRound(name: string, indicators: Indicator[], before = async () => {}) {
  const { store } = database;
  const { input } = await makeWorld(store, name);
  const { projectId, programmeId } = input;
  await before();
  const [final] = RULEBOOK.evaluation.rounds;
  const round = { ...final!, evaluators: 0, indicators };
  const rulebookHash = `${name}-pinned`;
  await store.rulebooks.put(rulebookHash, {
    rulebook: { ...RULEBOOK, evaluation: { ...RULEBOOK.evaluation, rounds: [round] } },
  });
  const id = `${projectId}/final`;
  const acts = createEvaluateActivities(testDeps(store, () => NOW));
  const step = (n: number, decision: string, state: string) => ({
    ...{ key: `evaluation/${id}#${n}`, decision, state, facts: {} },
    actor: { kind: 'system', because: 'rule' } as const,
    process: { workflowId: `evaluation/${id}`, kind: 'evaluation' as const, programmeId, projectId },
  });
  await acts.openEvaluation({ input: { ...input, rulebookHash }, step: step(1, 'open', 'scoring') });
  const money = { paid: 0, withheld: 0 };
  await store.projects.put(projectId, { lotId: null, stages: {}, grades: {}, endedAs: null, ...money });
  return {
    id,
    path: `/projects/${projectId}/evaluations/final`,
    put: (marks: object[]) =>
      server.ask(`/projects/${projectId}/evaluations/final/sheet`, {
        ...{ method: 'PUT', token: officer.token, body: { marks, vetoes: [] } },
      }),
    handIn: () =>
      acts.submitSheet({
        ...{ evaluationId: id, sheetId: `${id}|bureau|${officer.id}`, party: 'bureau', userId: officer.id },
        step: step(2, 'submit-sheet', 'scoring'),
      }),
    draft: () => acts.draftEvaluation({ evaluationId: id, step: step(3, 'draft-report', 'draft') }),
  };
}

beforeAll(async () => {
  database = await testDatabase();
  const { store } = database;
  server = await apiServer(store);
  const bureau = await enterUser(store, BUREAU, ['bureau-officer']);
  officer = bureau;
  judge = await openBrowser(server.url, bureau);
  provider = await openBrowser(server.url, await enterUser(store, PROVIDER, ['organisation-certifier']));
  rules = await openRound('rules', INDICATORS);
  departed = await openRound('departed', [care, files], async () => {
    for (const n of [0, 1, 2])
      await store.households.put(`household-departed-${n}`, { updatedOn: '2026-01-05' });
  });
}, 90_000);

afterAll(async () => {
  await server?.stop();
  await database?.release();
});

describe('a round with counts, levels, bonus, penalty and factor', () => {
  it('asks the judge for what is read, with the rule beside it', async () => {
    const { html } = await judge.get(`${rules.path}/sheet`);
    for (const said of [
      '指标 groups：小组个数',
      '每 1 计 10 分，最多 60 分',
      '加分（0–5）',
      '服务成效 · 服务产出',
    ])
      expect(html).toContain(said);
  });

  it('makes the points of what was read: five groups are 50 of 60', async () => {
    const saved = await rules.put([
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
    const form = await judge.get(`${rules.path}/sheet`);
    expect(form.html).toMatch(/name="marks\.0\.points"[^>]*value="5"/);
  });

  it('comes to (90 + 3 − 2) × 0.5, and the provider reads how, line by line', async () => {
    await rules.handIn();
    await rules.draft();
    const page = await provider.get(rules.path);
    for (const said of [
      '45.5 分',
      '民政部门填写“小组个数” 5',
      '每 1 计 10 分，最多 60 分',
      '扣分，最多 10',
      '基础分 90；加分 3；扣分 2；最高 100 分；系数 0.5；合计 45.5 分',
      '— 服务产出',
    ])
      expect(page.html).toContain(said);
    const { body } = await server.ask(rules.path, { token: officer.token });
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

describe('a round whose judges may depart from the records with a reason', () => {
  type Marks = { points: number | null; derived?: number; comment: string }[];
  const marksOf = ({ body }: { body: unknown }) => (body as { marks: Marks }).marks;

  const save = async (typed: { [name: string]: string }) =>
    judge.send(await judge.get(`${departed.path}/sheet`), typed);

  it('fills in what nine files of twelve in time earn, with the way to the list behind the number', async () => {
    const { html } = await judge.get(`${departed.path}/sheet`);
    expect(html).toMatch(/name="marks\.1\.points"[^>]*value="15"/);
    for (const said of ['系统记录应得 15 分', '上下不超过 8 分', '与系统记录不同的理由'])
      expect(html).toContain(said);
    const [, list] = /href="([^"]*\/measures\/file-timeliness)">查看数值背后的记录/.exec(html) ?? [];
    expect((await judge.get(list ?? '')).html).toContain('L11');
  });

  it('keeps other points without a reason as they were typed, and does not take them in until there is one', async () => {
    const typed = { 'marks.0.points': '70', 'marks.1.points': '9' };
    expect((await save(typed)).status).toBe(303);
    expect((await judge.get(`${departed.path}/sheet`)).html).toMatch(/name="marks\.1\.points"[^>]*value="9"/);
    expect((await judge.get(`${departed.path}/sheet/submit`)).html).toContain(
      '与系统记录的得分不同，请写明理由',
    );
    await expect(departed.handIn()).rejects.toMatchObject({
      type: 'rule-broken',
      detail: { fields: [{ field: 'marks.files', rule: 'evaluation.rounds.indicators.departure' }] },
    });
  });

  it('refuses points further off than the rulebook lets a judge go, with what was typed', async () => {
    const far = await save({ 'marks.1.points': '6', 'marks.1.comment': '抽查' });
    expect(far.status).toBe(400);
    expect(far.html).toContain('调整不得超过 8 分');
    expect(far.html).toMatch(/name="marks\.1\.points"[^>]*value="6"/);
  });

  it('tells the provider in the draft who departed by how much and why, and what the score would be without', async () => {
    const care = { indicator: 'care', points: 70, comment: '' };
    expect(marksOf(await departed.put([care]))).toContainEqual(
      expect.objectContaining({ indicator: 'files', points: 15, derived: 15 }),
    );
    await departed.put([care, { indicator: 'files', points: 9, comment: '抽查 5 份，2 份未签字' }]);
    await departed.handIn();
    await departed.draft();
    const { html } = await provider.get(departed.path);
    for (const said of [
      '民政部门改为 9 分 (-6)，系统记录应得 15，理由：抽查 5 份，2 份未签字',
      '1 处；不作调整时综合得分 85',
    ])
      expect(html).toContain(said);
    const { body } = await server.ask(departed.path, { token: officer.token });
    expect(body).toMatchObject({
      score: 79,
      departures: { count: 1, scoreWithout: 85 },
      derivation: [{}, { derived: 15, departures: [{ party: 'bureau', from: 15, to: 9 }], earned: 9 }],
    });
  });
});
