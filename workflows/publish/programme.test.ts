import { createActivities } from '../../activities';
import { decideComplaint, raiseComplaint } from '../../domain/match/complaint-decisions';
import { answerEarlyLook, askEarlyLook } from '../../domain/match/early-look-decisions';
import {
  answerObjection,
  raiseObjection,
  submitApplication,
  withdrawApplication,
} from '../../domain/match/match-decisions';
import { conflictCameLate, declareSeat, submitSheets, tiesFound } from '../../domain/match/panel-decisions';
import { ledgerSum } from '../../domain/money/ledger';
import {
  approveProgramme,
  correctProgramme,
  draftProgramme,
  proposeProgramme,
  returnProgramme,
} from '../../domain/publish/programme-decisions';
import { NEW_PROGRAMME } from '../../domain/publish/programme-progress';
import type { Rulebook } from '../../domain/publish/rulebook';
import { testDeps } from '../../test/support/activity-deps';
import { type TestDatabase, testDatabase } from '../../test/support/database';
import { keepHistory } from '../../test/support/keep-history';
import {
  person,
  sampleApplication,
  sampleEvaluator,
  sampleOrganisation,
  sampleUser,
} from '../../test/support/sample-people';
import { sampleRulebook } from '../../test/support/sample-rulebook';
import { SPOT_CHECKS } from '../../test/support/sample-spot-checks';
import { sampleStatement } from '../../test/support/sample-statement';
import { type WorkflowEnvironment, workflowEnvironment } from '../../test/support/workflow-environment';

jest.setTimeout(120_000);

let database: TestDatabase;
let world: WorkflowEnvironment;

beforeAll(async () => {
  database = await testDatabase();
  world = await workflowEnvironment({
    workflowsPath: require.resolve('./programme-with-stand-ins.fixture.ts'),
    activities: (now) => createActivities(testDeps(database.store, now)) as never,
  });
});

afterAll(async () => {
  await world?.stop();
  await database?.release();
});

const officer = person('officer', 'bureau', 'bureau-officer');
const approver = person('approver', 'bureau', 'bureau-approver');
const editor = (organisationId: string) =>
  person(`editor-${organisationId}`, organisationId, 'organisation-editor');
const evaluatorActor = (id: string) => person(id, 'agency', 'evaluator');

let count = 0;

/** Drafts, proposes and approves a programme of its own, with three applicants and six evaluators. */
async function publish(change: Partial<Rulebook> = {}) {
  count += 1;
  const id = `p${count}`;
  const { store } = database;
  const hash = `hash-${id}`;
  await store.rulebooks.put(hash, { rulebook: sampleRulebook(change) });
  await store.organisations.put(
    'bureau',
    sampleOrganisation('bureau', { kind: 'bureau', registration: null }),
  );
  for (const org of ['a', 'b', 'c', 'd'])
    await store.organisations.put(`${org}-${id}`, sampleOrganisation(`${org}-${id}`));
  for (let n = 1; n <= 6; n += 1) await store.users.put(`e${n}`, sampleEvaluator(`e${n}`));
  await store.users.put('officer', sampleUser('officer', 'bureau', ['bureau-officer']));
  const workflow = `programme/${id}`;
  await world.start('programme', workflow, { programmeId: id });
  await world.decide(workflow, draftProgramme, {
    actor: officer,
    rulebookHash: hash,
    title: { zh: '样例', en: 'Sample' },
    bureauId: 'bureau',
    continues: null,
  });
  await world.decide(workflow, proposeProgramme, { actor: officer });
  return { id, workflow };
}

async function apply(id: string, org: string, change = {}) {
  const organisationId = `${org}-${id}`;
  const applicationId = `app-${org}-${id}`;
  await database.store.applications.insert(
    sampleApplication(applicationId, organisationId, { programmeId: id, ...change }),
  );
  return world.decide(`programme/${id}`, submitApplication, {
    actor: editor(organisationId),
    applicationId,
    organisationId,
    lotId: null,
    version: 1,
  });
}

const stateOf = async (id: string) => (await database.store.programmes.need(id)).state;

async function reach(id: string, state: string) {
  await world.eventually(async () => (await stateOf(id)) === state);
}

/** Lets time pass until just after an open deadline. */
async function outlast(workflowId: string, key: string) {
  const deadline = await world.eventually(async () =>
    database.store.deadlines.first({ workflowId, key, status: 'open' }),
  );
  await world.passUntil(deadline.due);
}

/** Every live seat declares and scores: the points by organisation letter. */
async function panelScores(id: string, points: { [org: string]: number }, first = points, seats = 3) {
  const { store } = database;
  await world.eventually(async () => (await store.seats.count({ programmeId: id, state: 'drawn' })) >= seats);
  for (const seat of await store.seats.find({ programmeId: id, state: 'drawn' })) {
    await world.decide(`panel/${id}`, declareSeat, {
      actor: evaluatorActor(seat.evaluatorId),
      seat: seat.number,
      evaluatorId: seat.evaluatorId,
      declaration: 'no-conflict',
    });
  }
  await fillAndSubmit(id, points, first);
}

/** @param first what the first seat gives, where it judges unlike the others */
async function fillAndSubmit(id: string, points: { [org: string]: number }, first = points) {
  const { store } = database;
  for (const seat of await store.seats.find({ programmeId: id, state: 'declared' })) {
    for (const [org, share] of Object.entries(seat.number === 1 ? first : points)) {
      await store.reviewSheets.put(`${seat.id}|app-${org}-${id}`, {
        programmeId: id,
        seatId: seat.id,
        applicationId: `app-${org}-${id}`,
        evaluatorId: seat.evaluatorId,
        marks: [
          { criterion: 'need', points: (60 * share) / 100, comment: 'reads well' },
          { criterion: 'team', points: (40 * share) / 100, comment: 'enough people' },
        ],
        submittedAt: null,
      });
    }
    await world.decide(`panel/${id}`, submitSheets, {
      actor: evaluatorActor(seat.evaluatorId),
      seat: seat.number,
      evaluatorId: seat.evaluatorId,
    });
  }
}

/** Closed to applications and handed to the panel. */
async function reviewed(points: { [org: string]: number }, change?: Parameters<typeof publish>[0]) {
  const programme = await publish(change);
  await world.decide(programme.workflow, approveProgramme, { actor: approver });
  for (const org of Object.keys(points)) await apply(programme.id, org);
  await outlast(programme.workflow, 'close');
  await reach(programme.id, 'reviewing');
  return programme;
}

async function openWithApplicants(points: { [org: string]: number }, change?: Parameters<typeof publish>[0]) {
  const programme = await reviewed(points, change);
  await panelScores(programme.id, points);
  await reach(programme.id, 'notice');
  return programme;
}

/** The record of a project is there a moment before its process. */
async function endProject(projectId: string, as: 'closed' | 'lapsed') {
  const handle = world.env.client.workflow.getHandle(`project/${projectId}`);
  await world.eventually(() =>
    handle.signal('end', as).then(
      () => true,
      () => false,
    ),
  );
}

describe('a programme', () => {
  it('goes from draft to close: two awards within the pool, one reserve that moves up when a project lapses', async () => {
    const { evaluation } = sampleRulebook();
    const { id, workflow } = await openWithApplicants(
      { a: 90, b: 80, c: 70 },
      { evaluation: { ...evaluation, spotChecks: SPOT_CHECKS } },
    );
    const { store } = database;
    const rows = (await store.rankings.need(`${id}/1`)).rows;
    expect(
      rows.map(({ organisationId, outcome, rank, score }) => [organisationId, outcome, rank, score]),
    ).toEqual([
      [`a-${id}`, 'award', 1, 90],
      [`b-${id}`, 'award', 2, 80],
      [`c-${id}`, 'reserve', 3, 70],
    ]);
    const { calibration, advice } = await store.rankings.need(`${id}/1`);
    expect(calibration).toMatchObject({ counts: 'raw', seats: [{ mean: 80 }, { mean: 80 }, { mean: 80 }] });
    expect(advice).toMatchObject({ byRank: { points: 170, awards: 2 } });
    await outlast(workflow, 'notice');
    await reach(id, 'running');
    expect(await world.eventually(() => store.processes.get(`spot-check/${id}`))).toMatchObject({
      ...{ kind: 'spot-check', state: 'open', projectId: null },
    });
    const projects = await store.projects.find({ programmeId: id }, { sort: { id: 1 } });
    expect(projects.map((one) => one.award)).toEqual([4_000_000, 4_000_000]);
    const [first, second] = projects;
    await endProject(first!.id, 'lapsed');
    const third = await world.eventually(async () =>
      store.projects.first({ programmeId: id, organisationId: `c-${id}` }),
    );
    for (const one of [second!, third]) await endProject(one.id, 'closed');
    await reach(id, 'closed');
    const postings = await store.postings.find({ programmeId: id });
    expect(ledgerSum(postings)).toBe(0);
    const pool = postings.flatMap((one) => one.lines).filter((one) => one.account === `pool/${id}`);
    expect(pool.reduce((sum, one) => sum + one.amount, 0)).toBe(0);
    // Its drawings are told with the evaluations; here they would stand in the way of time.
    await world.env.client.workflow.getHandle(`spot-check/${id}`).terminate();
  });

  it('calls one more evaluator by its rulebook, flags who judged unlike the others, and ranks by what it says', async () => {
    const { review } = sampleRulebook();
    const calibration = {
      ...{ counts: 'normalised' as const, outlier: { agreementBelow: 0 } },
      ...{ apartLimit: 30, whenApart: 'one-more-evaluator' as const },
    };
    const points = { a: 90, b: 80, c: 70 };
    const { id } = await reviewed(points, { review: { ...review, calibration } });
    await panelScores(id, points, { a: 40, b: 70, c: 100 });
    await panelScores(id, points, points, 1);
    await reach(id, 'notice');
    const { store } = database;
    const ranking = await store.rankings.need(`${id}/1`);
    expect(ranking.calibration?.counts).toBe('normalised');
    expect(
      ranking.calibration?.seats.map((one) => [one.seatId, one.outlier.map(({ kind }) => kind)]),
    ).toEqual([
      [`${id}/1`, ['agreement']],
      [`${id}/2`, []],
      [`${id}/3`, []],
      [`${id}/4`, []],
    ]);
    expect(ranking.calibration?.apart).toEqual([
      expect.objectContaining({ applicationId: `app-a-${id}`, difference: 50 }),
    ]);
    // As given the one wide seat outweighs three narrow ones: 77.5 for all. Brought to one spread it counts as one.
    expect(ranking.calibration?.rows.map(({ raw }) => raw.score)).toEqual([77.5, 77.5, 77.5]);
    expect(ranking.rows.map((one) => one.score)).toEqual([85, 77.5, 70]);
    expect(await store.journal.first({ programmeId: id, decision: 'rank' })).toMatchObject({
      facts: { calibration: ranking.calibration, advice: ranking.advice },
    });
  });

  it('tells who changes a draft on an old copy, and changes nothing', async () => {
    const { store } = database;
    await store.rulebooks.put('hash-shared', { rulebook: sampleRulebook() });
    const workflow = 'programme/shared';
    await world.start('programme', workflow, { programmeId: 'shared' });
    const draft = (zh: string, version?: number | null) =>
      world.decide(workflow, draftProgramme, {
        ...{ actor: officer, rulebookHash: 'hash-shared', title: { zh, en: 'Shared' } },
        ...{ bureauId: 'bureau', continues: null, ...(version !== undefined && { version }) },
      });
    await draft('初稿');
    await draft('二稿', 1);
    await expect(draft('旧稿', 1)).rejects.toMatchObject({ type: 'stale-version' });
    expect(await store.programmes.need('shared')).toMatchObject({ title: { zh: '二稿' }, version: 2 });
    await draft('三稿', null);
    expect((await store.programmes.need('shared')).version).toBe(3);
  });

  it('is never approved by who drafted it, even in the role of approver', async () => {
    const { id, workflow } = await publish();
    const drafterAsApprover = person('officer', 'bureau', 'bureau-approver');
    await expect(
      world.decide(workflow, approveProgramme, { actor: drafterAsApprover }),
    ).rejects.toMatchObject({ type: 'forbidden' });
    const reason = await sampleStatement(database.store, 'the place is missing');
    await world.decide(workflow, returnProgramme, { actor: approver, reason });
    expect(await stateOf(id)).toBe('draft');
  });

  it('fails when fewer than the minimum apply, and gives the money back', async () => {
    const { id, workflow } = await publish();
    await world.decide(workflow, approveProgramme, { actor: approver });
    await apply(id, 'a');
    await outlast(workflow, 'close');
    await reach(id, 'failed');
    const { store } = database;
    expect(await store.programmes.need(id)).toMatchObject({ failure: 'too-few-applicants', applications: 1 });
    expect((await store.postings.find({ programmeId: id })).map((one) => one.id)).toEqual([
      `programme/${id}#appropriate`,
      `programme/${id}#surrender`,
    ]);
  });

  it('moves the closing when a correction comes late, and leaves it when it comes early', async () => {
    const { id, workflow } = await publish();
    const { closesAt } = await world.decide(workflow, approveProgramme, { actor: approver });
    const early = await world.decide(workflow, correctProgramme, {
      actor: officer,
      text: await sampleStatement(database.store, 'the street is written wrong'),
    });
    expect(early.closesAt).toBe(closesAt);
    await world.pass(Date.parse(closesAt) - Date.parse(await world.now()) - 2 * 86_400_000);
    const late = await world.decide(workflow, correctProgramme, {
      actor: officer,
      text: await sampleStatement(database.store, 'another day for visits'),
    });
    expect(late.closesAt > closesAt).toBe(true);
    await world.passUntil(closesAt);
    await apply(id, 'a');
    expect(await stateOf(id)).toBe('open');
    expect((await database.store.programmes.need(id)).corrections.map(({ text }) => text)).toEqual([
      'the street is written wrong',
      'another day for visits',
    ]);
    const entries = await database.store.journal.find({ stream: workflow });
    expect(JSON.stringify(entries)).not.toContain('written wrong');
    await outlast(workflow, 'close');
    await reach(id, 'failed');
  });

  it('takes an application back before closing, and none after it, saying what is allowed', async () => {
    const { id, workflow } = await publish();
    await world.decide(workflow, approveProgramme, { actor: approver });
    await apply(id, 'a');
    const withdrawal = { actor: editor(`a-${id}`), applicationId: `app-a-${id}`, organisationId: `a-${id}` };
    await world.decide(workflow, withdrawApplication, withdrawal);
    for (const org of ['b', 'c']) await apply(id, org);
    await outlast(workflow, 'close');
    await reach(id, 'reviewing');
    await database.store.applications.put(`app-a-${id}`, { status: 'draft' });
    const again = { ...withdrawal, lotId: null, version: 1 };
    await expect(world.decide(workflow, submitApplication, again)).rejects.toMatchObject({
      type: 'not-allowed-now',
      detail: { state: 'reviewing', allowed: expect.arrayContaining(['rank']) },
    });
  });

  it('refuses an application that was changed after it was checked', async () => {
    const { id, workflow } = await publish();
    await world.decide(workflow, approveProgramme, { actor: approver });
    await database.store.applications.insert(
      sampleApplication(`app-a-${id}`, `a-${id}`, { programmeId: id, version: 2 }),
    );
    const submission = {
      actor: editor(`a-${id}`),
      applicationId: `app-a-${id}`,
      organisationId: `a-${id}`,
      lotId: null,
      version: 1,
    };
    await expect(world.decide(workflow, submitApplication, submission)).rejects.toMatchObject({
      type: 'stale-version',
    });
  });

  it('ranks again on a new notice when an objection is upheld, and lets an applicant object once in a round', async () => {
    const { id, workflow } = await openWithApplicants({ a: 90, b: 80, c: 70 });
    const objection = {
      objectionId: `o1-${id}`,
      organisationId: `c-${id}`,
      applicationId: `app-a-${id}`,
      actor: editor(`c-${id}`),
    };
    await world.decide(workflow, raiseObjection, objection);
    await expect(
      world.decide(workflow, raiseObjection, { ...objection, objectionId: `o2-${id}` }),
    ).rejects.toMatchObject({
      type: 'conflict',
    });
    const first = (await database.store.programmes.need(id)).noticeEndsAt;
    await world.pass('2 days');
    await world.decide(workflow, answerObjection, {
      actor: officer,
      objectionId: `o1-${id}`,
      verdict: 'upheld',
      remedy: 'exclude',
      applicationId: null,
    });
    const programme = await database.store.programmes.need(id);
    expect(programme).toMatchObject({ state: 'notice', round: 2 });
    expect(programme.noticeEndsAt! > first!).toBe(true);
    const rows = (await database.store.rankings.need(`${id}/2`)).rows;
    expect(rows.map(({ applicationId, outcome }) => [applicationId, outcome])).toEqual(
      expect.arrayContaining([
        [`app-a-${id}`, 'excluded-by-objection'],
        [`app-b-${id}`, 'award'],
        [`app-c-${id}`, 'award'],
      ]),
    );
    await world.decide(workflow, raiseObjection, { ...objection, objectionId: `o3-${id}` });
  });

  it('awards nothing while an objection is open: past its deadline only the approver may answer', async () => {
    const { id, workflow } = await openWithApplicants({ a: 90, b: 80 });
    const objectionId = `o1-${id}`;
    await world.decide(workflow, raiseObjection, {
      objectionId,
      organisationId: `b-${id}`,
      applicationId: `app-a-${id}`,
      actor: editor(`b-${id}`),
    });
    await outlast(workflow, 'notice');
    await reach(id, 'settling');
    await outlast(workflow, `answer/${objectionId}`);
    await world.eventually(
      async () => (await database.store.objections.need(objectionId)).status === 'escalated',
    );
    expect(await stateOf(id)).toBe('settling');
    const answer = {
      objectionId,
      verdict: 'rejected' as const,
      remedy: 'none' as const,
      applicationId: null,
    };
    await expect(
      world.decide(workflow, answerObjection, { actor: officer, ...answer }),
    ).rejects.toMatchObject({ type: 'forbidden' });
    await world.decide(workflow, answerObjection, { actor: approver, ...answer });
    await reach(id, 'running');
  });

  /** An objection of `by` against the application of `against`, answered as said. */
  async function answered(id: string, by: string, against: string, answer: object) {
    const objectionId = `o-${by}-${id}`;
    const applicationId = `app-${against}-${id}`;
    await world.decide(`programme/${id}`, raiseObjection, {
      ...{ objectionId, applicationId },
      ...{ organisationId: `${by}-${id}`, actor: editor(`${by}-${id}`) },
    });
    await world.decide(`programme/${id}`, answerObjection, {
      ...{ actor: officer, objectionId, applicationId: null, verdict: 'rejected', remedy: 'none' },
      ...answer,
    });
    return { objectionId, applicationId, organisationId: `${by}-${id}`, actor: editor(`${by}-${id}`) };
  }

  const complaint = {
    within: { count: 15, unit: 'working-day' as const },
    stay: { count: 30, unit: 'day' as const },
  };
  const withComplaints = { publicNotice: { ...sampleRulebook().publicNotice, complaint } };

  it('awards nothing while a complaint stays it, awards when the stay has lasted its time, and moves the award when the complaint is upheld', async () => {
    const { id, workflow } = await openWithApplicants({ a: 90, b: 80, c: 70 }, withComplaints);
    const { store } = database;
    const raised = await answered(id, 'c', 'a', {});
    const { objectionId } = raised;
    const grounds = await sampleStatement(store, 'the answer passes over the point');
    await world.decide(workflow, raiseComplaint, { ...raised, grounds });
    await expect(world.decide(workflow, raiseComplaint, { ...raised, grounds })).rejects.toMatchObject({
      type: 'conflict',
    });
    await outlast(workflow, 'notice');
    await reach(id, 'settling');
    await outlast(workflow, `stay/${objectionId}`);
    await reach(id, 'running');
    expect(await store.objections.need(objectionId)).toMatchObject({
      complaint: { status: 'open', stays: false, grounds: 'the answer passes over the point' },
    });
    const decision = await sampleStatement(store, 'finance bureau, no. 7: upheld');
    const decided = { actor: approver, objectionId, applicationId: null, decision };
    await expect(
      world.decide(workflow, decideComplaint, { ...decided, verdict: 'upheld', remedy: 'rescore' }),
    ).rejects.toMatchObject({ type: 'conflict' });
    await world.decide(workflow, decideComplaint, { ...decided, verdict: 'upheld', remedy: 'exclude' });
    const moved = await world.eventually(async () =>
      store.projects.first({ programmeId: id, organisationId: `c-${id}` }),
    );
    expect(moved.award).toBe(4_000_000);
    expect((await store.journal.find({ stream: workflow, decision: 'move-up' })).length).toBe(1);
  });

  it('moves a signed award up when a complaint about it is upheld, tells the parties without saying who complained, and says why nobody else follows', async () => {
    const { id, workflow } = await openWithApplicants({ a: 90, b: 80, c: 70, d: 65 }, withComplaints);
    const { store } = database;
    for (const org of ['a', 'c'])
      await store.users.put(
        `certifier-${org}-${id}`,
        sampleUser(`certifier-${org}-${id}`, `${org}-${id}`, ['organisation-certifier']),
      );
    const raised = await answered(id, 'c', 'a', {});
    await outlast(workflow, 'notice');
    await reach(id, 'running');
    const projectOf = (org: string) =>
      world.eventually(() => store.projects.first({ programmeId: id, organisationId: `${org}-${id}` }));
    const signal = async (projectId: string, name: string, ...given: string[]) =>
      world.env.client.workflow.getHandle(`project/${projectId}`).signal(name, ...given);
    const fallen = await projectOf('a');
    await signal(fallen.id, 'signed');
    const grounds = await sampleStatement(store, 'they had no licence');
    await world.decide(workflow, raiseComplaint, { ...raised, grounds });
    const { objectionId } = raised;
    await world.decide(workflow, decideComplaint, {
      ...{ actor: approver, objectionId, applicationId: null, verdict: 'upheld', remedy: 'exclude' },
      decision: grounds,
    });
    // The stand-in does not write that it was annulled.
    await world.eventually(async () => (await store.programmes.need(id)).moves?.length === 1);
    const follower = await projectOf('c');
    expect((await store.journal.find({ stream: workflow, decision: 'move-up' }))[0]?.facts).toMatchObject({
      ...{ lapsed: fallen.id, awards: [{ projectId: follower.id }], passedOver: [] },
      excluded: [`app-a-${id}`],
    });
    const mails = await store.notices.find({ programmeId: id });
    const mailsOf = (template: string) =>
      mails.filter((one) => one.template === template).map(({ recipient, data }) => [recipient, data.reader]);
    const parties = [
      [`user/certifier-a-${id}`, 'contested'],
      [`user/certifier-c-${id}`, 'complainant'],
      ['user/officer', 'bureau'],
    ];
    for (const template of ['match/complaint-received', 'match/complaint-decided'])
      expect(mailsOf(template).sort()).toEqual(parties);
    const toContested = mails.filter((one) => one.recipient === `user/certifier-a-${id}`);
    expect(JSON.stringify(toContested).replaceAll(objectionId, '')).not.toContain(`c-${id}`);
    expect(JSON.stringify(mails)).not.toContain('licence');

    await store.applications.put(`app-d-${id}`, { requested: 999_999_999 });
    await signal(follower.id, 'end', 'lapsed');
    await world.eventually(async () => (await store.programmes.need(id)).moves?.length === 2);
    expect((await store.programmes.need(id)).moves?.[1]).toMatchObject({
      ...{ from: follower.id, to: [] },
      passedOver: [{ applicationId: `app-d-${id}`, because: 'not-enough-money' }],
    });
    await keepHistory(world, workflow, 'programme-moved');
  });

  it('awards at once when a complaint is rejected, and takes none where the time for it is over', async () => {
    const { id, workflow } = await openWithApplicants({ a: 90, b: 80, c: 70 }, withComplaints);
    const { store } = database;
    const first = await answered(id, 'c', 'a', {});
    const second = await answered(id, 'b', 'a', {});
    const grounds = await sampleStatement(store, 'it is not so');
    await world.decide(workflow, raiseComplaint, { ...first, grounds });
    await outlast(workflow, `complain/${second.objectionId}`);
    await world.eventually(() => store.journal.first({ stream: workflow, decision: 'let-complaint-lapse' }));
    await expect(world.decide(workflow, raiseComplaint, { ...second, grounds })).rejects.toMatchObject({
      type: 'not-allowed-now',
    });
    expect(await stateOf(id)).toBe('settling');
    await world.decide(workflow, decideComplaint, {
      ...{ actor: approver, objectionId: first.objectionId, applicationId: null },
      ...{ verdict: 'rejected', remedy: 'none', decision: grounds },
    });
    await reach(id, 'running');
  });

  it('has the panel score an application again when that is the remedy', async () => {
    const { id, workflow } = await openWithApplicants({ a: 90, b: 50 });
    const objectionId = `o1-${id}`;
    const about = { objectionId, applicationId: `app-b-${id}` };
    await world.decide(workflow, raiseObjection, {
      ...about,
      organisationId: `b-${id}`,
      actor: editor(`b-${id}`),
    });
    await world.decide(workflow, answerObjection, {
      ...about,
      actor: officer,
      verdict: 'upheld',
      remedy: 'rescore',
    });
    expect(await stateOf(id)).toBe('reviewing');
    await world.eventually(
      async () => (await database.store.seats.count({ programmeId: id, state: 'declared' })) === 3,
    );
    await fillAndSubmit(id, { b: 85 });
    await reach(id, 'notice');
    const rows = (await database.store.rankings.need(`${id}/2`)).rows;
    expect(rows.map(({ applicationId, score, outcome }) => [applicationId, score, outcome])).toEqual([
      [`app-a-${id}`, 90, 'award'],
      [`app-b-${id}`, 85, 'award'],
    ]);
  });

  it('takes the sheets of a seat whose conflict comes to light out of the ranking on notice, and only notes it once awarded', async () => {
    const points = { a: 90, b: 80, c: 70 };
    const { id, workflow } = await reviewed(points);
    const { store } = database;
    await store.users.put('auditor', sampleUser('auditor', 'audit-office', ['auditor']));
    await panelScores(id, points, { a: 60, b: 95, c: 70 });
    await reach(id, 'notice');
    const winners = async (round: number) =>
      (await store.rankings.need(`${id}/${round}`)).rows.map((one) => [one.organisationId, one.score]);
    expect(await winners(1)).toEqual([
      [`b-${id}`, 85],
      [`a-${id}`, 80],
      [`c-${id}`, 70],
    ]);
    const seat = await store.seats.need(`${id}/1`);
    const conflict = { kind: 'kinship' as const, organisationId: `b-${id}` };
    await world.decide(`panel/${id}`, declareSeat, {
      ...{ actor: evaluatorActor(seat.evaluatorId), seat: 1, evaluatorId: seat.evaluatorId },
      ...{ declaration: 'conflict', conflict },
    });
    await reach(id, 'reviewing');
    await panelScores(id, points, points, 1);
    await reach(id, 'notice');
    expect((await winners(2)).map(([, score]) => score)).toEqual([90, 80, 70]);
    // A tie that is entered does the same.
    const { evaluatorId } = await store.seats.need(`${id}/2`);
    await world.signal(`panel/${id}`, tiesFound, { evaluatorId, conflicts: [conflict], hidden: false });
    await panelScores(id, points, points, 1);
    await world.eventually(() => store.rankings.get(`${id}/3`));
    const seats = await store.seats.find({ programmeId: id }, { sort: { number: 1 } });
    expect(seats.map(({ state, conflict: found }) => [state, found?.late])).toEqual([
      ...[['void', true], ['void', true], ...[3, 4, 5].map(() => ['submitted', undefined])],
    ]);
    await outlast(workflow, 'notice');
    await reach(id, 'running');
    for (let times = 0; times < 2; times += 1)
      await world.signal(workflow, conflictCameLate, { seat: 3, found: [conflict] });
    await world.eventually(() => store.journal.first({ stream: workflow, decision: 'note-conflict' }));
    const noted = await store.journal.find({ stream: workflow, decision: 'note-conflict' });
    expect(noted.map(({ facts }) => facts)).toEqual([{ seat: 3, found: [conflict] }]);
    const mails = await store.notices.find({ programmeId: id, template: 'match/late-conflict' });
    expect(mails.map(({ recipient, data }) => [recipient, data]).sort()).toEqual(
      ['auditor', 'officer'].map((who) => [`user/${who}`, { programmeId: id, seat: 3 }]),
    );
    await world.eventually(async () => (await store.processes.need(`panel/${id}`)).state === 'dissolved');
  });

  it('goes on where it was after continuing as new: a project that had told its end is not forgotten', async () => {
    const { store } = database;
    const id = 'carried';
    await store.programmes.put(id, { state: 'running', rulebookHash: 'none', bureauId: 'bureau' });
    const clock = {
      realAnchor: '1970-01-01T00:00:00.000Z',
      businessAnchor: '1970-01-01T00:00:00.000Z',
      pace: 1,
      holdAt: null,
    };
    const process = { state: 'running' as const, steps: 9, deadlines: {}, remindersSent: {}, clock };
    const progress = {
      ...NEW_PROGRAMME,
      bureauId: 'bureau',
      projects: { x: 'running' as const, y: 'closed' as const },
      ended: [{ projectId: 'x', endedAs: 'closed' as const }],
    };
    await world.start('programme', `programme/${id}`, { programmeId: id, carried: { process, progress } });
    await reach(id, 'closed');
    const keys = (await store.journal.find({ stream: `programme/${id}` }, { sort: { seq: 1 } })).map(
      (one) => one.id,
    );
    expect(keys).toEqual([`programme/${id}#10:end-project`, `programme/${id}#11:close`]);
  });

  it('lets two officers look early, each step on record: never one alone, never longer than the rulebook or the call', async () => {
    const earlyLook = {
      answerWithin: { count: 2, unit: 'day' as const },
      lasts: { count: 1, unit: 'day' as const },
    };
    const { id, workflow } = await publish({ call: { ...sampleRulebook().call, earlyLook } });
    const { store } = database;
    await store.users.put(`editor-${id}`, sampleUser(`editor-${id}`, `a-${id}`, ['organisation-editor']));
    await world.decide(workflow, approveProgramme, { actor: approver });
    await apply(id, 'a');
    const reason = await sampleStatement(store, 'a file cannot be read');
    const answer = await sampleStatement(store, 'so it is');
    const ask = (lookId: string, applicationId: string | null = null) =>
      world.decide(workflow, askEarlyLook, { actor: officer, lookId, applicationId, reason });
    const say = (lookId: string, verdict: 'consented' | 'refused', actor = approver) =>
      world.decide(workflow, answerEarlyLook, { actor, lookId, verdict, answer });
    const become = (lookId: string, status: string) =>
      world.eventually(async () => (await store.earlyLooks.need(lookId)).status === status);
    const [first, second, third, fourth] = [1, 2, 3, 4].map((n) => `look${n}-${id}`) as [
      ...[string, string, string, string],
    ];

    await ask(first);
    const asked = await store.tasks.find({ programmeId: id, what: 'early-look.answer' });
    // Not of the step: its number would tell how many decisions came before, and so how many have applied.
    expect(asked.map((task) => task.id)).toEqual([`answer-early-look/${first}`]);
    await expect(ask(second)).rejects.toMatchObject({ type: 'conflict' });
    const asApprover = person('officer', 'bureau', 'bureau-approver');
    await expect(say(first, 'consented', asApprover)).rejects.toMatchObject({ type: 'forbidden' });
    expect(await store.earlyLooks.need(first)).toMatchObject({ status: 'asked', readers: [] });
    await say(first, 'consented');
    await expect(say(first, 'refused')).rejects.toMatchObject({ type: 'not-found' });
    const look = await store.earlyLooks.need(first);
    expect(look).toMatchObject({
      ...{ status: 'consented', reason: 'a file cannot be read', answer: 'so it is' },
      ...{
        covers: [`app-a-${id}`],
        readers: ['officer', 'approver'],
        askedAs: 'bureau-officer',
        answeredAs: 'bureau-approver',
      },
    });
    expect(look.until).toBe(
      (await store.deadlines.first({ workflowId: workflow, key: `early-look/${first}` }))?.due,
    );
    expect(await store.notices.find({ programmeId: id })).toMatchObject([
      { template: 'match/early-look', recipient: `user/editor-${id}` },
    ]);
    await store.earlyLooks.put(first, { reads: 2, opened: 1 });
    await outlast(workflow, `early-look/${first}`);
    await become(first, 'ended');

    await ask(second);
    await outlast(workflow, `answer-early-look/${second}`);
    await become(second, 'lapsed');
    await ask(third, 'no-such-application');
    await say(third, 'refused');
    const closing = await store.deadlines.first({ workflowId: workflow, key: 'close', status: 'open' });
    await world.pass(Date.parse(closing!.due) - Date.parse(await world.now()) - 3_600_000);
    await ask(fourth, `app-a-${id}`);
    await say(fourth, 'consented');
    await outlast(workflow, 'close');
    await reach(id, 'failed');
    expect((await store.earlyLooks.find({ programmeId: id })).map((one) => one.status).sort()).toEqual([
      ...['ended', 'ended', 'lapsed', 'refused'],
    ]);
    const entries = await store.journal.find({ stream: workflow }, { sort: { seq: 1 } });
    expect(entries.map(({ decision }) => decision).slice(4, -3)).toEqual([
      ...['ask-early-look', 'answer-early-look', 'end-early-look', 'ask-early-look', 'end-early-look'],
      ...['ask-early-look', 'answer-early-look', 'ask-early-look', 'answer-early-look', 'end-early-look'],
    ]);
    expect(entries.filter(({ decision }) => decision === 'end-early-look').map(({ facts }) => facts)).toEqual(
      [
        { lookId: first, was: 'consented', reads: 2, opened: 1 },
        { lookId: second, was: 'asked', reads: 0, opened: 0 },
        { lookId: fourth, was: 'consented', reads: 0, opened: 0 },
      ],
    );
    expect(JSON.stringify(entries)).not.toContain('cannot be read');
  });

  // Last: after it the time-skipping server lets no more time pass, though every process has ended or rests.
  it('ends without awards when that is what follows from an upheld objection', async () => {
    const { id } = await openWithApplicants({ a: 90, b: 80 });
    await answered(id, 'b', 'a', { verdict: 'upheld', remedy: 'void' });
    await reach(id, 'failed');
    const { store } = database;
    expect(await store.programmes.need(id)).toMatchObject({
      failure: 'voided-by-objection',
      awardedAt: null,
    });
    await world.eventually(async () => (await store.processes.need(`panel/${id}`)).state === 'dissolved');
  });
});
