import { recordEffect } from '../../domain/match/record-effect';
import { civilDate } from '../../domain/record/civil-date';
import type { DeadlineRecord } from '../../domain/record/records';
import type { Step } from '../../domain/record/step';
import { freshProgress } from '../../domain/serve/project-progress';
import { sampleApplication, sampleProject, sampleRulebook } from '../../domain/serve/project-sample.fixture';
import { countOutcomes } from '../../infra/database/count-outcomes';
import { testDeps } from '../../test/support/activity-deps';
import { type TestDatabase, testDatabase } from '../../test/support/database';
import { recordTargetJudgement } from '../improve/judge-target';
import { standingUntil } from '../record/paused-clock';
import { recordStep } from '../record/record-step';
import { closeProject } from './close-project';
import { readMeasureFacts } from './measure-facts';
import { pauseProject, resumeProject } from './pause-project';
import { prepareAgreement } from './prepare-agreement';
import { recordProjectStep } from './record-project-step';

let database: TestDatabase;
let printed = 0;

beforeAll(async () => {
  database = await testDatabase();
  const { store } = database;
  const none = { uscc: null, place: '', streetCode: null, registration: null, bankAccount: null };
  await store.organisations.insert({ id: 'org', kind: 'social-organisation', name: '示例服务中心', ...none });
  await store.organisations.insert({ id: 'bureau', kind: 'bureau', name: '示例民政局', ...none });
  await store.rulebooks.insert({ id: 'hash', rulebook: sampleRulebook });
  await store.programmes.put('prog', { title: { zh: '示例', en: 'Sample' } });
  await store.applications.insert(sampleApplication);
}, 60_000);

afterAll(async () => {
  await database?.release();
});

const deps = () =>
  testDeps(database.store, () => Date.parse('2026-01-05T02:00:00.000Z'), {
    documents: { html: () => 'agreement', pdf: async () => Buffer.from(`print ${++printed}`) },
    files: {
      save: async () => ({ bytes: 7, sha256: `hash of print ${printed}` }),
      read: () => {
        throw new Error('not read');
      },
      remove: async () => undefined,
    },
  });

const step = (key: string, decision: string, at?: string): Step => ({
  key: `project/p1#${key}:${decision}`,
  process: { workflowId: 'project/p1', kind: 'project', programmeId: 'prog', projectId: 'p1' },
  decision,
  state: 'running',
  actor: { kind: 'system', because: 'rule' },
  facts: {},
  ...(at ? { at } : {}),
});

it('an agreement that is prepared twice is the one of the first time: one file, one hash, one award', async () => {
  const { organisationId, bureauId, streetId, rulebookHash, award } = sampleProject('p1');
  const project = { organisationId, bureauId, streetId, rulebookHash, award };
  const order = { step: step('1', 'prepare-agreement'), projectId: 'p1', applicationId: 'app', project };
  const first = await prepareAgreement(deps(), order);
  const second = await prepareAgreement(deps(), order);
  expect(second.agreement).toEqual(first.agreement);
  expect(second.recorded.at).toBe(first.recorded.at);
  expect(printed).toBe(1);
  expect(await database.store.documents.count({})).toBe(1);
  const entry = await database.store.journal.need('project/p1#1:prepare-agreement');
  expect(entry.facts).toMatchObject({ sha256: first.agreement.sha256 });
  expect(await database.store.postings.count({ projectId: 'p1' })).toBe(1);
});

describe('a pause', () => {
  const clock = (workflowId: string, key: string, due: string): DeadlineRecord => ({
    id: `${workflowId}!${key}`,
    workflowId,
    programmeId: 'prog',
    projectId: 'p1',
    key,
    party: 'evaluator',
    organisationId: null,
    from: '2026-03-02T02:00:00.000Z',
    due,
    period: { count: 5, unit: 'working-day' },
    provisional: false,
    byDefault: 'seat-void',
    reminders: [],
    status: 'open',
    closedAt: null,
  });

  it('stops the clocks of children but of payments, once, and lets them run again with what was left', async () => {
    const { store } = database;
    const due = '2026-03-09T15:59:59.999Z';
    await store.deadlines.insertMany([
      clock('evaluation/p1/mid-term', 'score/bureau', due),
      clock('disbursement/p1/t1', 'approve', due),
    ]);
    await store.changeRequests.put('why', { projectId: 'p1', kind: 'pause', status: 'draft', shifts: [] });
    const pausedAt = '2026-03-04T02:00:00.000Z';
    const pause = {
      step: step('2', 'pause', pausedAt),
      projectId: 'p1',
      changeId: 'why',
      pausedAt,
      decidedBy: 'officer',
    };
    const first = await pauseProject(deps(), pause);
    expect(first.children).toMatchObject([
      { workflowId: 'evaluation/p1/mid-term', due: standingUntil(pausedAt) },
    ]);
    expect(await pauseProject(deps(), pause)).toEqual(first);

    const resumedAt = '2026-03-11T02:00:00.000Z';
    const resume = {
      step: step('3', 'resume', resumedAt),
      projectId: 'p1',
      pausedAt,
      resumedAt,
      reminders: [],
    };
    const again = await resumeProject(deps(), resume);
    expect(again.children.map(({ due: moved }) => civilDate(moved))).toEqual(['2026-03-16']);
    expect(await resumeProject(deps(), resume)).toEqual(again);
    expect((await store.projects.need('p1')).pauses).toEqual([{ from: pausedAt, to: resumedAt }]);
    expect((await store.deadlines.need('disbursement/p1/t1!approve')).due).toBe(due);
  });

  it('counts neither as elapsed nor as planned in the measures', async () => {
    await database.store.projects.put('p1', { startsOn: '2026-01-05', endsOn: '2026-11-11' });
    const facts = await readMeasureFacts(database.store, 'p1', '2026-06-01T02:00:00.000Z');
    expect(facts).toMatchObject({ pausedDays: 7, on: '2026-06-01', dueReports: [] });
  });

  it('opens a clock of a child already stopped; it runs after the pause with its whole time, payments at once', async () => {
    const { store } = database;
    await store.calendars.put('2026', { year: 2026, holidays: [], workdays: [], source: 'test' });
    const pausedAt = '2026-04-01T02:00:00.000Z';
    await store.projects.put('p1', { pausedAt });
    const opening = (workflowId: string, kind: 'rectification' | 'disbursement'): Step => ({
      ...step('1', 'begin', '2026-04-03T02:00:00.000Z'),
      key: `${workflowId}#1:begin`,
      process: { workflowId, kind, programmeId: 'prog', projectId: 'p1' },
      openTasks: [{ key: 'plan', what: 'finding.plan', for: { userId: 'editor' }, deadlineKey: 'plan' }],
      openDeadlines: [
        {
          key: 'plan',
          party: 'organisation',
          period: { count: 2, unit: 'working-day' },
          byDefault: 'finding.attempt-fails',
          reminders: [{ count: 1, unit: 'day' }],
        },
      ],
    });
    const [finding, payment] = ['rectification/p1/f', 'disbursement/p1/t2'];
    const child = await recordStep(deps(), opening(finding as string, 'rectification'));
    expect(child.deadlines).toMatchObject([{ key: 'plan', due: standingUntil(pausedAt), reminders: [] }]);
    expect(await recordStep(deps(), opening(finding as string, 'rectification'))).toEqual(child);
    const taskOf = (workflowId: string | undefined) =>
      store.tasks.first({ workflowId: workflowId as string });
    expect((await taskOf(finding))?.due).toBeNull();
    const paid = await recordStep(deps(), opening(payment as string, 'disbursement'));
    expect(paid.deadlines.map(({ due }) => civilDate(due))).toEqual(['2026-04-07']);

    const resumedAt = '2026-04-15T02:00:00.000Z';
    const resume = { projectId: 'p1', pausedAt, resumedAt, reminders: [{ count: 1, unit: 'day' as const }] };
    const { children } = await resumeProject(deps(), { ...resume, step: step('4', 'resume', resumedAt) });
    const moved = children.find(({ workflowId }) => workflowId === finding);
    expect(civilDate(moved?.due ?? '')).toBe('2026-04-17');
    expect(moved?.reminders).toHaveLength(1);
    expect((await taskOf(finding))?.due).toBe(moved?.due);
    expect(await store.deadlines.first({ workflowId: finding as string })).toMatchObject({ stopped: null });
    await store.projects.put('p1', { pausedAt: null });
  });
});

it('what a project came to is kept when it ends, once; of one that ended before, it is made up for', async () => {
  const { store } = database;
  const need = { projectId: 'p1', kind: 'care', service: '助浴', recordedOn: '2026-01-10' } as const;
  await store.needs.insert({ ...need, id: 'n1', householdId: 'h1', status: 'met' });
  const visit = {
    projectId: 'p1',
    kind: 'visit',
    on: '2026-02-01',
    people: 2,
  } as const;
  await store.serviceRecords.insert({
    ...{ ...visit, id: 's1', householdIds: ['h1'], deliverableId: null, note: '', recordedBy: 'u' },
  });
  const expenses = [
    { budgetLineId: 'staff', amount: 300 },
    { budgetLineId: 'own', amount: 50 },
  ];
  await store.reports.put('p1/final/1', {
    projectId: 'p1',
    status: 'accepted',
    outputs: [],
    expenses,
  } as object);
  const at = '2026-12-01T02:00:00.000Z';
  const input = sampleProject('p1');
  const closing = { step: step('9', 'close', at), input, progress: freshProgress(input, {}) };
  const end = () => closeProject(deps(), { ...closing, endedAs: 'closed' });
  const first = await end();
  const kept = await store.outcomes.need('p1');
  const line = { need: 'care', households: 1, needs: 1, met: 1, personTimes: 2, spent: 300 };
  expect(kept).toEqual({
    ...{ id: 'p1', bureauId: 'bureau', programmeId: 'prog', endedAt: at, endedAs: 'closed', spent: 300 },
    lines: [
      { ...line, measure: 'all' },
      { ...line, measure: 'visit' },
    ],
    satisfaction: null,
  });
  expect(await end()).toEqual(first);
  expect(await store.outcomes.find({ bureauId: 'bureau' })).toEqual([kept]);

  await store.outcomes.remove('p1');
  await store.projects.put('p1', { state: 'closed' });
  await countOutcomes(store);
  expect(await store.outcomes.need('p1')).toEqual(kept);
});

describe('the improvement plan 绩效改进计划书 of one phase in the next', () => {
  const START = '2027-10-01T02:00:00.000Z';
  const END = '2027-12-01T02:00:00.000Z';
  const of = (key: string, decision: string, at: string): Step => {
    const process = {
      workflowId: 'project/p2',
      kind: 'project',
      programmeId: 'prog2',
      projectId: 'p2',
    } as const;
    return { ...step(key, decision, at), key: `project/p2#${key}:${decision}`, process };
  };
  const openTask = () => database.store.tasks.first({ what: 'plan.judge', status: 'open' });

  it('is kept with the line of the project that ended, gap by gap', async () => {
    expect((await database.store.standings.need('p1')).plan).toMatchObject([
      { id: 'deliverable-visits', type: 'visit', target: 100, result: 0, measure: null },
      { id: 'deliverable-activities', type: 'activity', target: 10, result: 0 },
    ]);
  });

  it('asks the bureau with the final evaluation of the next, where the records cannot tell', async () => {
    const { store } = database;
    await store.programmes.put('prog2', { continues: 'prog' });
    const [visits] = sampleApplication.deliverables;
    const deliverables = [{ ...visits, id: 'v2', count: 40 }] as typeof sampleApplication.deliverables;
    await store.applications.insert({ ...sampleApplication, id: 'app2', programmeId: 'prog2', deliverables });
    const { organisationId, bureauId, rulebookHash } = sampleProject('p2');
    const project = { organisationId, bureauId, rulebookHash, programmeId: 'prog2', applicationId: 'app2' };
    await store.projects.put('p2', { ...project, stages: {}, pausedAt: null });
    const reach = { projectId: 'p2', stage: 'final', step: of('1', 'start-evaluation', START) };
    const first = await recordProjectStep(deps(), reach);
    expect(await openTask()).toMatchObject({
      ...{ role: 'bureau-officer', organisationId: 'bureau', at: '/projects/p2/carry-over' },
    });
    expect(await recordProjectStep(deps(), reach)).toEqual(first);
    expect(await store.tasks.count({ what: 'plan.judge' })).toBe(1);
  });

  it('takes the officer’s word, keeps it out of the journal, and asks no more', async () => {
    const { store } = database;
    await store.statements.insert({
      ...{ id: 'why', about: 'project/p2', text: '活动改由社区承担', sha256: 'x', by: 'officer' },
      ...{ organisationId: 'bureau', at: START },
    });
    const said = {
      ...{ projectId: 'p2', planOf: 'p1', target: 'deliverable-activities', verdict: 'kept' as const },
      ...{ reason: { statementId: 'why', sha256: 'x' }, step: of('2', 'judge-target', START) },
    };
    await expect(recordTargetJudgement(deps(), { ...said, target: 'none' })).rejects.toThrow(
      'no such target',
    );
    const first = await recordTargetJudgement(deps(), said);
    expect(await recordTargetJudgement(deps(), said)).toEqual(first);
    expect((await store.projects.need('p2')).targetJudgements).toEqual([
      {
        ...{ planOf: 'p1', target: 'deliverable-activities', verdict: 'kept', reason: '活动改由社区承担' },
        ...{ by: 'officer', at: START },
      },
    ]);
    expect(await openTask()).toBeNull();
  });

  it('ends on the record of the organisation, with the points of the rulebook and all that it went by', async () => {
    const { store } = database;
    const input = { ...sampleProject('p2'), programmeId: 'prog2', applicationId: 'app2' };
    const improve = { ...input.terms.improve, planCheck: { allKept: 2, perNotKept: 3 } };
    const terms = { ...input.terms, improve };
    const closing = { input: { ...input, terms }, progress: freshProgress(input, {}) };
    await closeProject(deps(), { ...closing, step: of('3', 'close', END), endedAs: 'closed' });
    const line = await store.standings.need('p2');
    expect(line).toMatchObject({
      planOutcome: { kept: 1, notKept: 1, points: -3 },
      checked: [
        { planOf: 'p1', id: 'deliverable-visits', promised: 40, done: 0, verdict: 'not-kept' },
        {
          ...{ id: 'deliverable-activities', byRecords: 'not-measurable', verdict: 'kept' },
          judged: { reason: '活动改由社区承担' },
        },
      ],
      plan: [{ id: 'deliverable-v2', target: 40, result: 0 }],
    });
    const entry = await store.journal.need('project/p2#3:close');
    expect(entry.facts).toMatchObject({
      carriedPlan: {
        terms: { allKept: 2, perNotKept: 3 },
        targets: [{ verdict: 'not-kept' }, { byRecords: 'not-measurable', verdict: 'kept' }],
        outcome: { points: -3 },
      },
    });
    expect(JSON.stringify(entry.facts)).not.toContain('社区');
    const effect = recordEffect(
      await store.standings.find({ organisationId: 'org' }),
      '2028-01-01T00:00:00.000Z',
    );
    expect(effect).toMatchObject({
      plan: { notKept: 1 },
      because: [{ projectId: 'p1' }, { projectId: 'p2' }],
    });
  });
});
