import { createActivities } from '../../activities';
import { drawSeats } from '../../activities/match/draw-seats';
import { readMarks } from '../../activities/match/read-marks';
import { shareOutApplications } from '../../activities/match/share-out-applications';
import { type Drawn, drawPanel } from '../../domain/match/draw-panel';
import {
  acceptQuorum,
  declareSeat,
  dissentFromResult,
  extendPanel,
  reopenPanel,
  submitSheets,
  tiesFound,
} from '../../domain/match/panel-decisions';
import type { PanelTerms } from '../../domain/match/panel-terms';
import type { Seat } from '../../domain/match/seat';
import type { Declaration } from '../../domain/match/seat-says';
import { BY_RULE } from '../../domain/record/party';
import { performAgain } from '../../domain/record/perform-again';
import { testDeps } from '../../test/support/activity-deps';
import { type TestDatabase, testDatabase } from '../../test/support/database';
import { keepHistory } from '../../test/support/keep-history';
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

/** A panel of three for so many applications, one of `org`; evaluators belong to this test alone. */
async function convene(evaluators: number, change: Partial<PanelTerms> = {}, ties = 0, applications = 1) {
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
  const ids = Array.from({ length: applications }, (_, n) => `app-${id}${n > 0 ? `-${n}` : ''}`);
  for (const [n, one] of ids.entries())
    await store.applications.insert(
      sampleApplication(one, n > 0 ? `org-${n}-${id}` : `org-${id}`, {
        programmeId: id,
        status: 'submitted',
      }),
    );
  await store.rankings.put(`${id}/0`, {
    programmeId: id,
    round: 0,
    seed: '',
    rows: ids.map((applicationId) => ({ applicationId, outcome: 'eligible' })),
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

function declare(seat: Seat, declaration: Declaration, more: object = {}) {
  const { number, evaluatorId, programmeId } = seat;
  return world.decide(`panel/${programmeId}`, declareSeat, {
    actor: actor(seat),
    seat: number,
    evaluatorId,
    declaration,
    ...more,
  });
}

async function fillIn(seat: Seat, need = 50, applicationId = `app-${seat.programmeId}`) {
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

const entry = (id: string, decision: string) =>
  database.store.journal.first({ stream: `panel/${id}`, decision });

describe('a review panel', () => {
  it('seats an odd number of evaluators without a tie to any applicant, and the draw is on record', async () => {
    const id = await convene(8, {}, 4);
    const drawn = await seated(id, 'drawn', 3);
    const tied = [1, 2, 3, 4].map((n) => `${id}-e${n}`);
    expect(drawn.filter((one) => tied.includes(one.evaluatorId))).toEqual([]);
    const entry = (await database.store.journal.find({ stream: `panel/${id}`, decision: 'draw' }))[0];
    const facts = entry!.facts as unknown as {
      seed: string;
      recused: { evaluatorId: string }[];
      candidates: { evaluatorId: string; expert: boolean }[];
      drawn: Drawn[];
    };
    expect(facts.seed).toMatch(/^[0-9a-f]{32}$/);
    expect(facts.recused.map((one) => one.evaluatorId).sort()).toEqual(tied);
    // What the journal says is enough to draw the same seats and reserve again.
    const free = facts.candidates
      .filter((one) => !tied.includes(one.evaluatorId))
      .map((one) => ({ ...one, organisationId: '', ties: [] }));
    const again = drawPanel(facts.seed, free, [], entry!.at, sampleRulebook().review);
    expect([...again.seats, ...again.reserve]).toEqual(facts.drawn);
    expect(again.seats.map((one) => one.evaluatorId)).toEqual(drawn.map((one) => one.evaluatorId));
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
    await declare(first!, 'no-conflict', { ties: ['org-far'] });
    await fillIn(first!);
    await declare(first!, 'conflict', { ties: ['org-near'] });
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

  it('voids a seat whose conflict is found when its sheets are in, and says which and that it came late', async () => {
    const id = await convene(5);
    const [first, second] = await seated(id, 'drawn', 3);
    await declare(first!, 'no-conflict');
    await fillIn(first!);
    await submit(first!);
    await expect(declare(first!, 'resigned')).rejects.toMatchObject({ type: 'not-allowed-now' });
    const conflict = { kind: 'kinship' as const, organisationId: `org-${id}` };
    await declare(first!, 'conflict', { conflict });
    const voided = (await seats(id, 'void'))[0];
    expect(voided).toMatchObject({ voidReason: 'conflict', conflict: { ...conflict, late: true } });
    await declare(second!, 'conflict', { conflict });
    expect((await seats(id, 'void'))[1]?.conflict?.late).toBe(false);
    expect(await readMarks(database.store, id)).toEqual([]);
  });

  it('voids a seat whose tie with an applicant becomes known after the draw, and calls nobody of the reserve who has one', async () => {
    const id = await convene(6);
    const [first] = await seated(id, 'drawn', 3);
    await declare(first!, 'no-conflict');
    await fillIn(first!);
    const { drawn } = (await entry(id, 'draw'))!.facts as { drawn: { evaluatorId: string }[] };
    const [next, after] = drawn.slice(3).map((one) => one.evaluatorId);
    const conflicts = [{ kind: 'shareholding' as const, organisationId: `org-${id}` }];
    const tell = (evaluatorId: string, hidden: boolean) =>
      world.signal(`panel/${id}`, tiesFound, { evaluatorId, conflicts, hidden });
    await tell(next!, false);
    await world.eventually(() => entry(id, 'leave-reserve'));
    await tell('somebody-else', false);
    // Twice is as good as once.
    for (let times = 0; times < 2; times += 1) await tell(first!.evaluatorId, false);
    const [gone] = await seated(id, 'void', 1);
    expect(gone).toMatchObject({
      ...{ number: 1, voidReason: 'conflict' },
      conflict: { ...conflicts[0], late: true },
    });
    expect((await seats(id)).at(-1)).toMatchObject({ number: 4, evaluatorId: after, state: 'drawn' });
    await expect(submit(first!)).rejects.toMatchObject({ type: 'not-allowed-now' });
    expect(await readMarks(database.store, id)).toEqual([]);
    // A blind seat is void without being told with whom.
    const blind = (await seats(id, 'drawn')).at(-1)!;
    await tell(blind.evaluatorId, true);
    await seated(id, 'void', 2);
    const kept = await database.store.seats.need(blind.id);
    expect([kept.voidReason, kept.conflict]).toEqual(['conflict', undefined]);
    const found = (await database.store.journal.find({ stream: `panel/${id}`, decision: 'void-seat' })).map(
      ({ facts }) => (facts as { found?: object[] }).found,
    );
    expect(found).toEqual([[{ ...conflicts[0], late: true }], [{ ...conflicts[0], late: false }]]);
  });

  it('tells who declines from who resigns, with the words that were said', async () => {
    const id = await convene(5);
    const [first, second] = await seated(id, 'drawn', 3);
    await declare(first!, 'declined');
    await declare(second!, 'no-conflict');
    await declare(second!, 'resigned', { reason: await sampleStatement(database.store, 'called abroad') });
    expect((await seats(id, 'void')).map(({ voidReason, voidWords }) => [voidReason, voidWords])).toEqual([
      ['declined', undefined],
      ['resigned', 'called abroad'],
    ]);
  });

  it('closes with those who have submitted when its own time is up, if they are enough', async () => {
    const closeWithin = { count: 4, unit: 'day' as const };
    const id = await convene(5, { quorum: 2, closeWithin });
    const drawn = await seated(id, 'drawn', 3);
    for (const seat of drawn) await declare(seat, 'no-conflict');
    for (const seat of drawn.slice(1)) {
      await fillIn(seat);
      await submit(seat);
    }
    await outlast(`panel/${id}`, 'close');
    await reach(id, (state) => state === 'closed');
    expect((await seats(id)).map(({ state }) => state)).toEqual(['void', 'submitted', 'submitted']);
    expect((await entry(id, 'time-up'))?.facts).toMatchObject({ submitted: 2, closes: true, without: [1] });
    await keepHistory(world, `panel/${id}`, 'panel-time-up');
  });

  it('is short without the expertise that is asked for, and asks the bureau', async () => {
    const id = await convene(5, { draw: { expertise: ['law'] } });
    await reach(id, (state) => state === 'short');
    expect(await seats(id)).toHaveLength(2);
    await database.store.users.insert(sampleEvaluator(`${id}-lawyer`, { expertise: ['law'] }));
    const actor = person('officer', 'bureau', 'bureau-officer');
    await world.decide(`panel/${id}`, extendPanel, { actor });
    const drawn = await seated(id, 'drawn', 3);
    expect(drawn[2]?.evaluatorId).toBe(`${id}-lawyer`);
  });

  it('draws nobody who has as many seats to do as the rulebook allows', async () => {
    const id = await convene(4);
    await seated(id, 'drawn', 3);
    const { store } = database;
    const busy = { programmeId: 'elsewhere', number: 1, evaluatorId: 'e1', state: 'declared' as const };
    await store.seats.put('elsewhere/1', { ...busy, voidReason: null, replaces: null });
    const terms = { ...sampleRulebook().review, draw: { seatsAtOnce: 1 } };
    const step = {
      ...{ key: 'panel/other#1:draw', decision: 'draw', state: 'sitting', actor: BY_RULE, facts: {} },
      process: { workflowId: 'panel/other', kind: 'panel' as const, programmeId: 'other' },
    };
    await store.users.insert(sampleEvaluator('e1'));
    await store.users.insert(sampleEvaluator('e2'));
    const { drawn } = await drawSeats(testDeps(store, Date.now), { step, terms, without: [] });
    // Those of the panel before have a seat to do there.
    const held = (await seats(id)).map((one) => one.evaluatorId);
    expect(drawn.map((one) => one.evaluatorId).filter((one) => [...held, 'e1'].includes(one))).toEqual([]);
    expect(drawn.map((one) => one.evaluatorId)).toContain('e2');
  });

  it('takes a dissent with reasons from a seat that has scored, once, when the panel has closed', async () => {
    const id = await convene(5);
    const drawn = await seated(id, 'drawn', 3);
    for (const seat of drawn) {
      await declare(seat, 'no-conflict');
      await fillIn(seat);
      await submit(seat);
    }
    await reach(id, (state) => state === 'closed');
    const [{ number: seat, evaluatorId } = drawn[0] as Seat] = drawn;
    const reason = await sampleStatement(database.store, 'the first is priced too high');
    const dissent = () =>
      world.decide(`panel/${id}`, dissentFromResult, { actor: actor(drawn[0]!), seat, evaluatorId, reason });
    await dissent();
    await expect(dissent()).rejects.toMatchObject({ type: 'conflict' });
    expect((await seats(id))[0]?.dissent).toBe('the first is priced too high');
    expect((await entry(id, 'dissent'))?.facts).toEqual({ seat, reason });
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

  it('of a purchase is not closed by an even number, nor by the bureau’s word: one more is drawn', async () => {
    const id = await convene(3, { quorum: 2, oddFrom: 3 });
    const drawn = await seated(id, 'drawn', 3);
    await declare(drawn[0]!, 'declined');
    for (const seat of drawn.slice(1)) {
      await declare(seat, 'no-conflict');
      await fillIn(seat);
      await submit(seat);
    }
    await reach(id, (state) => state === 'short');
    const approver = person('approver', 'bureau', 'bureau-approver');
    const reason = await sampleStatement(database.store, 'two will do');
    await expect(
      world.decide(`panel/${id}`, acceptQuorum, { actor: approver, reason }),
    ).rejects.toMatchObject({ type: 'conflict', message: expect.stringContaining('Art. 38') });
    await database.store.users.insert(sampleEvaluator(`${id}-late`));
    await world.decide(`panel/${id}`, extendPanel, { actor: approver });
    const [late] = await seated(id, 'drawn', 1);
    await declare(late!, 'no-conflict');
    await fillIn(late!);
    await submit(late!);
    await reach(id, (state) => state === 'closed');
    expect(await seats(id, 'submitted')).toHaveLength(3);
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

  const READING = { panelSize: 3, reserve: 2, quorum: 2, reading: { readers: 2, most: 4 } };
  const readsOf = async (id: string) =>
    Object.fromEntries((await seats(id)).map(({ number, reads }) => [number, reads ?? []]));

  async function fillInAll(seat: Seat) {
    const { reads = [] } = await database.store.seats.need(seat.id);
    for (const one of reads) await fillIn(seat, 50, one);
  }

  it('shares applications out among its seats, and passes on what a seat leaves, to its successor or by the bureau', async () => {
    const id = await convene(4, READING, 0, 6);
    const [first, second, third] = (await seated(id, 'drawn', 3)) as [Seat, Seat, Seat];
    await world.eventually(async () => (await entry(id, 'share-out')) !== null);
    const before = await readsOf(id);
    expect(Object.values(before).map((one) => one.length)).toEqual([4, 4, 4]);
    // Anybody may share them out again from what the journal says.
    const rules = sampleRulebook({ review: { ...sampleRulebook().review, ...READING } });
    const said = (await entry(id, 'share-out'))!;
    expect(performAgain([said], rules)).toMatchObject([{ kind: 'sharing', differs: [] }]);
    const altered = { ...said, facts: { ...(said.facts as object), given: [] } };
    expect(performAgain([altered], rules)).toMatchObject([{ differs: ['given'] }]);

    for (const seat of [first, second, third]) await declare(seat, 'no-conflict');
    await fillInAll(first);
    const conflict = { kind: 'kinship' as const, organisationId: `org-${id}` };
    await declare(first, 'conflict', { conflict });
    const [fourth] = (await seated(id, 'drawn', 1)) as [Seat];
    expect((await readsOf(id))[4]).toEqual(before[1]);
    // The reserve is used up, and no other seat has room.
    await declare(second, 'resigned');
    await reach(id, (state) => state === 'short');
    expect((await entry(id, 'ask-bureau'))?.facts).toMatchObject({
      lack: { missing: 4, ofOne: 1, unread: 0 },
    });
    await database.store.users.insert(sampleEvaluator(`${id}-late`));
    await world.decide(`panel/${id}`, extendPanel, { actor: person('officer', 'bureau', 'bureau-officer') });
    const fifth = (await seated(id, 'drawn', 2))[1] as Seat;
    expect((await readsOf(id))[5]).toEqual(before[2]);

    for (const seat of [fourth, fifth]) await declare(seat, 'no-conflict');
    for (const seat of [third, fourth, fifth]) {
      await fillInAll(seat);
      await submit(seat);
    }
    await reach(id, (state) => state === 'closed');
    const marks = await readMarks(database.store, id);
    expect(new Set(marks.map((one) => `${one.seatId}|${one.applicationId}`)).size).toBe(12);
    // Reopened for one application: only its readers are asked again.
    const [again = ''] = before[1] ?? [];
    const readers = (await seats(id, 'submitted')).filter((one) => one.reads?.includes(again));
    await world.signal(`panel/${id}`, reopenPanel, { applications: [again], times: 1 });
    await reach(id, (state) => state === 'sitting');
    expect((await seats(id, 'declared')).map((one) => one.id)).toEqual(readers.map((one) => one.id));
    const asked = { template: 'match/panel-score', recipient: `user/${readers[0]?.evaluatorId}` };
    expect((await database.store.notices.find(asked)).map((one) => one.businessKey).sort()).toEqual([
      `panel/${id}/score/${readers[0]?.number}`,
      `panel/${id}/score/${readers[0]?.number}/reopened-1`,
    ]);
    for (const seat of readers) await submit(seat);
    await reach(id, (state) => state === 'closed');
  });

  it('has a seat that is given more declare again before it opens them', async () => {
    const id = await convene(3, { ...READING, quorum: 1, reading: { readers: 2 } }, 0, 3);
    const [first, second, third] = (await seated(id, 'drawn', 3)) as [Seat, Seat, Seat];
    await expect(declare(second, 'no-conflict', { shown: 1 })).rejects.toMatchObject({ type: 'conflict' });
    for (const seat of [second, third]) await declare(seat, 'no-conflict');
    await declare(first, 'declined');
    await seated(id, 'drawn', 2);
    expect((await readsOf(id))[2]).toHaveLength(3);
    expect((await entry(id, 'ask-anew'))?.facts).toEqual({ seats: [2, 3] });
    await fillInAll(second);
    await expect(submit(second)).rejects.toMatchObject({ type: 'not-allowed-now' });
    // It had opened papers: it resigns, however it calls that.
    await declare(third, 'declined');
    expect((await seats(id, 'void')).map((one) => one.voidReason)).toEqual(['declined', 'resigned']);
    await reach(id, (state) => state === 'short');
    const accept = async () =>
      world.decide(`panel/${id}`, acceptQuorum, {
        actor: person('approver', 'bureau', 'bureau-approver'),
        reason: await sampleStatement(database.store, 'nobody else is available'),
      });
    await declare(second, 'no-conflict');
    await accept();
    await submit(second);
    await reach(id, (state) => state === 'closed');
    // Papers are closed by the record that gives them.
    await database.store.seats.put(second.id, { state: 'declared', reads: [`app-${id}`] });
    const step = {
      ...{ key: `panel/${id}-again#1`, decision: 'share-out', state: 'sitting', actor: BY_RULE, facts: {} },
      process: { workflowId: `panel/${id}-again`, kind: 'panel' as const, programmeId: id },
    };
    const terms = { lookBackYears: 3, reading: { readers: 1 } };
    const shared = await shareOutApplications(
      { ...testDeps(database.store, Date.now), newSeed: () => 'seed' },
      { step, terms, reopened: null, oneMore: false },
    );
    expect(shared).toMatchObject({ grown: [2], shown: [{ seat: 2 }] });
    const given = await database.store.seats.need(second.id);
    expect([given.state, given.reads?.length]).toEqual(['drawn', 3]);
  });

  it('asks the bureau when there is not room for all, calls more for it, and goes on without only if somebody reads each', async () => {
    const id = await convene(3, { ...READING, reading: { readers: 1, most: 1 } }, 0, 4);
    await reach(id, (state) => state === 'short');
    const reason = await sampleStatement(database.store, 'three are enough');
    const approver = person('approver', 'bureau', 'bureau-approver');
    await expect(
      world.decide(`panel/${id}`, acceptQuorum, { actor: approver, reason }),
    ).rejects.toMatchObject({ type: 'conflict' });
    // Nobody is there to be drawn, twice: that calls for no more seats when somebody is.
    for (const drawn of [0, 0])
      expect(await world.decide(`panel/${id}`, extendPanel, { actor: approver })).toMatchObject({ drawn });
    for (const late of ['late', 'later']) await database.store.users.insert(sampleEvaluator(`${id}-${late}`));
    await world.decide(`panel/${id}`, extendPanel, { actor: approver });
    const four = await seated(id, 'drawn', 4);
    expect(four.flatMap(({ reads }) => reads ?? [])).toHaveLength(4);
    expect((await database.store.processes.get(`panel/${id}`))?.state).toBe('sitting');
  });

  it('closes in time once each application has the readers that are enough, and calls one more for those apart', async () => {
    const closeWithin = { count: 4, unit: 'day' as const };
    const early = await convene(5, { ...READING, closeWithin, reading: { readers: 2, least: 1 } }, 0, 3);
    const panel = await seated(early, 'drawn', 3);
    for (const seat of panel) await declare(seat, 'no-conflict');
    for (const seat of panel.slice(1)) {
      await fillInAll(seat);
      await submit(seat);
    }
    await outlast(`panel/${early}`, 'close');
    await reach(early, (state) => state === 'closed');
    expect((await entry(early, 'count-readers'))?.facts).toEqual({ least: 1, seats: [2, 3], below: [] });

    const id = await convene(5, { ...READING, oneMoreWhenApart: 40 }, 0, 6);
    const three = await seated(id, 'drawn', 3);
    for (const seat of three) await declare(seat, 'no-conflict');
    const [apart = ''] = (await readsOf(id))[1] ?? [];
    for (const seat of three) {
      await fillInAll(seat);
      if (seat.number === 1) await fillIn(seat, 0, apart);
      await submit(seat);
    }
    const [called] = (await seated(id, 'drawn', 1)) as [Seat];
    await world.eventually(async () => (await readsOf(id))[4]?.length === 1);
    expect((await readsOf(id))[4]).toEqual([apart]);
    await declare(called, 'no-conflict');
    await fillInAll(called);
    await submit(called);
    await reach(id, (state) => state === 'closed');
  });
});
