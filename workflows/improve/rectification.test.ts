import { join } from 'node:path';
import { createActivities } from '../../activities';
import {
  answerContest,
  answerFindingContest,
  type ContestInput,
  type ContestVerdict,
  contestFinding,
  raiseContest,
} from '../../domain/improve/contest-decisions';
import type { FindingContestTerms } from '../../domain/improve/finding-contest-terms';
import {
  answerCase,
  type GoodCaseInput,
  proposeCase,
  withdrawCase,
} from '../../domain/improve/good-case-decisions';
import {
  inspectFinding,
  reviewPlan,
  submitEvidence,
  submitPlan,
} from '../../domain/improve/rectification-decisions';
import type { RectificationInput } from '../../domain/improve/rectification-input';
import { verifyChain } from '../../domain/record/journal';
import type { Actor } from '../../domain/record/party';
import type { Store } from '../../domain/record/store';
import { testDeps } from '../../test/support/activity-deps';
import { type TestDatabase, testDatabase } from '../../test/support/database';
import { keepHistory } from '../../test/support/keep-history';
import { sampleStatement } from '../../test/support/sample-statement';
import { type WorkflowEnvironment, workflowEnvironment } from '../../test/support/workflow-environment';

let database: TestDatabase;
let store: Store;
let world: WorkflowEnvironment;

const editor: Actor = {
  kind: 'person',
  userId: 'u-editor',
  organisationId: 'o',
  role: 'organisation-editor',
};
const officer: Actor = { kind: 'person', userId: 'u-officer', organisationId: 'b', role: 'bureau-officer' };

beforeAll(async () => {
  database = await testDatabase();
  store = database.store;
  world = await workflowEnvironment({
    workflowsPath: join(__dirname, '../money/money-stories.fixture.ts'),
    activities: (now) => createActivities(testDeps(store, now)) as never,
  });
}, 60_000);

afterAll(async () => {
  await world?.stop();
  await database?.release();
});

/** A finding under rectification, with two attempts. */
async function open(projectId: string, contested: FindingContestTerms | null = null): Promise<string> {
  const finding = 'visits-mid-term';
  const input: RectificationInput = {
    projectId,
    programmeId: 'g',
    organisationId: 'o',
    bureauId: 'b',
    streetId: 's',
    finding,
    holds: 't2',
    terms: {
      findingBelow: 60,
      planWithin: { count: 5, unit: 'working-day' },
      evidenceWithin: { count: 20, unit: 'day' },
      reinspectWithin: { count: 5, unit: 'working-day' },
      attempts: 2,
      carryPlan: true,
      ...(contested && { findingContest: contested }),
    },
    reminders: [],
  };
  await store.findings.put(`${projectId}/${finding}`, {
    projectId,
    programmeId: 'g',
    round: 'mid-term',
    indicator: 'visits',
    state: 'open',
    severity: 'major',
    plan: null,
    evidence: [],
    inspections: [],
    outcome: null,
    closedAt: null,
  });
  await world.start('project', `project/${projectId}`, {});
  await world.start('rectification', `rectification/${projectId}/${finding}`, input);
  await inState(projectId, 'planning');
  return `rectification/${projectId}/${finding}`;
}

const finding = (projectId: string) => store.findings.need(`${projectId}/visits-mid-term`);
const inState = (projectId: string, state: string) =>
  world.eventually(async () => (await finding(projectId)).state === state);
const told = (projectId: string) =>
  world.eventually(async () => {
    const all = await world.env.client.workflow.getHandle(`project/${projectId}`).query<unknown[]>('told');
    return all.length > 0 && all;
  });
const plan = { owner: '项目主管', measure: '每月入户一次', target: '探访率 100%', dueOn: '2099-12-31' };

async function handInPlan(id: string, projectId: string): Promise<void> {
  await store.findings.put(`${projectId}/visits-mid-term`, { planDraft: { id: 'd1', ...plan } });
  await world.decide(id, submitPlan, { actor: editor, draftId: 'd1' });
}

async function handInEvidence(id: string, projectId: string): Promise<void> {
  await store.findings.put(`${projectId}/visits-mid-term`, {
    evidenceDraft: { id: 'e1', text: '见附件', documents: ['doc1'] },
  });
  await world.decide(id, submitEvidence, { actor: editor, draftId: 'e1' });
}

const acceptPlan = (id: string) =>
  world.decide(id, reviewPlan, { actor: officer, accept: true, reason: null });
const decisions = async (id: string) =>
  (await store.journal.find({ stream: id }, { sort: { seq: 1 } })).map((one) => one.decision);

describe('a rectification 整改', () => {
  it('goes from plan to evidence to a passed re-inspection', async () => {
    const id = await open('p1');
    await handInPlan(id, 'p1');
    await acceptPlan(id);
    await handInEvidence(id, 'p1');
    await world.decide(id, inspectFinding, { actor: officer, passed: true, reason: null });
    const closed = await finding('p1');
    expect(closed).toMatchObject({ state: 'corrected', outcome: 'corrected', plan, planDraft: null });
    expect(closed.evidence).toMatchObject([{ text: '见附件', documents: ['doc1'] }]);
    expect(closed.inspections).toMatchObject([{ by: 'u-officer', passed: true }]);
    expect(await told('p1')).toEqual([{ finding: 'visits-mid-term', outcome: 'corrected' }]);
    expect(await store.tasks.count({ workflowId: id, status: 'open' })).toBe(0);
    const entries = await store.journal.find({ stream: id }, { sort: { seq: 1 } });
    expect(verifyChain(entries, testDeps(store, Date.now).sha256)).toMatchObject({ whole: true });
  });

  it('takes a returned plan back without counting an attempt, and asks why it was returned', async () => {
    const id = await open('p2');
    await handInPlan(id, 'p2');
    const back = { actor: officer, accept: false };
    await expect(world.decide(id, reviewPlan, { ...back, reason: null })).rejects.toMatchObject({
      type: 'invalid-input',
    });
    const reason = await sampleStatement(store, '目标不可衡量');
    await world.decide(id, reviewPlan, { ...back, reason });
    expect(JSON.stringify(await store.journal.find({ stream: id }))).not.toContain('目标不可衡量');
    expect(await store.journal.first({ stream: id, decision: 'return-plan' })).toMatchObject({
      facts: { accept: false, reason },
    });
    expect(await finding('p2')).toMatchObject({ state: 'planning', failedAttempts: 0 });
  });

  it('refuses a plan that was overwritten meanwhile, or is not complete', async () => {
    const id = await open('p3');
    await store.findings.put('p3/visits-mid-term', { planDraft: { id: 'd2', ...plan, measure: '' } });
    const hand = (draftId: string) => world.decide(id, submitPlan, { actor: editor, draftId });
    await expect(hand('d1')).rejects.toMatchObject({ type: 'stale-version' });
    await expect(hand('d2')).rejects.toMatchObject({
      type: 'invalid-input',
      detail: { fields: [{ field: 'measure' }] },
    });
    expect((await finding('p3')).state).toBe('planning');
  });

  it('fails for good with the last failed re-inspection', async () => {
    const id = await open('p4');
    await handInPlan(id, 'p4');
    await acceptPlan(id);
    const fail = async (words: string) => {
      const reason = await sampleStatement(store, words);
      return world.decide(id, inspectFinding, { actor: officer, passed: false, reason });
    };
    await handInEvidence(id, 'p4');
    expect(await fail('仍未达标')).toEqual({ state: 'correcting' });
    await handInEvidence(id, 'p4');
    expect(await fail('记录不全')).toEqual({ state: 'failed' });
    expect((await finding('p4')).inspections.map((one) => one.reason)).toEqual(['仍未达标', '记录不全']);
    expect(JSON.stringify(await store.journal.find({ stream: id }))).not.toMatch(/仍未达标|记录不全/);
    expect(await finding('p4')).toMatchObject({ outcome: 'failed', failedAttempts: 2 });
    expect(await told('p4')).toEqual([{ finding: 'visits-mid-term', outcome: 'failed' }]);
  });

  it('fails by itself when the organisation stays silent', async () => {
    const id = await open('p5');
    await world.pass('60 days');
    await inState('p5', 'failed');
    expect(await decisions(id)).toEqual(['begin', 'miss-plan', 'fail-for-good']);
    expect((await finding('p5')).closedAt).toEqual(expect.any(String));
    expect(await told('p5')).toEqual([{ finding: 'visits-mid-term', outcome: 'failed' }]);
  });

  it('never lets the bureau’s silence harm the organisation', async () => {
    const id = await open('p6');
    await handInPlan(id, 'p6');
    await world.pass('15 days');
    await inState('p6', 'correcting');
    await handInEvidence(id, 'p6');
    await world.pass('10 days');
    await inState('p6', 'escalated');
    const tasks = await store.tasks.find({ workflowId: id, status: 'open' });
    expect(tasks.map((one) => one.role).sort()).toEqual([
      'bureau-approver',
      'bureau-officer',
      'street-officer',
    ]);
    await world.pass('15 days');
    await inState('p6', 'corrected');
    expect(await decisions(id)).toEqual([
      'begin',
      'submit-plan',
      'accept-plan-by-default',
      'submit-evidence',
      'escalate',
      'pass-by-default',
    ]);
    const [last] = await store.journal.find({ stream: id }, { sort: { seq: -1 }, limit: 1 });
    expect(last!.actor).toEqual({ kind: 'system', because: 'deadline' });
    expect(await told('p6')).toEqual([{ finding: 'visits-mid-term', outcome: 'corrected' }]);
  });
});

describe('a contested finding', () => {
  const approver: Actor = { ...officer, userId: 'u-approver', role: 'bureau-approver' } as Actor;
  const terms: FindingContestTerms = {
    within: { count: 2, unit: 'working-day' },
    answerWithin: { count: 5, unit: 'working-day' },
  };
  const raise = async (id: string) =>
    world.decide(id, contestFinding, {
      ...{ actor: editor, documents: ['doc1'], decidedBy: ['u-approver'] },
      reason: await sampleStatement(store, '入户记录已补录'),
    });
  const answer = async (id: string, actor: Actor, verdict: 'withdrawn' | 'rejected') =>
    world.decide(id, answerFindingContest, {
      actor,
      verdict,
      reason: await sampleStatement(store, '经核对'),
    });
  const second: Actor = { ...approver, userId: 'u-second' } as Actor;
  const planClock = (id: string) =>
    store.deadlines.first({ workflowId: id, key: 'plan' }, { sort: { from: -1 } });

  it('stands still while somebody else hears it, and is withdrawn with all that counted by it', async () => {
    const id = await open('q1', terms);
    await store.findings.put('q1/visits-mid-term', {
      spotCheck: { checkId: 'q', item: 'safety', title: { zh: '场所安全', en: 'safe' } },
    });
    await store.spotChecks.put('q', { faults: ['files', 'safety'] });
    expect(await raise(id)).toEqual({ state: 'contested' });
    expect(await finding('q1')).toMatchObject({
      contest: { state: 'open', reason: '入户记录已补录', documents: ['doc1'], answer: null },
    });
    await expect(handInPlan(id, 'q1')).rejects.toMatchObject({ type: 'not-allowed-now' });
    for (const who of [approver, officer])
      await expect(answer(id, who, 'withdrawn')).rejects.toMatchObject({ type: 'forbidden' });
    await world.pass('15 days');
    const asked = async () => store.tasks.find({ workflowId: id, status: 'open' });
    await world.eventually(async () => (await asked()).length === 2);
    expect((await asked()).map(({ what }) => what)).toEqual(Array(2).fill('finding.answer-contest'));
    expect(await answer(id, officer, 'withdrawn')).toEqual({ state: 'withdrawn' });
    expect(await finding('q1')).toMatchObject({
      ...{ outcome: 'withdrawn', failedAttempts: 0, closedAt: expect.any(String) },
      contest: { state: 'upheld', answer: '经核对' },
    });
    expect((await store.spotChecks.need('q')).faults).toEqual(['files']);
    expect(await told('q1')).toEqual([{ finding: 'visits-mid-term', outcome: 'withdrawn' }]);
    expect(await decisions(id)).toEqual(['begin', 'raise-contest', 'escalate-contest', 'uphold-contest']);
    expect(JSON.stringify(await store.journal.find({ stream: id }))).not.toMatch(/入户记录已补录|经核对/);
    expect(await asked()).toEqual([]);
    await keepHistory(world, id, 'rectification-contested');
  });

  it('that stands goes on with the time that was left, and cannot be contested again', async () => {
    const id = await open('q2', terms);
    const before = await planClock(id);
    await raise(id);
    await world.pass('3 days');
    expect(await answer(id, second, 'rejected')).toEqual({ state: 'planning' });
    const after = await planClock(id);
    const moved = Date.parse(after?.due ?? '') - Date.parse(before?.due ?? '');
    expect([after?.status, moved >= 86_400_000]).toEqual(['open', true]);
    expect(await store.tasks.first({ workflowId: id, status: 'open' })).toMatchObject({
      ...{ what: 'finding.plan', due: after?.due },
    });
    await expect(raise(id)).rejects.toMatchObject({ type: 'not-allowed-now' });
    await handInPlan(id, 'q2');
    expect(await finding('q2')).toMatchObject({ state: 'plan-review', contest: { state: 'rejected' } });
    await keepHistory(world, id, 'rectification-stood');
  });

  it('is one no longer when its time is over, or the plan is in, or the rulebook knows of none', async () => {
    const id = await open('q3', terms);
    await world.pass('5 days');
    await world.eventually(async () => (await decisions(id)).includes('let-finding-stand'));
    expect(await decisions(id)).toEqual(['begin', 'let-finding-stand']);
    await expect(raise(id)).rejects.toMatchObject({ type: 'not-allowed-now' });
    const planned = await open('q4', terms);
    await handInPlan(planned, 'q4');
    await world.decide(planned, reviewPlan, {
      ...{ actor: officer, accept: false, reason: await sampleStatement(store, '不可衡量') },
    });
    await expect(raise(planned)).rejects.toMatchObject({ type: 'not-allowed-now' });
    await expect(raise(await open('q5'))).rejects.toMatchObject({ type: 'not-allowed-now' });
  });
});

describe('a good case 优秀案例', () => {
  const certifier: Actor = { ...editor, userId: 'u-certifier', role: 'organisation-certifier' } as Actor;
  const begun = async (caseId: string, terms: Partial<GoodCaseInput> = {}): Promise<string> => {
    const about = { projectId: 'p', programmeId: 'g', organisationId: 'o', sha256: 'f'.repeat(64) };
    await store.goodCases.put(caseId, { ...about, state: 'new', publishedAt: null, endedAt: null });
    const id = `good-case/${caseId}`;
    await world.start('goodCase', id, { caseId, ...about, ...terms });
    await world.decide(id, proposeCase, { actor: officer });
    return id;
  };
  const stateOf = async (caseId: string) => (await store.goodCases.need(caseId)).state;

  it('is public once the organisation agreed, and no longer once somebody takes it back', async () => {
    const id = await begun('c1');
    expect(await store.tasks.first({ workflowId: id, status: 'open' })).toMatchObject({
      ...{ what: 'case.answer', role: 'organisation-certifier', at: '/good-cases/c1/answer' },
    });
    await world.decide(id, answerCase, { actor: certifier, agree: true });
    expect(await store.goodCases.need('c1')).toMatchObject({
      state: 'published',
      publishedAt: expect.any(String),
    });
    await expect(world.decide(id, answerCase, { actor: certifier, agree: false })).rejects.toMatchObject({
      type: 'not-allowed-now',
    });
    await world.pass('400 days');
    expect(await stateOf('c1')).toBe('published');
    expect(await world.decide(id, withdrawCase, { actor: certifier })).toEqual({ state: 'withdrawn' });
    expect(await stateOf('c1')).toBe('withdrawn');
    expect(await decisions(id)).toEqual(['propose-case', 'agree', 'withdraw-case']);
    const entries = await store.journal.find({ stream: id }, { sort: { seq: 1 } });
    expect(verifyChain(entries, testDeps(store, Date.now).sha256)).toMatchObject({ whole: true });
    expect((await store.processes.need(id)).open).toBe(false);
  });

  it('stays private when the organisation keeps silent past its time', async () => {
    const id = await begun('c4', { answerWithin: { count: 10, unit: 'day' }, bureauId: 'b' });
    await world.pass('9 days');
    expect(await stateOf('c4')).toBe('asking');
    // A last day that is a holiday moves on to the next working day.
    await world.pass('15 days');
    await world.eventually(async () => (await stateOf('c4')) === 'declined');
    expect(await decisions(id)).toEqual(['propose-case', 'lapse']);
    expect(await store.tasks.find({ workflowId: id })).toMatchObject([
      { status: 'lapsed', byDefault: 'case.stays-private' },
    ]);
    expect((await store.processes.need(id)).open).toBe(false);
  });

  it('stays unseen when the organisation declines, or the bureau thinks better of it', async () => {
    const declined = await begun('c2');
    await world.decide(declined, answerCase, { actor: certifier, agree: false });
    expect(await stateOf('c2')).toBe('declined');
    const withdrawn = await begun('c3');
    await world.decide(withdrawn, withdrawCase, { actor: officer });
    expect(await stateOf('c3')).toBe('withdrawn');
    expect(await store.tasks.count({ workflowId: { $in: [declined, withdrawn] }, status: 'open' })).toBe(0);
  });
});

describe('a contested line of the record', () => {
  const certifier: Actor = { ...editor, userId: 'u-certifier', role: 'organisation-certifier' } as Actor;
  const approver: Actor = { ...officer, userId: 'u-approver', role: 'bureau-approver' } as Actor;
  const before = {
    grade: 'fail',
    standing: 'excluded' as const,
    until: '2028-12-20T15:59:59.999Z',
    points: 0,
  };
  const begun = async (projectId: string): Promise<string> => {
    const line = { ...before, reason: 'grade/fail: excluded', at: '2026-12-20T03:00:00.000Z' };
    await store.standings.put(projectId, { organisationId: 'o', programmeId: 'g', projectId, ...line });
    const input: ContestInput = {
      ...{ projectId, programmeId: 'g', organisationId: 'o', bureauId: 'b', line },
      consequences: [
        { grade: 'fail', standing: 'excluded', years: 2, pay: 0, points: 0 },
        { grade: 'pass', standing: 'normal', pay: 100, points: 2 },
      ],
      decidedBy: ['u-officer'],
      ...{ answerWithin: { count: 5, unit: 'working-day' }, reminders: [] },
    };
    const id = `contest/${projectId}`;
    await world.start('contest', id, input);
    const reason = await sampleStatement(store, '满意度漏计二十份');
    await world.decide(id, raiseContest, { actor: certifier, reason, documents: ['doc1'] });
    return id;
  };
  const answer = async (id: string, actor: Actor, verdict: ContestVerdict, grade: string | null = null) =>
    world.decide(id, answerContest, {
      actor,
      verdict,
      grade,
      reason: await sampleStatement(store, '经核对'),
    });

  it('is corrected by somebody who did not decide, and all that follows from the grade with it', async () => {
    const id = await begun('k1');
    expect(await store.standings.need('k1')).toMatchObject({
      contest: { state: 'open', reason: '满意度漏计二十份', documents: ['doc1'] },
    });
    await expect(answer(id, officer, 'corrected', 'pass')).rejects.toMatchObject({ type: 'forbidden' });
    await expect(answer(id, approver, 'corrected')).rejects.toMatchObject({ type: 'invalid-input' });
    expect(await answer(id, approver, 'corrected', 'pass')).toEqual({ state: 'upheld' });
    expect(await store.standings.need('k1')).toMatchObject({
      ...{ grade: 'pass', standing: 'normal', until: null, points: 2, before },
      contest: { state: 'upheld', answer: '经核对', answeredAt: expect.any(String) },
    });
    const words = JSON.stringify(await store.journal.find({ stream: id }));
    expect(words).not.toMatch(/满意度漏计|经核对/);
    expect(await store.tasks.count({ workflowId: id, status: 'open' })).toBe(0);
  });

  it('goes to more people when nobody answers in time, and stays as it is when it is rejected', async () => {
    const id = await begun('k2');
    const asked = async () =>
      (await store.tasks.find({ workflowId: id, status: 'open' })).map(({ role }) => role).sort();
    expect(await asked()).toEqual(['bureau-approver']);
    await world.pass('15 days');
    await world.eventually(async () => (await asked()).length === 2);
    expect(await answer(id, approver, 'rejected')).toEqual({ state: 'rejected' });
    expect(await store.standings.need('k2')).toMatchObject({ ...before, contest: { state: 'rejected' } });
    expect((await store.standings.need('k2')).before).toBeUndefined();
    expect((await decisions(id)).slice(0, 2)).toEqual(['raise-contest', 'escalate-contest']);
  });
});
