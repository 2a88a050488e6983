import { createActivities } from '../../activities';
import { acceptQuorum, declareSeat, extendPanel, submitSheets } from '../../domain/match/panel-decisions';
import type { PanelTerms } from '../../domain/match/panel-terms';
import type { Seat } from '../../domain/match/seat';
import { testDeps } from '../../test/support/activity-deps';
import { type TestDatabase, testDatabase } from '../../test/support/database';
import {
  person,
  sampleApplication,
  sampleEvaluator,
  sampleOrganisation,
} from '../../test/support/sample-people';
import { sampleRulebook } from '../../test/support/sample-rulebook';
import { sampleStatement } from '../../test/support/sample-statement';
import { type WorkflowEnvironment, workflowEnvironment } from '../../test/support/workflow-environment';

jest.setTimeout(120_000);

let database: TestDatabase;
let world: WorkflowEnvironment;

beforeAll(async () => {
  database = await testDatabase();
  world = await workflowEnvironment({
    workflowsPath: require.resolve('../publish/programme-with-stand-ins.fixture.ts'),
    activities: (now) => createActivities(testDeps(database.store, now)) as never,
  });
});

afterAll(async () => {
  await world?.stop();
  await database?.release();
});

let count = 0;

/** A panel of three for one application of `org`; evaluators belong to this test alone. */
async function convene(evaluators: number, change: Partial<PanelTerms> = {}, ties = 0) {
  count += 1;
  const id = `q${count}`;
  const { store } = database;
  for (const user of await store.users.find({})) await store.users.remove(user.id);
  for (let n = 1; n <= evaluators; n += 1) {
    const tied = n <= ties ? [{ organisationId: `org-${id}`, kind: 'board' as const, until: null }] : [];
    await store.users.insert(sampleEvaluator(`${id}-e${n}`, { ties: tied }));
  }
  const rulebook = sampleRulebook();
  await store.rulebooks.put(`hash-${id}`, { rulebook });
  await store.organisations.put(`org-${id}`, sampleOrganisation(`org-${id}`));
  await store.programmes.put(id, { rulebookHash: `hash-${id}`, bureauId: 'bureau', state: 'reviewing' });
  const applicationId = `app-${id}`;
  await store.applications.insert(
    sampleApplication(applicationId, `org-${id}`, { programmeId: id, status: 'submitted' }),
  );
  await store.rankings.put(`${id}/0`, {
    programmeId: id,
    round: 0,
    seed: '',
    rows: [{ applicationId, outcome: 'eligible' }],
  });
  const { panelSize, reserve, quorum, expertShare, declareWithin, scoreWithin, lookBackYears } =
    rulebook.review;
  const terms = {
    panelSize,
    reserve,
    quorum,
    expertShare,
    declareWithin,
    scoreWithin,
    lookBackYears,
    ...change,
  };
  await world.start('panel', `panel/${id}`, { programmeId: id, bureauId: 'bureau', terms, reminders: [] });
  await reach(id, (state) => state !== 'drawing');
  return id;
}

async function reach(id: string, is: (state: string) => boolean) {
  await world.eventually(async () =>
    is((await database.store.processes.get(`panel/${id}`))?.state ?? 'drawing'),
  );
}

const seats = (id: string, state?: Seat['state']) =>
  database.store.seats.find({ programmeId: id, ...(state && { state }) }, { sort: { number: 1 } });

/** The seats of a state, once there are as many. */
const seated = (id: string, state: Seat['state'], many: number) =>
  world.eventually(async () => {
    const found = await seats(id, state);
    return found.length === many && found;
  });

const actor = (seat: Seat) => person(seat.evaluatorId, 'agency', 'evaluator');

function declare(seat: Seat, declaration: 'no-conflict' | 'conflict' | 'declined', ties?: string[]) {
  const { number, evaluatorId, programmeId } = seat;
  return world.decide(`panel/${programmeId}`, declareSeat, {
    actor: actor(seat),
    seat: number,
    evaluatorId,
    declaration,
    ...(ties && { ties }),
  });
}

async function fillIn(seat: Seat, need = 50) {
  const applicationId = `app-${seat.programmeId}`;
  await database.store.reviewSheets.put(`${seat.id}|${applicationId}`, {
    programmeId: seat.programmeId,
    seatId: seat.id,
    applicationId,
    evaluatorId: seat.evaluatorId,
    marks: [
      { criterion: 'need', points: need, comment: 'clear' },
      { criterion: 'team', points: null, comment: 'does not apply' },
    ],
    submittedAt: null,
  });
}

function submit(seat: Seat) {
  const { number, evaluatorId, programmeId } = seat;
  return world.decide(`panel/${programmeId}`, submitSheets, {
    actor: actor(seat),
    seat: number,
    evaluatorId,
  });
}

async function outlast(workflowId: string, key: string) {
  const deadline = await world.eventually(async () =>
    database.store.deadlines.first({ workflowId, key, status: 'open' }),
  );
  await world.passUntil(deadline.due);
}

describe('a review panel', () => {
  it('seats an odd number of evaluators without a tie to any applicant, and the draw is on record', async () => {
    const id = await convene(8, {}, 4);
    const drawn = await seated(id, 'drawn', 3);
    const tied = [1, 2, 3, 4].map((n) => `${id}-e${n}`);
    expect(drawn.filter((one) => tied.includes(one.evaluatorId))).toEqual([]);
    const entry = (await database.store.journal.find({ stream: `panel/${id}`, decision: 'draw' }))[0];
    const facts = entry!.facts as { seed: string; recused: { evaluatorId: string }[] };
    expect(facts.seed).toMatch(/^[0-9a-f]{32}$/);
    expect(facts.recused.map((one) => one.evaluatorId).sort()).toEqual(tied);
  });

  it('voids a silent seat and gives its successor a full clock of its own', async () => {
    const id = await convene(5);
    const drawn = await seated(id, 'drawn', 3);
    await declare(drawn[1]!, 'no-conflict');
    await declare(drawn[2]!, 'no-conflict');
    const before = await world.now();
    await outlast(`panel/${id}`, 'declare/1');
    const [successor] = await seated(id, 'drawn', 1);
    expect(successor).toMatchObject({ number: 4, replaces: `${id}/1` });
    expect((await seats(id, 'void'))[0]).toMatchObject({ number: 1, voidReason: 'silent' });
    const clock = await database.store.deadlines.first({ workflowId: `panel/${id}`, key: 'declare/4' });
    expect(Date.parse(clock!.due) - Date.parse(clock!.from)).toBeGreaterThan(2 * 86_400_000);
    expect(clock!.from > before).toBe(true);
  });

  it('replaces a seat in conflict, keeps on record which ties were named, and does not let it submit any more', async () => {
    const id = await convene(5);
    const [first] = await seated(id, 'drawn', 3);
    await declare(first!, 'no-conflict', ['org-far']);
    await fillIn(first!);
    await declare(first!, 'conflict', ['org-near']);
    const said = await database.store.journal.find({ stream: `panel/${id}` }, { sort: { seq: 1 } });
    expect(said.flatMap(({ facts }) => (facts as { ties?: string[] }).ties ?? [])).toEqual([
      'org-far',
      'org-near',
    ]);
    await expect(submit(first!)).rejects.toMatchObject({
      type: 'not-allowed-now',
      detail: { state: 'void', allowed: [] },
    });
    await seated(id, 'drawn', 3);
  });

  it('does not take sheets before the declaration, from another evaluator, or without every mark and comment', async () => {
    const id = await convene(5);
    const [first, second] = await seated(id, 'drawn', 3);
    await expect(submit(first!)).rejects.toMatchObject({
      type: 'not-allowed-now',
      detail: { allowed: ['declare'] },
    });
    await declare(first!, 'no-conflict');
    await expect(submit({ ...first!, evaluatorId: second!.evaluatorId })).rejects.toMatchObject({
      type: 'not-found',
    });
    await expect(submit(first!)).rejects.toMatchObject({
      type: 'rule-broken',
      detail: { fields: [{ field: `sheets.app-${id}`, message: 'is missing' }] },
    });
  });

  it('closes when every seat has submitted, voiding a seat that stays silent over its sheets', async () => {
    const id = await convene(5);
    for (const seat of await seated(id, 'drawn', 3)) {
      await declare(seat, 'no-conflict');
      await fillIn(seat);
    }
    const [first, second] = await seats(id, 'declared');
    await submit(first!);
    await submit(second!);
    await outlast(`panel/${id}`, 'score/3');
    const [successor] = await seated(id, 'drawn', 1);
    await declare(successor!, 'no-conflict');
    await fillIn(successor!);
    await submit(successor!);
    await reach(id, (state) => state === 'closed');
    expect((await seats(id, 'submitted')).map((one) => one.number)).toEqual([1, 2, 4]);
  });

  it('asks the bureau when the reserve is dry: more are drawn, or it goes on with fewer', async () => {
    const id = await convene(3);
    const drawn = await seated(id, 'drawn', 3);
    await declare(drawn[0]!, 'declined');
    await reach(id, (state) => state === 'short');
    const task = await database.store.tasks.first({
      workflowId: `panel/${id}`,
      key: 'extend',
      status: 'open',
    });
    expect(task).toMatchObject({ what: 'panel.extend', role: 'bureau-approver', organisationId: 'bureau' });
    const officer = person('officer', 'bureau', 'bureau-officer');
    await database.store.users.insert(sampleEvaluator(`${id}-late`));
    expect(await world.decide(`panel/${id}`, extendPanel, { actor: officer })).toMatchObject({
      drawn: 1,
      state: 'sitting',
    });
    const more = await seated(id, 'drawn', 3);
    await declare(more.find((one) => one.evaluatorId === `${id}-late`)!, 'conflict');
    await reach(id, (state) => state === 'short');
    for (const seat of drawn.slice(1)) {
      await declare(seat, 'no-conflict');
      await fillIn(seat);
      await submit(seat);
    }
    expect((await database.store.processes.get(`panel/${id}`))?.state).toBe('short');
    const approver = person('approver', 'bureau', 'bureau-approver');
    const reason = await sampleStatement(database.store, 'nobody else is available');
    await world.decide(`panel/${id}`, acceptQuorum, { actor: approver, reason });
    expect(await database.store.journal.first({ decision: 'accept-quorum' })).toMatchObject({
      facts: { reason },
    });
    await reach(id, (state) => state === 'closed');
  });

  it('goes on without a replacement as long as the quorum is there', async () => {
    const id = await convene(3, { quorum: 2 });
    const drawn = await seated(id, 'drawn', 3);
    await declare(drawn[0]!, 'declined');
    for (const seat of drawn.slice(1)) {
      await declare(seat, 'no-conflict');
      await fillIn(seat);
      await submit(seat);
    }
    await reach(id, (state) => state === 'closed');
  });

  /** All seats declare and submit, the first giving `first` of 60 and the others 50. */
  async function scoredBy(id: string, first: number) {
    for (const seat of await seated(id, 'drawn', 3)) await declare(seat, 'no-conflict');
    for (const seat of await seated(id, 'declared', 3)) {
      await fillIn(seat, seat.number === 1 ? first : 50);
      await submit(seat);
    }
  }

  const entry = (id: string, decision: string) =>
    database.store.journal.first({ stream: `panel/${id}`, decision });

  it('calls one more evaluator, once, when two seats are further apart than the rulebook allows', async () => {
    const id = await convene(8, { oneMoreWhenApart: 40 });
    await scoredBy(id, 20);
    const [called] = await seated(id, 'drawn', 1);
    expect(called).toMatchObject({ number: 4, replaces: null });
    expect((await entry(id, 'compare-sheets'))?.facts).toMatchObject({
      limit: 40,
      apart: [{ applicationId: `app-${id}`, low: { seatId: `${id}/1` }, difference: 50 }],
    });
    await declare(called as Seat, 'no-conflict');
    await fillIn(called as Seat, 0);
    await submit(called as Seat);
    await reach(id, (state) => state === 'closed');
    expect(await seats(id, 'submitted')).toHaveLength(4);
  });

  it('closes without another one when nobody is further apart than that', async () => {
    const id = await convene(8, { oneMoreWhenApart: 40 });
    await scoredBy(id, 30);
    await reach(id, (state) => state === 'closed');
    expect((await entry(id, 'compare-sheets'))?.facts).toMatchObject({ apart: [] });
    expect(await seats(id)).toHaveLength(3);
  });

  it('asks the bureau for the one more when the reserve is used up; it may go on without', async () => {
    const id = await convene(3, { oneMoreWhenApart: 40 });
    await scoredBy(id, 20);
    await reach(id, (state) => state === 'short');
    await world.decide(`panel/${id}`, acceptQuorum, {
      actor: person('approver', 'bureau', 'bureau-approver'),
      reason: await sampleStatement(database.store, 'nobody else is free'),
    });
    await reach(id, (state) => state === 'closed');
    expect(await seats(id, 'submitted')).toHaveLength(3);
  });
});
