import { randomBytes } from 'node:crypto';
import { createEvaluateActivities } from '../../activities/evaluate';
import { readMeasures } from '../../activities/evaluate/read-measures';
import { BUREAU, makeWorld, PROVIDER, STREET, type World } from '../../activities/evaluate/world.fixture';
import { RULEBOOK } from '../../domain/evaluate/rulebook.fixture';
import type { SurveyTerms } from '../../domain/evaluate/survey-terms';
import type { Role } from '../../domain/record/party';
import { testDeps } from '../../test/support/activity-deps';
import { type ApiServer, apiServer, enterUser } from '../../test/support/api-server';
import { type TestDatabase, testDatabase } from '../../test/support/database';

let database: TestDatabase;
let server: ApiServer;
let decided: { workflowId: string; name: string; input: { [name: string]: unknown } }[] = [];
let signalled: string[] = [];
const tokens = new Map<string, string>();
const ids = new Map<string, string>();
const officerSheet = (evaluation: string) => `${evaluation}|bureau|${ids.get('officer')}`;

beforeAll(async () => {
  database = await testDatabase();
  server = await apiServer(database.store, {
    decide: (async (workflowId: string, type: { name: string }, input: { [name: string]: unknown }) => {
      decided.push({ workflowId, name: type.name, input });
      return { state: 'scoring' };
    }) as never,
    signal: async (workflowId, type) => void signalled.push(`${workflowId} ${type.name}`),
  });
  const people: [string, string, Role[]][] = [
    ['officer', BUREAU, ['bureau-officer']],
    ['approver', BUREAU, ['bureau-approver']],
    ['street', STREET, ['street-officer']],
    ['certifier', PROVIDER, ['organisation-certifier']],
    ['editor', PROVIDER, ['organisation-editor']],
    ['auditor', 'audit', ['auditor']],
    ['stranger', 'another bureau', ['bureau-officer']],
  ];
  for (const [name, organisation, roles] of people) {
    const { id, token } = await enterUser(database.store, organisation, roles);
    tokens.set(name, token);
    ids.set(name, id);
  }
});
afterAll(async () => {
  await server.stop();
  await database.release();
});
beforeEach(() => {
  decided = [];
  signalled = [];
});

const NOW = Date.parse('2026-12-01T02:00:00.000Z');

/** An opened round with its open survey, and a token for one of its drawn evaluators. */
async function opened(change: Partial<SurveyTerms> = {}) {
  const n = randomBytes(4).toString('hex');
  const { store } = database;
  const world: World = await makeWorld(store, n, { survey: { ...RULEBOOK.survey, ...change } });
  const { projectId, programmeId } = world.input;
  const deps = testDeps(store, () => NOW);
  const acts = createEvaluateActivities(deps);
  const common = { actor: { kind: 'system', because: 'rule' }, facts: {}, decision: 'open' } as const;
  const id = `${projectId}/final`;
  await acts.openEvaluation({
    input: world.input,
    step: {
      ...common,
      key: `evaluation/${id}#1`,
      state: 'scoring',
      process: { workflowId: `evaluation/${id}`, kind: 'evaluation', programmeId, projectId },
    },
  });
  const surveyId = `${projectId}-final`;
  const { questions: _, ...terms } = world.rulebook.survey;
  await acts.openSurvey({
    input: { ...world.input, surveyId, terms },
    step: {
      ...common,
      key: `survey/${surveyId}#1`,
      state: 'open',
      process: { workflowId: `survey/${surveyId}`, kind: 'survey', programmeId, projectId },
    },
  });
  const evaluator = await enterUser(store, 'agency', ['evaluator']);
  await store.evaluations.put(id, { evaluatorIds: [evaluator.id] });
  tokens.set('evaluator', evaluator.token);
  const code = (householdId: string) => deps.surveyCodes.code(surveyId, householdId);
  return {
    store,
    world,
    projectId,
    programmeId,
    id,
    surveyId,
    code,
    path: `/projects/${projectId}/evaluations/final`,
  };
}

const as = (name: string, path: string, method = 'GET', body?: unknown) =>
  server.ask(path, { method, token: tokens.get(name) ?? '', ...(body === undefined ? {} : { body }) });

const FULL = {
  marks: [
    { indicator: 'quality', points: 36, comment: '' },
    { indicator: 'archive', points: 20, comment: '' },
  ],
  vetoes: [],
};

describe('a score sheet over HTTP', () => {
  it('shows a judge what to judge with weights, and keeps what was saved', async () => {
    const { path } = await opened();
    const blank = await as('officer', `${path}/sheet`);
    expect(blank.status).toBe(200);
    expect(blank.body).toMatchObject({
      party: 'bureau',
      indicators: [
        { id: 'quality', weight: 30 },
        { id: 'archive', weight: 100 },
      ],
      sheet: { marks: [] },
    });
    expect(blank.body.due).toMatch(/^2026-12-15/);
    expect((await as('officer', `${path}/sheet`, 'PUT', FULL)).status).toBe(200);
    expect((await as('officer', `${path}/sheet`)).body).toMatchObject({ sheet: FULL });
  });

  it('is handed in as a decision that carries ids only', async () => {
    const { path, id } = await opened();
    await as('officer', `${path}/sheet`, 'PUT', FULL);
    expect((await as('officer', `${path}/sheet/submit`, 'POST')).status).toBe(200);
    expect(decided).toEqual([
      {
        workflowId: `evaluation/${id}`,
        name: 'submitScoreSheet',
        input: expect.objectContaining({
          sheetId: officerSheet(id),
          party: 'bureau',
          userId: ids.get('officer'),
        }),
      },
    ]);
  });

  it('does not change once it is in', async () => {
    const { path, store, id } = await opened();
    await as('officer', `${path}/sheet`, 'PUT', FULL);
    await store.scoreSheets.put(officerSheet(id), { submittedAt: '2026-12-02T00:00:00.000Z' });
    expect((await as('officer', `${path}/sheet`, 'PUT', { ...FULL, marks: [] })).status).toBe(409);
    expect((await store.scoreSheets.need(officerSheet(id))).marks).toHaveLength(2);
  });

  it("is nobody else's to see while judges still score; afterwards bureau and auditor see all, the provider none", async () => {
    const { path, store, id } = await opened();
    await as('officer', `${path}/sheet`, 'PUT', FULL);
    await store.scoreSheets.put(officerSheet(id), { submittedAt: '2026-12-02T00:00:00.000Z' });
    const seen = async (name: string) =>
      ((await as(name, `${path}/sheets`)).body.items as unknown[] | undefined)?.length;
    expect([
      await seen('officer'),
      await seen('street'),
      await seen('evaluator'),
      await seen('approver'),
      await seen('auditor'),
    ]).toEqual([1, 0, 0, 0, 0]);
    await store.evaluations.put(id, { state: 'draft' });
    expect([await seen('street'), await seen('evaluator'), await seen('auditor')]).toEqual([1, 1, 1]);
    expect((await as('certifier', `${path}/sheets`)).status).toBe(403);
  });

  it('is refused to another bureau, to evaluators who were not drawn, and to the provider', async () => {
    const { path } = await opened();
    await opened();
    for (const name of ['stranger', 'evaluator', 'certifier'])
      expect((await as(name, `${path}/sheet`)).status).toBe(403);
  });

  it('is a partner’s as well, who sees nothing else of the round; the bureau names partners by their codes', async () => {
    const { store, path, id, projectId } = await opened();
    const uscc = `91${projectId.slice(-8).toUpperCase()}`;
    await store.organisations.put(`partner-${projectId}`, {
      ...{ kind: 'social-organisation', name: '社区互助会', uscc },
    } as never);
    const named = (name: string, usccs: string[]) =>
      as(name, `/projects/${projectId}/partners`, 'POST', { usccs });
    expect((await named('officer', [uscc])).status).toBe(200);
    expect(decided).toMatchObject([{ workflowId: `project/${projectId}`, name: 'namePartners' }]);
    expect(decided[0]?.input.organisationIds).toEqual([`partner-${projectId}`]);
    expect((await named('officer', [uscc, '91NOBODY'])).text).toContain('91NOBODY');
    for (const name of ['certifier', 'approver', 'stranger'])
      expect((await named(name, [])).status).toBe(403);

    const { token } = await enterUser(store, `partner-${projectId}`, ['organisation-certifier']);
    tokens.set('partner', token);
    expect((await as('partner', `${path}/sheet`)).status).toBe(403);
    await store.evaluations.put(id, { partnerIds: [`partner-${projectId}`] });
    expect((await as('partner', `${path}/sheet`)).body).toMatchObject({ party: 'partners', indicators: [] });
    expect((await as('certifier', `${path}/sheet`)).status).toBe(403);
    const others = ['', '/measures', '/sheets'].map((one) => `${path}${one}`);
    for (const closed of [...others, `/surveys/${projectId}-final`, `/projects/${projectId}`])
      expect((await as('partner', closed)).status).toBe(403);
    expect((await as('partner', `${path}/respond`, 'POST', { text: '意见' })).status).toBe(403);
  });

  it('names every field that is not well formed', async () => {
    const { path } = await opened();
    const refused = await as('officer', `${path}/sheet`, 'PUT', {
      marks: [{ indicator: 'quality', points: -1 }],
      extra: 1,
    });
    expect(refused.status).toBe(400);
    expect(JSON.stringify(refused.body)).toContain('marks.0.points');
  });
});

describe('an evaluation over HTTP', () => {
  it('tells the provider its state, and not who the evaluators are', async () => {
    const { path } = await opened();
    const own = await as('editor', path);
    expect(own.body).toMatchObject({ state: 'scoring', score: null, evaluatorIds: null, derivation: [] });
    expect((await as('officer', path)).body.evaluatorIds).toHaveLength(1);
    expect((await as('stranger', path)).status).toBe(403);
    expect((await as('officer', '/projects/nothing/evaluations/final')).status).toBe(404);
  });

  it('shows the measures with what they were taken from', async () => {
    const { path } = await opened();
    const { items } = (await as('certifier', `${path}/measures`)).body as unknown as {
      items: { measure: string }[];
    };
    expect(items.find((one) => one.measure === 'file-timeliness')).toMatchObject({
      value: 1,
      indicators: ['files'],
      evidence: { kind: 'households', total: 12 },
    });
  });

  it('shows behind each number the records that it counts, and of a complaint nothing about who raised it', async () => {
    const { path, store, world, id, projectId } = await opened();
    const { programmeId } = world.input;
    const { applicationId } = await store.projects.need(projectId);
    const objection = { programmeId, applicationId, raisedBy: 'rival', grounds: '价格读错', raisedAt: null };
    const answeredAt = '2026-03-08T00:00:00.000Z';
    for (const [key, status] of Object.entries({ yes: 'upheld', no: 'rejected', open: 'open' }))
      await store.objections.put(`${projectId}-${key}`, { ...objection, status, answeredAt } as never);
    await store.objections.put(`${projectId}-other`, {
      ...{ ...objection, applicationId: 'another', status: 'upheld', answeredAt },
    } as never);
    for (const [key, on] of Object.entries({ before: '2025-12-31', after: '2026-12-02' }))
      await store.serviceRecords.put(`${projectId}-${key}`, {
        projectId,
        kind: 'visit',
        on,
        householdIds: [],
      });
    for (const reportId of ['mid', 'final'])
      await store.reports.put(`${projectId}-${reportId}`, { projectId, reportId, version: 1 });
    const { measures } = await store.evaluations.need(id);
    const reading = await readMeasures(store, projectId, new Date(NOW).toISOString());
    const late = { value: 1, basis: { due: 2, late: ['final'] }, at: new Date(NOW).toISOString() };
    await store.evaluations.put(id, { measures: { ...measures, ...reading, 'late-reports': late } });
    const { items } = (await as('certifier', `${path}/measures`)).body as unknown as {
      items: { measure: string; value: number; evidence: { ids: string[] } }[];
    };
    const behind = (measure: string) => items.find((one) => one.measure === measure)?.evidence.ids;
    expect(items.find((one) => one.measure === 'upheld-complaints')).toMatchObject({
      value: 1,
      basis: { upheld: 1, upheldOn: ['2026-03-08'] },
    });
    expect(behind('upheld-complaints')).toEqual([`${projectId}-yes`]);
    expect(behind('visit-frequency')).toHaveLength(1);
    expect(behind('late-reports')).toEqual([`${projectId}-final`]);
    expect(JSON.stringify(items)).not.toContain('rival');
  });

  it('lists the rounds of a project', async () => {
    const { projectId } = await opened();
    expect((await as('auditor', `/projects/${projectId}/evaluations`)).body).toMatchObject({
      items: [{ round: 'final' }],
      next: null,
    });
  });

  it('keeps texts out of decisions: answer, ruling, what follows from silence, appeal and its decision carry ids', async () => {
    const { path, store, id } = await opened();
    await store.evaluations.put(id, { state: 'appealed', vetoes: [] });
    const secret = '王某的情况不属实';
    await as('certifier', `${path}/respond`, 'POST', { text: secret });
    await as('approver', `${path}/vetoes/misappropriation/rule`, 'POST', { stands: false, reason: secret });
    const silence = { again: false, reason: secret };
    expect((await as('officer', `${path}/silence`, 'POST', silence)).status).toBe(403);
    await as('approver', `${path}/silence`, 'POST', silence);
    await as('certifier', `${path}/appeal`, 'POST', { grounds: secret, contested: ['archive'] });
    await as('approver', `${path}/appeal/decide`, 'POST', { outcome: 'rejected', reason: secret });
    expect(decided.map((one) => one.name)).toEqual([
      'respondToDraft',
      'ruleOnVeto',
      'settleSilence',
      'appealEvaluation',
      'decideAppeal',
    ]);
    expect(JSON.stringify(decided)).not.toContain(secret);
    const statements = Object.values((await store.evaluations.need(id)).statements);
    expect(statements.map((one) => one.text)).toEqual(Array(5).fill(secret));
  });

  it('takes an appeal against what there is, from the certifier only', async () => {
    const { path } = await opened();
    const wrong = await as('certifier', `${path}/appeal`, 'POST', {
      grounds: 'x',
      contested: ['archive', 'weather'],
    });
    expect([wrong.status, JSON.stringify(wrong.body)]).toEqual([400, expect.stringContaining('contested.1')]);
    expect(
      (await as('editor', `${path}/appeal`, 'POST', { grounds: 'x', contested: ['archive'] })).status,
    ).toBe(403);
  });

  it('lets an approver re-score a sheet of an open appeal, and hands it in with the decision', async () => {
    const { path, store, id } = await opened();
    await as('officer', `${path}/sheet`, 'PUT', FULL);
    const original = officerSheet(id);
    await store.scoreSheets.put(original, { submittedAt: '2026-12-02T00:00:00.000Z' });
    expect(
      (await as('approver', `${path}/appeal/sheets`, 'PUT', { ...FULL, replaces: original })).status,
    ).toBe(409);
    await store.evaluations.put(id, { state: 'appealed' });
    expect(
      (await as('approver', `${path}/appeal/sheets`, 'PUT', { ...FULL, replaces: original })).status,
    ).toBe(200);
    const rescored = await as('approver', `${path}/appeal/sheets`);
    expect(rescored.body.items).toMatchObject([{ id: `${original}|appeal`, replaces: original }]);
    expect((await as('officer', `${path}/appeal/sheets`)).status).toBe(403);
    await as('approver', `${path}/appeal/decide`, 'POST', { outcome: 'upheld', reason: 'ok' });
    expect(decided[0]?.input).toMatchObject({ outcome: 'upheld', sheetIds: [`${original}|appeal`] });
  });
});

describe('a survey over HTTP', () => {
  const GOOD = { values: [{ question: 'attitude', value: 5 }] };

  it('is answered once by whoever has the link, without signing in', async () => {
    const { store, surveyId, code } = await opened();
    const [first] = await store.invitations.find({ surveyId });
    const path = `/surveys/answer/${code(first?.householdId ?? '')}`.replaceAll(' ', '%20');
    expect((await server.ask(path)).body).toMatchObject({
      status: 'open',
      project: '心连心',
      questions: [{ id: 'attitude' }, { id: 'charged' }],
    });
    expect((await server.ask(path, { method: 'POST', body: GOOD })).status).toBe(201);
    expect((await server.ask(path, { method: 'POST', body: GOOD })).status).toBe(409);
    expect((await server.ask(path)).body).toMatchObject({ status: 'answered' });
    expect(await store.surveys.need(surveyId)).toMatchObject({ answers: 1, validAnswers: 1 });
  });

  it('takes one answer of ten sent at the same moment', async () => {
    const { store, surveyId, code } = await opened();
    const [first] = await store.invitations.find({ surveyId });
    const path = `/surveys/answer/${code(first?.householdId ?? '')}`.replaceAll(' ', '%20');
    const all = await Promise.all(
      Array.from({ length: 10 }, () => server.ask(path, { method: 'POST', body: GOOD })),
    );
    expect(all.map((one) => one.status).sort()).toEqual([201, ...Array(9).fill(409)]);
    expect(await store.answers.count({ surveyId })).toBe(1);
  });

  it('keeps no answer that could be laid beside a household: no id, no time, no trace in the requests', async () => {
    const { store, surveyId, code } = await opened();
    const [first] = await store.invitations.find({ surveyId });
    const before = await store.requests.count({});
    await server.ask(`/surveys/answer/${code(first?.householdId ?? '')}`.replaceAll(' ', '%20'), {
      method: 'POST',
      body: GOOD,
    });
    const [answer] = await store.answers.find({ surveyId });
    expect(answer?.at).toBe((await store.surveys.need(surveyId)).openedAt);
    expect(JSON.stringify(answer)).not.toContain('household-');
    expect(answer?.id).toMatch(/^[0-9a-f]{32}$/);
    expect(await store.requests.count({})).toBe(before);
  });

  it('says which question is missing or wrong, and does not spend the link', async () => {
    const { store, surveyId, code } = await opened();
    const [first] = await store.invitations.find({ surveyId });
    const path = `/surveys/answer/${code(first?.householdId ?? '')}`.replaceAll(' ', '%20');
    const refused = await server.ask(path, {
      method: 'POST',
      body: { values: [{ question: 'charged', value: 'no' }] },
    });
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('values.attitude');
    expect(refused.text).toContain('values.charged');
    expect((await store.invitations.need(first?.id ?? '')).usedAt).toBeNull();
  });

  it('knows no other code', async () => {
    expect((await server.ask(`/surveys/answer/${'0'.repeat(26)}`)).status).toBe(404);
    expect((await server.ask('/surveys/answer/short', { method: 'POST', body: GOOD })).status).toBe(400);
  });

  it('takes answers by phone from staff, also those of an interview that broke off, and tells the process at quota', async () => {
    const { store, surveyId } = await opened();
    const { items } = (await as('officer', `/surveys/${surveyId}/calls`)).body as unknown as {
      items: { householdId: string; file: string }[];
    };
    expect(items).toHaveLength(6);
    expect(items[0]?.file).toMatch(/^L\d+$/);
    const one = `/surveys/${surveyId}/calls?householdId=${items[2]?.householdId}`;
    expect((await as('officer', one)).body.items).toEqual([items[2]]);
    const enter = (householdId: string, values: unknown) =>
      as('officer', `/surveys/${surveyId}/answers`, 'POST', {
        householdId,
        mode: 'phone',
        proxy: true,
        values,
      });
    expect((await enter(items[0]?.householdId ?? '', [{ question: 'charged', value: false }])).status).toBe(
      201,
    );
    for (const { householdId } of items.slice(1))
      expect((await enter(householdId, GOOD.values)).status).toBe(201);
    expect((await enter(items[1]?.householdId ?? '', GOOD.values)).status).toBe(409);
    expect(signalled).toEqual([`survey/${surveyId} surveyQuotaReached`]);
    expect(await store.surveys.need(surveyId)).toMatchObject({ answers: 6, validAnswers: 5 });
    expect(await store.invitations.count({ surveyId, byStaff: true })).toBe(6);
    expect((await as('officer', `/surveys/${surveyId}/calls`)).body.items).toEqual([]);
  });

  it('lets only those ask households whom the rulebook names: not the bureau, where it is the street', async () => {
    const { surveyId } = await opened({ enteredBy: 'street' });
    const path = `/surveys/${surveyId}/calls`;
    const { items } = (await as('street', path)).body as unknown as { items: { householdId: string }[] };
    expect(items).toHaveLength(6);
    const answer = { householdId: items[0]?.householdId, mode: 'phone', values: GOOD.values };
    for (const name of ['officer', 'evaluator', 'certifier']) {
      expect((await as(name, path)).status).toBe(403);
      expect((await as(name, `/surveys/${surveyId}/answers`, 'POST', answer)).status).toBe(403);
      expect((await as(name, `/surveys/${surveyId}/qr-sheet`, 'POST', {})).status).toBe(403);
    }
    expect((await as('street', `/surveys/${surveyId}/answers`, 'POST', answer)).status).toBe(201);
  });

  it('takes answers given on the spot, and keeps the stratum that the household was drawn in', async () => {
    const { store, surveyId } = await opened();
    const [first] = await store.invitations.find({ surveyId });
    await store.invitations.put(first?.id ?? '', { stratum: 'borderline' });
    const entered = { householdId: first?.householdId, mode: 'on-site', values: GOOD.values };
    expect((await as('officer', `/surveys/${surveyId}/answers`, 'POST', entered)).status).toBe(201);
    expect(await store.answers.find({ surveyId })).toMatchObject([
      { mode: 'on-site', stratum: 'borderline' },
    ]);
  });

  it('shows signs of made-up answers to who checks, and neither to the provider nor to the judges', async () => {
    const { store, surveyId } = await opened();
    const sign = { kind: 'same-seconds', answers: 6, times: 1, seconds: 10, from: 6 } as const;
    await store.surveys.put(surveyId, { state: 'closed', signs: [sign] });
    const path = `/surveys/${surveyId}/signs`;
    expect((await as('officer', path)).body).toEqual({ items: [sign] });
    for (const name of ['certifier', 'evaluator']) expect((await as(name, path)).status).toBe(403);
    for (const name of ['officer', 'certifier', 'evaluator'])
      expect(JSON.stringify((await as(name, `/surveys/${surveyId}`)).body)).not.toContain('same-seconds');
  });

  it('lets somebody who entered no answer call back whom staff asked, once, and makes a sign of who was not asked', async () => {
    const { store, surveyId } = await opened();
    const [first, second] = await store.invitations.find({ surveyId }, { sort: { id: 1 } });
    const entered = { householdId: first?.householdId, mode: 'phone', values: GOOD.values };
    await as('officer', `/surveys/${surveyId}/answers`, 'POST', entered);
    const drawn = [first, second].map((one) => ({
      householdId: one?.householdId ?? '',
      outcome: null,
      by: null,
      at: null,
    }));
    await store.surveys.put(surveyId, { state: 'closed', callBacks: drawn });
    const path = `/surveys/${surveyId}/call-backs`;
    const call = (name: string, one: number, outcome: string) =>
      as(name, path, 'POST', { householdId: drawn[one]?.householdId, outcome });
    expect((await as('officer', path)).body.items).toMatchObject([{ outcome: null }, { outcome: null }]);
    expect((await call('officer', 0, 'asked')).status).toBe(403);
    expect((await call('certifier', 0, 'asked')).status).toBe(403);
    expect((await call('evaluator', 0, 'not-reached')).status).toBe(201);
    expect((await call('evaluator', 0, 'not-asked')).status).toBe(201);
    expect((await call('evaluator', 0, 'asked')).status).toBe(409);
    expect(signalled).toEqual([]);
    expect((await call('evaluator', 1, 'asked')).status).toBe(201);
    expect(signalled).toEqual([`survey/${surveyId} callBacksDone`]);
    const { callBacks } = await store.surveys.need(surveyId);
    expect((await call('evaluator', 1, 'asked')).status).toBe(201);
    expect(signalled).toHaveLength(2);
    expect((await store.surveys.need(surveyId)).callBacks).toEqual(callBacks);
    const elsewhere = { householdId: 'somebody', outcome: 'asked' };
    expect((await as('evaluator', path, 'POST', elsewhere)).status).toBe(404);
    expect((await as('officer', `/surveys/${surveyId}/signs`)).body).toEqual({
      items: [{ kind: 'not-asked', notAsked: 1, reached: 2 }],
    });
    expect(JSON.stringify((await as('certifier', `/surveys/${surveyId}`)).body)).not.toContain('household');
  });

  it('prints codes for those without a link: who answers by one counts as such, once, and leaves nothing half-said', async () => {
    const { store, surveyId, code } = await opened();
    const [one, linked] = await store.invitations.find({ surveyId }, { sort: { mode: -1 }, limit: 2 });
    await store.invitations.put(linked?.id ?? '', { mode: 'link' });
    await store.invitations.put(one?.id ?? '', { mode: 'staff' });
    const path = `/surveys/${surveyId}/qr-sheet`;
    const { status, body } = await as('street', path, 'POST', {});
    const items = body.items as unknown as { file: string; address: string }[];
    expect(status).toBe(201);
    expect(items).toHaveLength(await store.invitations.count({ surveyId, mode: 'staff' }));
    for (const name of ['certifier', 'editor', 'approver', 'stranger'])
      expect((await as(name, path, 'POST', {})).status).toBe(403);
    expect(await store.requests.count({ 'answer.items': { $ne: null } })).toBe(0);

    const file = await store.households.need(one?.householdId ?? '');
    const address = items.find((item) => item.file === file.code)?.address ?? '';
    const answer = address.replace(/^.*\/survey\//, '/surveys/answer/').replaceAll(' ', '%20');
    expect(answer).not.toBe(`/surveys/answer/${code(file.id)}`.replaceAll(' ', '%20'));
    expect((await server.ask(answer, { method: 'POST', body: GOOD })).status).toBe(201);
    expect(await store.answers.find({ surveyId })).toMatchObject([{ mode: 'qr', enteredBy: null }]);
    const link = `/surveys/answer/${code(file.id)}`.replaceAll(' ', '%20');
    expect((await server.ask(link, { method: 'POST', body: GOOD })).status).toBe(409);

    await store.surveys.put(surveyId, {
      state: 'closed',
      callBacks: [{ householdId: file.id, outcome: null, by: null, at: null }],
    });
    expect((await as('street', path, 'POST', {})).status).toBe(409);
    const call = (name: string) =>
      as(name, `/surveys/${surveyId}/call-backs`, 'POST', { householdId: file.id, outcome: 'asked' });
    expect((await call('street')).status).toBe(403);
    expect((await call('officer')).status).toBe(201);
    expect((await as('certifier', `/surveys/${surveyId}`)).text).not.toContain('"sheets"');
  });

  it('shows bureau and evaluators what was written, once it has closed, and nothing of who wrote it when and how', async () => {
    const words = { zh: '您有什么建议？', en: 'What do you suggest?' };
    const wish = { id: 'wish', kind: 'text' as const, words, required: false };
    const { store, surveyId } = await opened({ questions: [...RULEBOOK.survey.questions, wish] });
    const path = `/surveys/${surveyId}/texts`;
    for (const [n, value] of ['想多聊聊', '谢谢', '', '', ''].entries())
      await store.answers.insert({
        ...{ id: `${surveyId}-${n}`, surveyId, mode: 'phone', stratum: null, proxy: false, valid: true },
        ...{ values: [{ question: 'wish', value }], enteredBy: 'somebody', at: '2026-12-01T00:00:00.000Z' },
      });
    expect((await as('officer', path)).body).toEqual({ items: [] });
    await store.surveys.put(surveyId, { state: 'closed' });
    const items = [{ question: 'wish', texts: ['想多聊聊', '谢谢'], leftOut: 0 }];
    for (const name of ['officer', 'approver', 'evaluator'])
      expect((await as(name, path)).body).toEqual({ items });
    for (const name of ['certifier', 'editor', 'street', 'stranger'])
      expect((await as(name, path)).status).toBe(403);
    await store.answers.remove(`${surveyId}-4`);
    expect((await as('officer', path)).body).toEqual({ items: [] });
  });

  it('lets no provider enter answers', async () => {
    const { surveyId } = await opened();
    expect((await as('certifier', `/surveys/${surveyId}/calls`)).status).toBe(403);
  });

  it('takes nothing after it has closed', async () => {
    const { store, surveyId, code } = await opened();
    await store.surveys.put(surveyId, { state: 'closed' });
    const [first] = await store.invitations.find({ surveyId });
    const path = `/surveys/answer/${code(first?.householdId ?? '')}`.replaceAll(' ', '%20');
    expect((await server.ask(path, { method: 'POST', body: GOOD })).status).toBe(409);
    expect((await server.ask(path)).body).toMatchObject({ status: 'closed' });
  });

  it('shows its progress to those concerned', async () => {
    const { surveyId } = await opened();
    expect((await as('certifier', `/surveys/${surveyId}`)).body).toMatchObject({
      frame: 12,
      sample: 6,
      answers: 0,
      result: null,
    });
  });
});

describe('the public numbers of a programme', () => {
  it('count grades and weigh satisfaction by answers, and hide what fewer than five people said', async () => {
    const { store, programmeId, id, surveyId } = await opened();
    const path = `/public/programmes/${programmeId}/evaluations`;
    await store.evaluations.put(id, { state: 'closed', score: 96, grade: 'excellent', passed: true });
    const result = {
      valid: true,
      satisfied: 0.9,
      interval: { low: 0.8, high: 1 },
      aware: null,
      byMode: [],
      byProxy: 0,
      byQuestion: [],
    };
    await store.surveys.put(surveyId, { state: 'closed', validAnswers: 4, result });
    const few = (await server.ask(path)).body as unknown as { rounds: { satisfaction: unknown }[] };
    expect(few.rounds[0]).toMatchObject({ evaluated: 1, meanScore: 96, passed: 1, satisfaction: null });
    await store.surveys.put(surveyId, { validAnswers: 10 });
    expect((await server.ask(path)).body).toMatchObject({
      rounds: [{ satisfaction: { answers: 10, satisfied: 0.9 } }],
    });
  });
});
