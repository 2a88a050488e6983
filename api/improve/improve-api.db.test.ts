import { readOutcome } from '../../activities/improve/read-outcome';
import { Fault } from '../../domain/record/fault';
import type { Role } from '../../domain/record/party';
import { type ApiServer, apiServer, enterOrganisation, enterUser } from '../../test/support/api-server';
import { type TestDatabase, testDatabase } from '../../test/support/database';
import { sampleOutcome } from '../../test/support/sample-outcomes';

let database: TestDatabase;
let server: ApiServer;
let bureau: string;
let organisation: string;
const decided: { workflowId: string; decision: string; input: { draftId?: string } }[] = [];
const started: { workflow: string; workflowId: string; input: unknown }[] = [];
const tokens = new Map<string, string>();

beforeAll(async () => {
  database = await testDatabase();
  const { store } = database;
  server = await apiServer(store, {
    decide: async (workflowId, type, input) => {
      decided.push({ workflowId, decision: type.name, input: input as object });
      if (type.name === 'inspectFinding')
        throw new Fault('not-allowed-now', { en: 'not now', zh: null }, { allowed: ['submit-plan'] });
      return { state: 'plan-review' } as never;
    },
    async start(workflow: string, workflowId: string, input: unknown) {
      started.push({ workflow, workflowId, input });
    },
  });
  bureau = (await enterOrganisation(store)).id;
  const street = (await enterOrganisation(store, { kind: 'street' })).id;
  organisation = (await enterOrganisation(store, { kind: 'social-organisation', name: '心连心' })).id;
  const other = (await enterOrganisation(store, { kind: 'social-organisation' })).id;
  const enter = async (name: string, organisationId: string, role: Role) =>
    void tokens.set(name, (await enterUser(store, organisationId, [role])).token);
  await enter('officer', bureau, 'bureau-officer');
  await enter('street', street, 'street-officer');
  await enter('editor', organisation, 'organisation-editor');
  await enter('rival', other, 'organisation-editor');
  await enter('auditor', street, 'auditor');
  await enter('evaluator', other, 'evaluator');
  await enter('far', (await enterOrganisation(store)).id, 'bureau-officer');
  await enter('approver', bureau, 'bureau-approver');
  const at = '2026-05-06T02:00:00.000Z';
  await store.programmes.put('g', { bureauId: bureau, rulebookHash: 'h' });
  const evaluation = {
    bands: [{ grade: 'pass', title: { zh: '合格', en: 'passed' }, from: 60 }],
    rounds: [{ id: 'final', indicators: [], answerAppealWithin: { count: 5, unit: 'working-day' } }],
  };
  await store.rulebooks.put('h', { rulebook: { improve: { carryPlan: true }, evaluation } as never });
  await store.applications.put('a', {
    deliverables: [{ id: 'd1', type: 'visit', title: { zh: '探访', en: 'visits' }, count: 10 }] as never,
  });
  await store.reports.put('p/r/1', {
    projectId: 'p',
    status: 'accepted',
    outputs: [{ deliverableId: 'd1', done: 7, note: '' }],
  });
  await store.projects.put('p', {
    programmeId: 'g',
    bureauId: bureau,
    organisationId: organisation,
    streetId: street,
    applicationId: 'a',
    rulebookHash: 'h',
    grades: { final: { score: 75, grade: 'pass' } },
  });
  await store.findings.put('p/visits-final', {
    projectId: 'p',
    programmeId: 'g',
    round: 'final',
    indicator: 'visits',
    state: 'planning',
    severity: 'major',
    plan: null,
    evidence: [],
    inspections: [],
    holds: null,
    outcome: null,
    openedAt: at,
    closedAt: null,
  });
  await store.standings.put('p', {
    organisationId: organisation,
    programmeId: 'g',
    projectId: 'p',
    grade: 'pass',
    score: 75,
    standing: 'normal',
    until: null,
    points: 0,
    reason: 'grade/pass: normal',
    unspent: 3,
    carriedOver: [{ kind: 'deliverable', ref: 'd1', text: '探访' }],
    at,
  });
}, 60_000);

afterAll(async () => {
  await server?.stop();
  await database?.release();
});

const as = (who: string, path: string, body?: unknown) =>
  server.ask(path, {
    token: tokens.get(who) as string,
    ...(body === undefined ? {} : { method: 'POST', body }),
  });
const FINDING = '/projects/p/findings/visits-final';
const plan = { owner: '项目主管', measure: '每月入户', target: '10 次', dueOn: '2026-07-31' };

describe('findings', () => {
  it('are seen by those concerned', async () => {
    for (const who of ['officer', 'street', 'editor']) {
      expect((await as(who, '/projects/p/findings')).body.items).toMatchObject([
        { id: 'p/visits-final', failedAttempts: 0 },
      ]);
    }
    expect((await as('rival', '/projects/p/findings')).status).toBe(403);
    expect((await as('editor', '/projects/p/findings/none')).status).toBe(404);
  });

  it('get a plan of the organisation: its words are kept on the finding, the process gets its id', async () => {
    expect((await as('editor', `${FINDING}/plan`, plan)).body).toEqual({ state: 'plan-review' });
    const { input, workflowId } = decided.at(-1)!;
    expect(workflowId).toBe('rectification/p/visits-final');
    expect(JSON.stringify(input)).not.toContain(plan.measure);
    expect((await database.store.findings.need('p/visits-final')).planDraft).toEqual({
      id: input.draftId,
      ...plan,
    });
    expect((await as('officer', `${FINDING}/plan`, plan)).status).toBe(403);
    expect((await as('editor', `${FINDING}/plan`, { ...plan, dueOn: '31.7.2026' })).status).toBe(400);
  });

  it('have their plan returned with a reason that is saved, not sent through the process', async () => {
    const returned = { accept: false, reason: '目标不可衡量' };
    expect((await as('officer', `${FINDING}/plan/review`, returned)).status).toBe(200);
    const { input } = decided.at(-1) as unknown as { input: { reason: { statementId: string } } };
    expect(JSON.stringify(input)).not.toContain(returned.reason);
    expect(await database.store.statements.need(input.reason.statementId)).toMatchObject({
      about: 'rectification/p/visits-final',
      text: returned.reason,
    });
    await as('officer', `${FINDING}/plan/review`, { accept: true });
    expect(decided.at(-1)?.input).toMatchObject({ accept: true, reason: null });
  });

  it('take the organisation’s own documents as evidence only', async () => {
    await database.store.documents.put('doc1', { organisationId: organisation });
    await database.store.documents.put('doc2', { organisationId: bureau });
    const refused = await as('editor', `${FINDING}/evidence`, {
      text: '见附件',
      documents: ['doc1', 'doc2'],
    });
    expect(refused.status).toBe(400);
    expect(JSON.stringify(refused.body)).toContain('documents.1');
    expect((await as('editor', `${FINDING}/evidence`, { text: '见附件', documents: ['doc1'] })).status).toBe(
      200,
    );
  });

  it('are inspected by bureau or street, and say what would be allowed now', async () => {
    const answer = await as('street', `${FINDING}/inspect`, { passed: true });
    expect(answer.status).toBe(409);
    expect(JSON.stringify(answer.body)).toContain('submit-plan');
    expect((await as('editor', `${FINDING}/inspect`, { passed: true })).status).toBe(403);
  });
});

describe('a contested finding', () => {
  it('is heard by somebody else: the process learns who opened it, never the words', async () => {
    const { store } = database;
    const by = (userId: string) =>
      ({ kind: 'person', userId, organisationId: bureau, role: 'bureau-officer' }) as const;
    const opened = { stream: 'project/p', decision: 'open-finding' };
    await store.journal.put('o1', {
      ...opened,
      seq: 91,
      actor: by('opened'),
      facts: { finding: 'visits-final' },
    });
    await store.journal.put('o2', { ...opened, seq: 92, actor: by('another'), facts: { finding: 'files' } });
    const contest = { reason: '入户记录已补录' };
    for (const who of ['rival', 'officer', 'street'])
      expect((await as(who, `${FINDING}/contest`, contest)).status).toBe(403);
    expect((await as('editor', `${FINDING}/contest`, contest)).status).toBe(201);
    expect(decided.at(-1)).toMatchObject({
      ...{ workflowId: 'rectification/p/visits-final', decision: 'contestFinding' },
      input: { decidedBy: ['opened'], documents: [] },
    });
    const answer = { verdict: 'withdrawn', reason: '经核对' };
    expect((await as('editor', `${FINDING}/contest/answer`, answer)).status).toBe(403);
    expect((await as('approver', `${FINDING}/contest/answer`, answer)).status).toBe(200);
    expect(
      (await as('approver', `${FINDING}/contest/answer`, { ...answer, verdict: 'corrected' })).status,
    ).toBe(400);
    expect(JSON.stringify(decided)).not.toMatch(/入户记录已补录|经核对/);
    // Who opened a finding also took part in what the record says in the end: told by another test.
    await store.journal.removeAll({ decision: 'open-finding' });
  });

  it('tells what was said to the two sides and auditors only, and is no finding of the record once withdrawn', async () => {
    const { store } = database;
    const said = { reason: '入户记录已补录', documents: [], answer: '经核对' };
    const times = { raisedAt: '2026-05-07T02:00:00.000Z', answeredAt: '2026-05-08T02:00:00.000Z' };
    await store.findings.put('p/late-final', {
      ...{ ...(await store.findings.need('p/visits-final')), indicator: 'late', outcome: 'withdrawn' },
      ...{ state: 'withdrawn', contest: { state: 'upheld', ...said, ...times } },
    });
    for (const path of ['', '/late-final'].map((one) => `/projects/p/findings${one}`)) {
      for (const who of ['editor', 'officer', 'auditor'])
        expect((await as(who, path)).text).toContain('入户记录已补录');
      const street = (await as('street', path)).text;
      expect([street.includes('upheld'), /入户记录已补录|经核对/.test(street)]).toEqual([true, false]);
    }
    const { body } = await as('editor', `/organisations/${organisation}/record`);
    expect(body.findings).toMatchObject([{ indicator: 'visits' }]);
    expect((await as('editor', '/projects/p/carry-over')).body).toMatchObject({
      plan: { openFindings: ['p/visits-final'] },
    });
  });
});

describe('what works', () => {
  const path = () => `/organisations/${bureau}/what-works`;

  it('is kept of a project from its needs, services, reports and last valid survey', async () => {
    const { store } = database;
    const need = { projectId: 'p', kind: 'care' as const, service: '助浴', recordedOn: '2026-01-05' };
    await store.needs.insertMany([
      { ...need, id: 'n1', householdId: 'a', status: 'met' },
      { ...need, id: 'n2', householdId: 'b', status: 'referred' },
    ]);
    await store.serviceRecords.put('s', {
      ...{ projectId: 'p', kind: 'visit', on: '2026-02-01', householdIds: ['a', 'b'], people: 4 },
    });
    await store.applications.put('a', { budget: [{ id: 'b1', source: 'grant' }] as never });
    const expenses = [
      { budgetLineId: 'b1', amount: 700 },
      { budgetLineId: 'own', amount: 50 },
    ];
    await store.reports.put('p/r/1', { expenses: expenses as never });
    const survey = (closedAt: string, valid: boolean, satisfied: number) => ({
      ...{ projectId: 'p', closedAt, validAnswers: 30, result: { valid, satisfied } as never },
    });
    await store.surveys.put('p-mid-term', survey('2026-03-01T00:00:00.000Z', true, 0.8));
    await store.surveys.put('p-final', survey('2026-05-01T00:00:00.000Z', false, 0.1));
    const line = { need: 'care', households: 2, needs: 2, met: 1, personTimes: 4, spent: 700 };
    expect(await readOutcome(store, 'p')).toEqual({
      ...{ id: 'p', bureauId: bureau, programmeId: 'g', spent: 700 },
      lines: [
        { ...line, measure: 'all' },
        { ...line, measure: 'visit' },
      ],
      satisfaction: { answers: 30, share: 0.8 },
    });
  });

  it('is read by year, in China, by the bureau of the projects and by auditors alone', async () => {
    await database.store.outcomes.insertMany([
      sampleOutcome('o1', bureau, { endedAt: '2024-12-31T15:59:59.999Z' }),
      sampleOutcome('o2', bureau, { endedAt: '2024-12-31T16:00:00.000Z' }),
      sampleOutcome('o3', bureau, { endedAt: '2026-02-01T00:00:00.000Z' }),
      sampleOutcome('o4', 'another bureau'),
    ]);
    const found = async (query: string) => (await as('officer', path() + query)).body.items?.[0];
    expect(await found('')).toMatchObject({ need: 'care', measure: 'all', projects: 3, needs: 60, met: 36 });
    expect(await found('?year=2024')).toMatchObject({ projects: 1, perPersonTime: 5_000 });
    expect(await found('?year=2025')).toMatchObject({ projects: 1, perPersonTimeInterval: null });
    expect(await found('?year=2020')).toBeUndefined();
    expect((await as('auditor', `${path()}/years`)).body).toMatchObject({ years: [2026, 2025, 2024] });
    for (const who of ['street', 'editor', 'rival']) expect((await as(who, path())).status).toBe(403);
    expect((await as('officer', `/organisations/${organisation}/what-works`)).status).toBe(403);
  });
});

describe('a plan carried into the next phase', () => {
  const plan = {
    ...{ id: 'deliverable-d1', kind: 'deliverable', title: { zh: '探访', en: 'visits' }, type: 'visit' },
    ...{ indicator: null, target: 10, result: 7, measure: '增配人手', owner: '主管', dueOn: null },
  } as const;
  const APPLICATION = '/applications/a2/carried-plan';
  const JUDGE = '/projects/p2/carried-plan/p/deliverable-d1/judge';

  beforeAll(async () => {
    const { store } = database;
    await store.standings.put('p', { plan: [plan] });
    await store.programmes.put('g2', { bureauId: bureau, rulebookHash: 'h', continues: 'g', state: 'open' });
    await store.applications.put('a2', {
      ...{ programmeId: 'g2', organisationId: organisation, status: 'submitted' },
      deliverables: [{ id: 'n1', type: 'visit', title: { zh: '上门', en: 'calls' }, count: 12 }] as never,
    });
    const evaluator = (await store.users.first({ roles: 'evaluator' }))?.id ?? '';
    await store.seats.put('g2/1', {
      programmeId: 'g2',
      number: 1,
      evaluatorId: evaluator,
      state: 'declared',
    });
    await store.projects.put('p2', {
      ...{ programmeId: 'g2', bureauId: bureau, organisationId: organisation, streetId: null, grades: {} },
      ...{ applicationId: 'a2', rulebookHash: 'h', startsOn: '2027-01-01' },
      targetJudgements: [
        {
          ...{ planOf: 'p', target: plan.id, verdict: 'kept', reason: '改为电话', by: 'officer' },
          at: '2027-11-01T00:00:00.000Z',
        },
      ],
    });
    await store.evaluations.put('p2/final', {
      ...{ projectId: 'p2', round: 'final', evaluatorIds: [evaluator], findings: [], finalAt: null },
      ...{ draftedAt: null, derivation: null },
    });
  });

  it('stands beside the new application for its applicant, for the bureau after closing, for nobody else', async () => {
    const beside = { planOf: 'p', target: 10, result: 7, promised: 12, byRecords: null, verdict: null };
    expect((await as('editor', APPLICATION)).body.items).toMatchObject([beside]);
    for (const who of ['officer', 'auditor']) expect((await as(who, APPLICATION)).status).toBe(404);
    await database.store.programmes.put('g2', { state: 'reviewing' });
    for (const who of ['officer', 'auditor'])
      expect((await as(who, APPLICATION)).body.items).toMatchObject([beside]);
    expect((await as('evaluator', APPLICATION)).status).toBe(403);
    expect((await as('rival', APPLICATION)).status).toBe(404);
    expect((await as('rival', '/applications/none/carried-plan')).status).toBe(404);
    await database.store.applications.put('a', { programmeId: 'g', organisationId: organisation });
    expect((await as('editor', '/applications/a/carried-plan')).body).toEqual({ items: [] });
  });

  it('stands beside the new project’s results; what the bureau says is its own while others score', async () => {
    const checked = async (who: string) => (await as(who, '/projects/p2/carry-over')).body.checked;
    const byRecords = { promised: 12, done: 0, byRecords: null, verdict: null, judged: null };
    const heard = { byRecords: null, verdict: 'kept', judged: { verdict: 'kept', reason: '改为电话' } };
    for (const who of ['editor', 'evaluator']) expect(await checked(who)).toMatchObject([byRecords]);
    for (const who of ['officer', 'auditor']) expect(await checked(who)).toMatchObject([heard]);
    await database.store.evaluations.put('p2/final', { draftedAt: '2027-11-20T00:00:00.000Z' });
    for (const who of ['editor', 'evaluator']) expect(await checked(who)).toMatchObject([heard]);
  });

  it('is judged by the bureau with a reason, whose words stay out of the process', async () => {
    const said = { verdict: 'not-kept', reason: '仍缺两次' };
    expect((await as('officer', JUDGE, said)).status).toBe(200);
    const { workflowId, decision, input } = decided.at(-1)!;
    expect([workflowId, decision]).toEqual(['project/p2', 'judgeTarget']);
    expect(input).toMatchObject({ planOf: 'p', target: plan.id, verdict: 'not-kept' });
    expect(JSON.stringify(input)).not.toContain(said.reason);
    expect((await as('officer', JUDGE, { ...said, reason: ' ' })).status).toBe(400);
    for (const who of ['editor', 'street', 'evaluator'])
      expect((await as(who, JUDGE, said)).status).toBe(403);
  });
});

describe('the organisation’s record', () => {
  it('is read by itself and by bureaus; the public sees standing and grades only', async () => {
    const path = `/organisations/${organisation}/record`;
    expect((await as('editor', path)).body).toMatchObject({
      current: { standing: 'normal' },
      lines: [{ unspent: 3 }],
    });
    expect((await as('officer', path)).status).toBe(200);
    expect((await as('rival', path)).status).toBe(403);
    const open = await server.ask(`/public/organisations/${organisation}/record`);
    expect(open.body).toMatchObject({
      name: '心连心',
      standing: 'normal',
      grades: [{ grade: 'pass', gradeTitle: { zh: '合格' } }],
    });
    expect(open.text).not.toContain('unspent');
    expect((await server.ask(`/public/organisations/${bureau}/record`)).status).toBe(404);
  });

  it('is contested by the organisation; the process learns who took part in it, never the words', async () => {
    const { store } = database;
    const person = (userId: string, organisationId: string) =>
      ({ kind: 'person', userId, organisationId, role: 'bureau-officer' }) as const;
    const entries = [
      { stream: 'evaluation/p/final', decision: 'submit-sheet', actor: person('scored', bureau) },
      { stream: 'evaluation/p/final', decision: 'submit-sheet', actor: person('expert', 'elsewhere') },
      { stream: 'project/p', decision: 'terminate', actor: person('ended', bureau) },
      { stream: 'project/p', decision: 'review-report', actor: person('other', bureau) },
    ];
    for (const [seq, one] of entries.entries()) await store.journal.put(`k${seq}`, { ...one, seq });
    const contest = { reason: '满意度漏计二十份' };
    expect((await as('rival', '/projects/p/contest', contest)).status).toBe(403);
    expect((await as('officer', '/projects/p/contest', contest)).status).toBe(403);
    expect(
      (await as('approver', '/projects/p/contest/answer', { verdict: 'withdrawn', ...contest })).status,
    ).toBe(409);
    expect((await as('editor', '/projects/p/contest', contest)).status).toBe(201);
    expect(started).toMatchObject([
      { workflow: 'contest', input: { decidedBy: ['ended', 'scored'], answerWithin: { count: 5 } } },
    ]);
    expect(JSON.stringify([started, decided])).not.toContain('满意度漏计');
  });

  it('tells what was said in a contest to the two sides and auditors only, and its outcome to everybody', async () => {
    const { store } = database;
    const said = { reason: '满意度漏计', documents: ['d'], answer: null };
    const contest = {
      ...said,
      state: 'open',
      raisedAt: '2026-06-01T02:00:00.000Z',
      answeredAt: null,
    } as const;
    await store.standings.put('p', { contest });
    const path = `/organisations/${organisation}/record`;
    for (const who of ['editor', 'officer', 'auditor'])
      expect((await as(who, path)).body).toMatchObject({ lines: [{ contest: { words: said } }] });
    const far = await as('far', path);
    expect(far.body).toMatchObject({ lines: [{ contest: { state: 'open', words: null } }] });
    expect(far.text + (await as('street', '/projects/p/carry-over')).text).not.toContain('满意度漏计');
    const open = await server.ask(`/public${path}`);
    expect(open.body).toMatchObject({ grades: [{ grade: 'pass', contest: 'open' }] });
    expect(open.text).not.toContain('满意度漏计');
    const upheld = { ...contest, state: 'upheld', answeredAt: '2026-06-02T02:00:00.000Z' } as const;
    await store.standings.put('p', { contest: upheld, isWithdrawn: true });
    const paper = { organisationId: organisation, programmeId: null, projectId: null, purpose: 'contest/p' };
    const file = {
      fileName: 'a.pdf',
      contentType: 'application/pdf',
      bytes: 1,
      sha256: '0',
      uploadedBy: 'u',
    };
    await store.documents.put('d', { ...paper, ...file, at: contest.raisedAt });
    const reading = async (who: string) => (await as(who, '/documents/d')).status;
    expect([await reading('officer'), await reading('street'), await reading('far')]).toEqual([
      200, 403, 403,
    ]);
    expect((await server.ask(`/public${path}`)).body).toMatchObject({
      grades: [{ grade: null, gradeTitle: null, contest: 'withdrawn' }],
    });
    expect((await as('editor', '/projects/p/contest', { reason: '再次' })).status).toBe(409);
  });

  it('lists findings that are closed beside those that are open', async () => {
    const { body } = await as('editor', `/organisations/${organisation}/record`);
    expect(body).toMatchObject({ findings: [{ indicator: 'visits', outcome: null, closedAt: null }] });
  });

  it('says what a project carries over', async () => {
    expect((await as('editor', '/projects/p/carry-over')).body).toMatchObject({
      plan: { grade: 'pass', targets: [{ ref: 'd1', target: 10, result: 7, gap: 3, reached: 70 }] },
      carried: true,
      carriedOver: [{ kind: 'deliverable', ref: 'd1' }],
    });
  });
});
