import { createHash } from 'node:crypto';
import { createImproveActivities } from '../../activities/improve';
import { createMoneyActivities } from '../../activities/money';
import { createRecordActivities } from '../../activities/record';
import { guarded } from '../../activities/record/guarded';
import { createServeActivities } from '../../activities/serve';
import { faultsFound, openFinding } from '../../domain/improve/finding-decisions';
import { judgeTarget } from '../../domain/improve/target-decisions';
import { balance } from '../../domain/money/ledger';
import type { Actor } from '../../domain/record/party';
import { workflowId } from '../../domain/record/workflow-id';
import type { ChangeApprover } from '../../domain/serve/change-terms';
import {
  certifyReport,
  decideChange,
  namePartners,
  pauseProject,
  requestChange,
  resumeProject,
  reviewReport,
  signAgreement,
  signAmendment,
  submitReport,
  terminateProject,
} from '../../domain/serve/project-decisions';
import { disbursementClosed, evaluationClosed, findingClosed } from '../../domain/serve/project-notices';
import { freshProgress } from '../../domain/serve/project-progress';
import {
  sampleApplication,
  sampleProject,
  sampleReport,
  sampleRulebook,
} from '../../domain/serve/project-sample.fixture';
import { endStay, stayProject } from '../../domain/serve/stay-notices';
import { testDeps } from '../../test/support/activity-deps';
import { type TestDatabase, testDatabase } from '../../test/support/database';
import { keepHistory } from '../../test/support/keep-history';
import { SPOT_CHECKS, sampleSpotCheck } from '../../test/support/sample-spot-checks';
import { type WorkflowEnvironment, workflowEnvironment } from '../../test/support/workflow-environment';

const person = (
  userId: string,
  organisationId: string,
  role: (Actor & { kind: 'person' })['role'],
): Actor => ({
  kind: 'person',
  userId,
  organisationId,
  role,
});
const editor = person('editor', 'org', 'organisation-editor');
const certifier = person('certifier', 'org', 'organisation-certifier');
const officer = person('officer', 'bureau', 'bureau-officer');
const approver = person('approver', 'bureau', 'bureau-approver');

let database: TestDatabase;
let time: WorkflowEnvironment;

beforeAll(async () => {
  database = await testDatabase();
  const { store } = database;
  time = await workflowEnvironment({
    workflowsPath: require.resolve('./project-world.fixture'),
    activities: (now) => {
      const deps = testDeps(store, now, {
        documents: {
          html: (template, data) => `${template} ${JSON.stringify(data)}`,
          pdf: async (html) => Buffer.from(html),
        },
        files: {
          save: async (_id, content) => {
            const hash = createHash('sha256');
            let bytes = 0;
            for await (const chunk of content) {
              hash.update(chunk);
              bytes += chunk.length;
            }
            return { bytes, sha256: hash.digest('hex') };
          },
          read: () => {
            throw new Error('not read here');
          },
          remove: async () => undefined,
        },
      });
      return guarded({
        ...createRecordActivities(deps),
        ...createImproveActivities(deps),
        ...createMoneyActivities(deps),
        ...createServeActivities(deps),
      });
    },
  });
  const organisation = { uscc: null, place: '', streetCode: null, registration: null, bankAccount: null };
  await store.organisations.insert({
    id: 'org',
    kind: 'social-organisation',
    name: '示例服务中心',
    ...organisation,
  });
  await store.organisations.insert({ id: 'bureau', kind: 'bureau', name: '示例民政局', ...organisation });
  await store.rulebooks.insert({ id: 'hash', rulebook: sampleRulebook });
  await store.programmes.put('prog', {
    ...{ title: { zh: '示例项目', en: 'Sample' }, bureauId: 'bureau', continues: 'before' },
  });
  await store.standings.put('former', {
    ...{ organisationId: 'org', programmeId: 'before', projectId: 'former', at: '2020-01-01T00:00:00.000Z' },
    ...{ grade: null, standing: 'normal', points: 0, until: null },
    plan: [
      {
        ...{
          id: 'deliverable-t',
          kind: 'deliverable',
          title: { zh: '培训', en: 'Training' },
          type: 'training',
        },
        ...{ indicator: null, target: 4, result: 3, measure: null, owner: null, dueOn: null },
      },
    ],
  });
  await store.statements.put('why', { text: '培训改在社区学院', by: 'officer' });
  await store.applications.insert(sampleApplication);
  await store.documents.put('v1', { organisationId: 'org', purpose: 'voucher' });
}, 60_000);

afterAll(async () => {
  await time?.stop();
  await database?.release();
});

const id = (name: string) => workflowId.project(name);
const decisions = async (name: string) =>
  (await database.store.journal.find({ stream: id(name) }, { sort: { seq: 1 } })).map(
    ({ decision }) => decision,
  );
const recorded = (name: string, decision: string) =>
  time.eventually(async () => (await decisions(name)).includes(decision));
const openDeadline = (name: string, key: string) =>
  database.store.deadlines.first({ workflowId: id(name), status: 'open', key });

async function awarded(name: string, serve: Parameters<typeof sampleProject>[1] = {}) {
  const input = sampleProject(name, serve);
  await time.start('project', id(name), input);
  await recorded(name, 'prepare-agreement');
  return input;
}

async function sign(name: string) {
  const { agreement } = await database.store.projects.need(name);
  const sha256 = agreement?.sha256 ?? '';
  await time.eventually(() =>
    time.decide(id(name), signAgreement, { actor: certifier, sha256 }).catch(() => null),
  );
  await time.decide(id(name), signAgreement, { actor: approver, sha256 });
  await recorded(name, 'release-tranche');
}

async function running(name: string, serve: Parameters<typeof sampleProject>[1] = {}) {
  await awarded(name, serve);
  await sign(name);
  return (await database.store.projects.need(name)).startsOn ?? '';
}

async function draft(name: string, reportId: 'mid' | 'final', version = 1) {
  const { startsOn } = await database.store.projects.need(name);
  const report = sampleReport(reportId, name, version);
  const expenses = report.expenses.map((one) => ({
    ...one,
    on: startsOn ?? '',
    what: `${one.what} ${reportId}`,
  }));
  await database.store.reports.put(report.id, { ...report, expenses });
}

async function handIn(name: string, reportId: 'mid' | 'final', version = 1) {
  if (version === 1) await draft(name, reportId);
  await time.decide(id(name), submitReport, { actor: editor, reportId, version });
  await time.decide(id(name), certifyReport, { actor: certifier, reportId, version, verdict: 'certified' });
}

async function accept(name: string, reportId: 'mid' | 'final', version = 1) {
  const codes = reportId === 'mid' ? ['progress', 'finance'] : ['result'];
  await time.decide(id(name), reviewReport, {
    actor: officer,
    reportId,
    version,
    sections: codes.map((code) => ({ code, verdict: 'accepted' as const })),
  });
}

async function change(name: string, changeId: string, set: object) {
  await database.store.changeRequests.put(changeId, {
    projectId: name,
    kind: 'budget-shift',
    reason: '场地调整',
    shifts: [],
    supplement: 0,
    extendDays: 0,
    needsApproval: false,
    status: 'draft',
    requestedBy: 'editor',
    requestedAt: await time.now(),
    decidedBy: null,
    decidedAt: null,
    decisionReason: null,
    ...set,
  });
}

describe('the agreement', () => {
  it('is signed by both sides, with the hash of the very file, and then the project runs', async () => {
    await awarded('signed');
    const { agreement } = await database.store.projects.need('signed');
    await time.eventually(async () => {
      const refused = time.decide(id('signed'), signAgreement, {
        actor: officer,
        sha256: agreement?.sha256 ?? '',
      });
      return (await refused.catch((fault) => fault.type)) === 'forbidden';
    });
    const stored = await database.store.documents.need(agreement?.documentId ?? '');
    expect(stored.sha256).toBe(agreement?.sha256);
    await expect(
      time.decide(id('signed'), signAgreement, { actor: certifier, sha256: 'f'.repeat(64) }),
    ).rejects.toMatchObject({ type: 'stale-version' });
    await expect(
      time.decide(id('signed'), signAgreement, { actor: editor, sha256: agreement?.sha256 ?? '' }),
    ).rejects.toMatchObject({ type: 'forbidden' });
    await sign('signed');
    const project = await database.store.projects.need('signed');
    expect(project.state).toBe('running');
    expect(project.agreement?.signatures.map(({ userId }) => userId)).toEqual(['certifier', 'approver']);
    expect((await openDeadline('signed', 'report/mid'))?.byDefault).toBe('report-counts-as-failed');
  });

  it('lapses when the bureau does not sign in time: the award goes back to the pool', async () => {
    await awarded('unsigned');
    const { agreement } = await database.store.projects.need('unsigned');
    const signed = () =>
      time.decide(id('unsigned'), signAgreement, { actor: certifier, sha256: agreement?.sha256 ?? '' });
    await time.eventually(() => signed().catch(() => null));
    expect((await openDeadline('unsigned', 'sign'))?.party).toBe('bureau');
    await time.pass('15 days');
    await recorded('unsigned', 'lapse');
    const project = await database.store.projects.need('unsigned');
    expect([project.state, project.endedAs]).toEqual(['lapsed', 'lapsed']);
    expect((await database.store.budgets.need('unsigned')).award).toBe(0);
  });
});

describe('reports', () => {
  it('with faults are refused with every fault at once, and nothing is recorded', async () => {
    await running('faulty');
    await draft('faulty', 'mid');
    await database.store.reports.put('faulty/mid/1', { personTimes: -1, outputs: [] });
    const refused = time.decide(id('faulty'), submitReport, { actor: editor, reportId: 'mid', version: 1 });
    await expect(refused).rejects.toMatchObject({ type: 'rule-broken' });
    const fields = await refused.catch((fault) =>
      fault.detail.fields.map(({ field }: { field: string }) => field),
    );
    expect(fields).toEqual(['outputs', 'outputs', 'personTimes']);
    expect(await decisions('faulty')).not.toContain('submit-report');
  });

  it('are returned section by section with reasons, sent again and accepted; the evaluation starts', async () => {
    await running('returned');
    await draft('returned', 'mid');
    await time.decide(id('returned'), submitReport, { actor: editor, reportId: 'mid', version: 1 });
    const self = person('editor', 'org', 'organisation-certifier');
    await expect(
      time.decide(id('returned'), certifyReport, {
        actor: self,
        reportId: 'mid',
        version: 1,
        verdict: 'certified',
      }),
    ).rejects.toMatchObject({ type: 'forbidden' });
    await time.decide(id('returned'), certifyReport, {
      actor: certifier,
      reportId: 'mid',
      version: 1,
      verdict: 'certified',
    });
    const verdicts = [
      { code: 'progress', verdict: 'accepted' as const },
      { code: 'finance', verdict: 'returned' as const },
    ];
    const review = { actor: officer, reportId: 'mid', version: 1, sections: verdicts };
    await expect(time.decide(id('returned'), reviewReport, review)).rejects.toMatchObject({
      type: 'invalid-input',
    });
    await database.store.reports.put('returned/mid/1', {
      reviews: {
        officer: { at: '', sections: [{ code: 'finance', verdict: 'returned', reason: '缺少凭证' }] },
      },
    });
    expect(await time.decide(id('returned'), reviewReport, review)).toEqual({
      state: 'running',
      report: 'returned',
    });
    const again = await database.store.reports.need('returned/mid/2');
    expect(again.sections.find(({ code }) => code === 'finance')?.reason).toBe('缺少凭证');
    await handIn('returned', 'mid', 2);
    await accept('returned', 'mid', 2);
    await recorded('returned', 'start-evaluation');
  });

  it('that never come count as failed: the round is failed without scoring and its tranche withheld', async () => {
    await running('late');
    await time.pass('200 days');
    await recorded('late', 'withhold-tranche');
    expect(await decisions('late')).toEqual([
      'prepare-agreement',
      'sign',
      'conclude',
      'release-tranche',
      'miss-report',
      'fail-round',
      'withhold-tranche',
    ]);
    expect((await database.store.projects.need('late')).grades['mid-term']).toEqual({
      score: 0,
      grade: 'fail',
    });
    expect((await database.store.budgets.need('late')).withheld).toBe(300_000);
  });

  it('that are late become a finding where the rulebook says so, and count as failed if they still do not come', async () => {
    await running('finding');
    await time.pass('320 days');
    const finding = await time.eventually(() => database.store.findings.get('finding/late-final-final'));
    expect(finding).toMatchObject({ state: 'open', round: 'final', holds: 't3' });
    expect((await openDeadline('finding', 'report/final'))?.byDefault).toBe('report-counts-as-failed');
    await time.pass('15 days');
    await time.eventually(
      async () => (await decisions('finding')).filter((one) => one === 'withhold-tranche').length === 2,
    );
    expect((await database.store.projects.need('finding')).grades.final).toEqual({ score: 0, grade: 'fail' });
  });

  it('are accepted by the silence of the bureau where the rulebook says so', async () => {
    await running('silent');
    await handIn('silent', 'mid');
    await time.pass('20 days');
    await recorded('silent', 'start-evaluation');
    const entry = await database.store.journal.first({ stream: id('silent'), decision: 'review-report' });
    expect(entry?.actor).toEqual({ kind: 'system', because: 'deadline' });
  });
});

describe('a pause', () => {
  it('stops every clock and moves what was to come by the working days it took', async () => {
    await running('paused');
    const before = await openDeadline('paused', 'report/mid');
    await change('paused', 'pause-1', { kind: 'pause' });
    await time.decide(id('paused'), pauseProject, { actor: officer, changeId: 'pause-1' });
    expect(await database.store.deadlines.count({ workflowId: id('paused'), status: 'open' })).toBe(0);
    await expect(
      time.decide(id('paused'), submitReport, { actor: editor, reportId: 'mid', version: 1 }),
    ).rejects.toMatchObject({ type: 'not-allowed-now' });
    await time.pass('300 days');
    expect(await decisions('paused')).not.toContain('miss-report');
    const named = (...organisationIds: string[]) =>
      time.decide(id('paused'), namePartners, { actor: officer, organisationIds });
    await expect(named('partner', 'bureau')).rejects.toMatchObject({ type: 'rule-broken' });
    await named('partner');
    expect((await database.store.projects.need('paused')).partnerIds).toEqual(['partner']);
    await time.decide(id('paused'), resumeProject, { actor: officer });
    const after = await openDeadline('paused', 'report/mid');
    const days = (Date.parse(after?.due ?? '') - Date.parse(before?.due ?? '')) / 86_400_000;
    expect(days).toBeGreaterThanOrEqual(297);
    expect(days).toBeLessThanOrEqual(304);
    expect((await database.store.projects.need('paused')).pauses).toHaveLength(1);
    await handIn('paused', 'mid');
  });
});

describe('a complaint that holds a project', () => {
  const about = (complaintId: string, at: string) => ({ complaintId, at });

  it('keeps the agreement from being signed, and leaves the time for it as it was', async () => {
    await awarded('held');
    const before = await openDeadline('held', 'sign');
    const sha256 = (await database.store.projects.need('held')).agreement?.sha256 ?? '';
    await time.signal(id('held'), stayProject, about('c1', await time.now()));
    await recorded('held', 'stay');
    expect((await database.store.projects.need('held')).state).toBe('stayed');
    await expect(time.decide(id('held'), signAgreement, { actor: certifier, sha256 })).rejects.toMatchObject({
      type: 'not-allowed-now',
      detail: { state: 'stayed' },
    });
    await time.pass('20 days');
    expect(await decisions('held')).not.toContain('lapse');
    await time.signal(id('held'), endStay, { ...about('c1', await time.now()), outcome: 'go-on' });
    await recorded('held', 'end-stay');
    const after = await openDeadline('held', 'sign');
    expect(Date.parse(after?.due ?? '') - Date.parse(before?.due ?? '')).toBeGreaterThan(18 * 86_400_000);
    await sign('held');
  });

  it('stops performance once it is signed: the bureau cannot resume it, the end of the complaint does', async () => {
    await running('halted');
    for (const complaint of ['c1', 'c2'])
      await time.signal(id('halted'), stayProject, about(complaint, await time.now()));
    await recorded('halted', 'stay');
    expect(await database.store.deadlines.count({ workflowId: id('halted'), status: 'open' })).toBe(0);
    await expect(time.decide(id('halted'), resumeProject, { actor: officer })).rejects.toMatchObject({
      type: 'conflict',
    });
    await time.signal(id('halted'), endStay, { ...about('c1', await time.now()), outcome: 'go-on' });
    await expect(time.decide(id('halted'), resumeProject, { actor: officer })).rejects.toMatchObject({
      type: 'conflict',
    });
    await time.signal(id('halted'), endStay, { ...about('c2', await time.now()), outcome: 'go-on' });
    await recorded('halted', 'end-stay');
    await handIn('halted', 'mid');
  });

  it('takes the award away when it is upheld: the money goes back to the pool', async () => {
    await awarded('annulled');
    await time.signal(id('annulled'), stayProject, about('c1', await time.now()));
    await time.signal(id('annulled'), endStay, { ...about('c1', await time.now()), outcome: 'annul' });
    await recorded('annulled', 'annul');
    const project = await database.store.projects.need('annulled');
    expect([project.state, project.endedAs]).toEqual(['lapsed', 'lapsed']);
    expect((await database.store.budgets.need('annulled')).award).toBe(0);
  });

  it('winds a signed project up when it is upheld: what is unpaid is withheld', async () => {
    await running('undone');
    await time.signal(id('undone'), stayProject, about('c1', await time.now()));
    await recorded('undone', 'stay');
    await time.signal(id('undone'), endStay, { ...about('c1', await time.now()), outcome: 'annul' });
    await recorded('undone', 'withhold-tranche');
    expect((await database.store.projects.need('undone')).state).toBe('winding-up');
    await time.signal(id('undone'), disbursementClosed, {
      tranche: 't1',
      outcome: 'refused',
      amount: 500_000,
    });
    await recorded('undone', 'end');
    const { store } = database;
    expect(await store.projects.need('undone')).toMatchObject({
      ...{ state: 'terminated', endedAs: 'terminated', annulled: true, stayed: false },
      ...{ award: 0, paid: 0, withheld: 0 },
    });
    // All of it is in the pool for whoever follows, and the organisation's record says nothing of it.
    expect(await store.budgets.need('undone')).toMatchObject({ award: 0, withheld: 0 });
    expect(balance(await store.postings.find({ projectId: 'undone' }), 'pool/prog')).toBe(0);
    expect(await store.standings.count({ projectId: 'undone' })).toBe(0);
    await keepHistory(time, id('undone'), 'project-annulled');
  });
});

describe('changes', () => {
  it('within the free share are noted; above it they wait for the bureau', async () => {
    await running('changes');
    await change('changes', 'c1', {
      shifts: [
        { budgetLineId: 'staff', by: -40_000 },
        { budgetLineId: 'events', by: 40_000 },
      ],
    });
    expect(await time.decide(id('changes'), requestChange, { actor: editor, changeId: 'c1' })).toMatchObject({
      change: 'noted',
    });
    await change('changes', 'c2', {
      shifts: [
        { budgetLineId: 'staff', by: -40_000 },
        { budgetLineId: 'events', by: 40_000 },
      ],
    });
    expect(await time.decide(id('changes'), requestChange, { actor: editor, changeId: 'c2' })).toMatchObject({
      change: 'open',
    });
    await time.decide(id('changes'), decideChange, { actor: officer, changeId: 'c2', verdict: 'approved' });
    expect((await database.store.changeRequests.need('c2')).status).toBe('approved');
  });

  it('of money stay within the supplement share, and raise the award when approved', async () => {
    await running('supplement');
    await change('supplement', 's1', {
      kind: 'supplement',
      supplement: 200_000,
      shifts: [{ budgetLineId: 'events', by: 200_000 }],
    });
    await expect(
      time.decide(id('supplement'), requestChange, { actor: editor, changeId: 's1' }),
    ).rejects.toMatchObject({ type: 'rule-broken' });
    await change('supplement', 's2', {
      kind: 'supplement',
      supplement: 50_000,
      shifts: [{ budgetLineId: 'events', by: 50_000 }],
    });
    await time.decide(id('supplement'), requestChange, { actor: editor, changeId: 's2' });
    await time.decide(id('supplement'), decideChange, {
      actor: officer,
      changeId: 's2',
      verdict: 'approved',
    });
    expect((await database.store.budgets.need('supplement')).award).toBe(1_050_000);
  });

  it('that extend the project move its end and the final report, not the mid-term', async () => {
    await running('extended');
    const before = await openDeadline('extended', 'report/final');
    const mid = await openDeadline('extended', 'report/mid');
    await change('extended', 'e1', { kind: 'extension', extendDays: 60 });
    await time.decide(id('extended'), requestChange, { actor: editor, changeId: 'e1' });
    await time.decide(id('extended'), decideChange, { actor: officer, changeId: 'e1', verdict: 'approved' });
    const after = await openDeadline('extended', 'report/final');
    expect(Date.parse(after?.due ?? '') - Date.parse(before?.due ?? '')).toBeGreaterThan(55 * 86_400_000);
    expect((await openDeadline('extended', 'report/mid'))?.due).toBe(mid?.due);
  });
});

describe('tranches and the end', () => {
  it('runs from signing to closing: tranches follow the gates, unspent money comes back, the record is written', async () => {
    const name = 'whole';
    await running(name);
    const paid = async (tranche: string, amount: number) => {
      await time.signal(id(name), disbursementClosed, { tranche, outcome: 'paid', amount });
    };
    await paid('t1', 500_000);
    await handIn(name, 'mid');
    await accept(name, 'mid');
    await recorded(name, 'start-evaluation');
    const finding = `${name}/visits-mid-term`;
    await time.signal(id(name), evaluationClosed, {
      round: 'mid-term',
      score: 55,
      grade: 'fail',
      passed: false,
      vetoed: false,
      findings: [finding],
    });
    await recorded(name, 'close-evaluation');
    expect((await decisions(name)).filter((one) => one === 'release-tranche')).toHaveLength(1);
    await time.signal(id(name), findingClosed, { finding: 'visits-mid-term', outcome: 'corrected' });
    await time.eventually(
      async () => (await decisions(name)).filter((one) => one === 'release-tranche').length === 2,
    );
    await paid('t2', 300_000);
    const reason = { statementId: 'why', sha256: 'x' };
    const judgement = { actor: officer, planOf: 'former', target: 'deliverable-t', reason };
    const judge = () => time.decide(id(name), judgeTarget, { ...judgement, verdict: 'kept' });
    await expect(judge()).rejects.toMatchObject({ type: 'not-allowed-now' });
    await handIn(name, 'final');
    await accept(name, 'final');
    await time.eventually(
      async () => (await decisions(name)).filter((one) => one === 'start-evaluation').length === 2,
    );
    const asked = { workflowId: id(name), what: 'plan.judge', status: 'open' };
    expect(await database.store.tasks.count(asked)).toBe(1);
    await judge();
    expect(await database.store.tasks.count(asked)).toBe(0);
    const judged = await database.store.journal.first({ stream: id(name), decision: 'judge-target' });
    expect(judged?.facts).toEqual({ planOf: 'former', target: 'deliverable-t', reason });
    await time.signal(id(name), evaluationClosed, {
      round: 'final',
      score: 92,
      grade: 'excellent',
      passed: true,
      vetoed: false,
      findings: [],
    });
    await time.eventually(
      async () => (await decisions(name)).filter((one) => one === 'release-tranche').length === 3,
    );
    await paid('t3', 200_000);
    await recorded(name, 'return-money');
    const back = await database.store.journal.first({ stream: id(name), decision: 'return-money' });
    expect(back?.facts).toMatchObject({ outcome: 600_000 });
    await time.signal(id(name), disbursementClosed, {
      tranche: 'return',
      outcome: 'returned',
      amount: 600_000,
    });
    await recorded(name, 'close');
    expect(await database.store.standings.need(name)).toMatchObject({
      standing: 'priority',
      grade: 'excellent',
      unspent: 600_000,
      checked: [{ planOf: 'former', byRecords: 'not-measurable', verdict: 'kept' }],
      planOutcome: { kept: 1, notKept: 0, points: 0 },
    });
    const project = await database.store.projects.need(name);
    expect(Object.keys(project.stages)).toEqual(
      expect.arrayContaining([
        'agreement',
        'running',
        'mid-term',
        'improvement',
        'final',
        'closing',
        'closed',
      ]),
    );
    expect(project.endedAs).toBe('closed');
  });

  it('ends early by the decision of the bureau: what is unpaid is withheld', async () => {
    await running('ended');
    await time.signal(id('ended'), disbursementClosed, { tranche: 't1', outcome: 'paid', amount: 500_000 });
    await recorded('ended', 'close-disbursement');
    await change('ended', 'end-1', { kind: 'termination' });
    await time.decide(id('ended'), terminateProject, { actor: approver, changeId: 'end-1' });
    await recorded('ended', 'return-money');
    await time.signal(id('ended'), disbursementClosed, {
      tranche: 'return',
      outcome: 'returned',
      amount: 500_000,
    });
    await recorded('ended', 'end');
    expect((await database.store.budgets.need('ended')).withheld).toBe(500_000);
    expect((await database.store.projects.need('ended')).endedAs).toBe('terminated');
    await keepHistory(time, id('ended'), 'project-terminated');
  });
});

describe('a fault that a spot check found', () => {
  it('becomes a finding once, by the bureau or by the visit, and holds the next round’s tranche alone', async () => {
    const name = 'checked';
    await running(name);
    const { store } = database;
    const checklist = ['safety', 'files', 'staff'].map((code) => ({ code, title: { zh: code, en: code } }));
    const evaluation = { ...sampleRulebook.evaluation, spotChecks: { ...SPOT_CHECKS, checklist } };
    await store.rulebooks.insert({ id: 'checked', rulebook: { ...sampleRulebook, evaluation } });
    const about = {
      id: 'c',
      programmeId: 'prog',
      projectId: name,
      organisationId: 'org',
      bureauId: 'bureau',
    };
    await store.spotChecks.insert(
      sampleSpotCheck({ ...about, rulebookHash: 'checked', inspectorIds: ['i'] }, await time.now()),
    );
    const ask = (item: string) =>
      time.decide(id(name), openFinding, {
        ...{ actor: officer, checkId: 'c', drawing: 0, item, severity: 'major' as const },
      });
    await expect(ask('safety')).rejects.toMatchObject({ type: 'not-allowed-now' });
    await store.spotChecks.put('c', { state: 'visited', secret: false, faults: ['safety', 'files'] });
    await expect(ask('staff')).rejects.toMatchObject({ type: 'invalid-input' });
    expect(await ask('safety')).toEqual({ state: 'running' });
    await expect(ask('safety')).rejects.toMatchObject({ type: 'conflict' });
    for (const _ of [1, 2])
      await time.signal(id(name), faultsFound, { checkId: 'c', drawing: 0, items: ['safety', 'files'] });
    await time.eventually(async () => store.findings.get(`${name}/files-spot-check-1`));
    expect(await store.findings.need(`${name}/safety-spot-check-1`)).toMatchObject({
      ...{ round: 'mid-term', holds: 't2', severity: 'major', outcome: null },
      spotCheck: { checkId: 'c', item: 'safety', title: { zh: 'safety' } },
    });
    await ask('files').catch(() => null);
    expect((await decisions(name)).filter((one) => one === 'open-finding')).toHaveLength(2);
    await time.signal(id(name), findingClosed, { finding: 'files-spot-check-1', outcome: 'withdrawn' });
    await recorded(name, 'close-finding');
    await keepHistory(time, id(name), 'project-checked');
  });
});

describe('a rulebook that takes and ends', () => {
  const failedMidTerm = {
    ...{ round: 'mid-term', score: 40, grade: 'fail', passed: false, vetoed: false, findings: [] },
  };

  it('cuts the award, recovers a share of what was paid, ends the project and keeps why', async () => {
    const name = 'taken';
    const input = sampleProject(name);
    const sanction = { rounds: ['mid-term' as const], reduce: 30, recover: 20, terminate: true };
    const consequences = input.terms.consequences.map((one) =>
      one.grade === 'fail' ? { ...one, sanction } : one,
    );
    await time.start('project', id(name), { ...input, terms: { ...input.terms, consequences } });
    await recorded(name, 'prepare-agreement');
    await sign(name);
    const told = (tranche: string, outcome: 'paid' | 'returned', amount: number) =>
      time.signal(id(name), disbursementClosed, { tranche, outcome, amount });
    await told('t1', 'paid', 500_000);
    await handIn(name, 'mid');
    await accept(name, 'mid');
    await recorded(name, 'start-evaluation');
    await time.signal(id(name), evaluationClosed, failedMidTerm);
    await recorded(name, 'stop');
    await told('recover-mid-term', 'returned', 100_000);
    await recorded(name, 'return-money');
    const asked = await database.store.journal.first({ stream: id(name), decision: 'return-money' });
    expect(asked?.facts).toMatchObject({ outcome: 200_000 });
    await told('return', 'returned', 200_000);
    await recorded(name, 'end');
    // Of the award of 1,000,000 fen 300,000 went back to the pool, and 200,000 are withheld.
    expect(await database.store.budgets.need(name)).toMatchObject({ withheld: 200_000 });
    expect(await database.store.postings.need(`project/${name}#cut-mid-term`)).toMatchObject({
      lines: [
        { account: 'pool/prog', amount: 300_000 },
        { account: `award/${name}`, amount: -300_000 },
      ],
    });
    expect(await database.store.projects.need(name)).toMatchObject({
      ...{ endedAs: 'terminated', stopped: { because: 'grade', round: 'mid-term' } },
      cuts: { t2: 100_000, t3: 200_000 },
    });
    expect((await database.store.standings.need(name)).reason).toBe('stopped-grade: excluded');
    await keepHistory(time, id(name), 'project-sanctioned');
  });
});

describe('a new run', () => {
  it('keeps the deadlines and the notices that the run before had not worked through', async () => {
    const name = 'carried';
    const input = sampleProject(name);
    const due = new Date(Date.parse(await time.now()) + 3 * 86_400_000).toISOString();
    const fresh = freshProgress(input, { t1: 500_000, t2: 300_000, t3: 200_000 });
    await database.store.projects.put(name, {
      programmeId: 'prog',
      applicationId: 'app',
      stages: {},
      grades: {},
      pausedAt: null,
    });
    await database.store.budgets.insert({
      id: name,
      programmeId: 'prog',
      award: 1_000_000,
      reserved: 0,
      paid: 0,
      returned: 0,
      withheld: 0,
    });
    const deadline = {
      key: 'report/mid',
      party: 'organisation' as const,
      organisationId: 'org',
      from: await time.now(),
      due,
      period: null,
      provisional: false,
      byDefault: 'report-counts-as-failed',
      reminders: [],
    };
    await time.start('project', id(name), {
      ...input,
      carried: {
        process: {
          state: 'running',
          steps: 7,
          deadlines: { 'report/mid': deadline },
          remindersSent: {},
          clock: {
            realAnchor: '1970-01-01T00:00:00.000Z',
            businessAnchor: '1970-01-01T00:00:00.000Z',
            pace: 1,
            holdAt: null,
          },
        },
        progress: {
          ...fresh,
          startsOn: '2026-01-05',
          endsOn: '2026-11-04',
          tranches: { ...fresh.tranches, t1: { status: 'released', amount: 500_000 } },
          inbox: [{ kind: 'disbursement', tranche: 't1', outcome: 'paid', amount: 500_000 }],
        },
      },
    });
    await recorded(name, 'close-disbursement');
    await time.pass('4 days');
    await recorded(name, 'miss-report');
    const first = await database.store.journal.first({ stream: id(name), seq: 1 });
    expect(first?.key).toBe(`${id(name)}#8:close-disbursement`);
  });
});

describe('a change on a route of the rulebook', () => {
  const signWithin = { count: 5, unit: 'working-day' } as const;
  const decide = (name: string, changeId: string, actor: Actor) =>
    time.decide(id(name), decideChange, { actor, changeId, verdict: 'approved' });
  const statusOf = async (changeId: string) => (await database.store.changeRequests.need(changeId)).status;

  it('is approved in turn by different offices, and in force when both have signed its amendment', async () => {
    const approvers: ChangeApprover[] = ['bureau-officer', 'bureau-approver'];
    await running('amended', { changes: [{ kind: 'supplement', approvers, amendment: { signWithin } }] });
    const shifts = [{ budgetLineId: 'events', by: 60_000 }];
    await change('amended', 'am1', { kind: 'supplement', supplement: 60_000, shifts });
    await time.decide(id('amended'), requestChange, { actor: editor, changeId: 'am1' });
    await expect(decide('amended', 'am1', approver)).rejects.toMatchObject({ type: 'forbidden' });
    await decide('amended', 'am1', officer);
    await expect(decide('amended', 'am1', officer)).rejects.toMatchObject({ type: 'forbidden' });
    expect(await statusOf('am1')).toBe('open');
    await decide('amended', 'am1', approver);

    const { amendment, approvals, status } = await database.store.changeRequests.need('am1');
    expect([status, approvals?.map(({ userId }) => userId)]).toEqual(['to-sign', ['officer', 'approver']]);
    expect(amendment).toMatchObject({ number: 1, changed: [{ to: '¥6,600.00' }, { to: '¥10,600.00' }] });
    const award = async () => (await database.store.budgets.need('amended')).award;
    expect(await award()).toBe(1_000_000);
    // What waits counts: the next one may not go beyond the share together with it.
    await change('amended', 'am2', { kind: 'supplement', supplement: 60_000, shifts });
    const second = time.decide(id('amended'), requestChange, { actor: editor, changeId: 'am2' });
    await expect(second).rejects.toMatchObject({ type: 'rule-broken' });

    const sign = (actor: Actor, sha256 = amendment?.sha256 ?? '') =>
      time.decide(id('amended'), signAmendment, { actor, changeId: 'am1', sha256 });
    await expect(sign(editor)).rejects.toMatchObject({ type: 'forbidden' });
    await expect(sign(certifier, 'f'.repeat(64))).rejects.toMatchObject({ type: 'stale-version' });
    await sign(approver);
    expect((await openDeadline('amended', 'amendment/am1'))?.party).toBe('organisation');
    expect([await statusOf('am1'), await award()]).toEqual(['to-sign', 1_000_000]);
    await sign(certifier);
    expect([await statusOf('am1'), await award()]).toEqual(['approved', 1_060_000]);
    expect((await database.store.projects.need('amended')).supplements).toBe(60_000);
    await expect(sign(certifier)).rejects.toMatchObject({ type: 'not-found' });
    await keepHistory(time, id('amended'), 'project-amended');
  });

  it('changes nothing when the amendment is not signed in time; a pause keeps the time that is left', async () => {
    const approvers: ChangeApprover[] = ['bureau-approver'];
    await running('unamended', { changes: [{ kind: 'extension', approvers, amendment: { signWithin } }] });
    const { endsOn } = await database.store.projects.need('unamended');
    await change('unamended', 'ex1', { kind: 'extension', extendDays: 30 });
    await time.decide(id('unamended'), requestChange, { actor: editor, changeId: 'ex1' });
    await decide('unamended', 'ex1', approver);
    await change('unamended', 'stop', { kind: 'pause' });
    await time.decide(id('unamended'), pauseProject, { actor: officer, changeId: 'stop' });
    await time.pass('20 days');
    await time.decide(id('unamended'), resumeProject, { actor: officer });
    const tasks = { workflowId: id('unamended'), what: 'amendment.sign', status: 'open' };
    expect(await database.store.tasks.count(tasks)).toBe(2);
    await time.pass('12 days');
    await recorded('unamended', 'lapse-amendment');
    expect(await statusOf('ex1')).toBe('lapsed');
    expect(await database.store.tasks.count(tasks)).toBe(0);
    // The pause moved the end by itself; the extension did not.
    const after = (await database.store.projects.need('unamended')).endsOn ?? '';
    expect(Date.parse(after) - Date.parse(endsOn ?? '')).toBeLessThan(30 * 86_400_000);
  });
});
