import type { Standing } from '../../domain/improve/standing';
import type { Drawn } from '../../domain/match/draw-panel';
import { drawnAgain } from '../../domain/match/drawn-again';
import { rankedAgain } from '../../domain/match/ranked-again';
import type { Rulebook } from '../../domain/publish/rulebook';
import type { Json } from '../../domain/record/journal';
import { BY_RULE } from '../../domain/record/party';
import type { Step } from '../../domain/record/step';
import { testDeps } from '../../test/support/activity-deps';
import { type TestDatabase, testDatabase } from '../../test/support/database';
import { sampleApplication, sampleEvaluator, sampleOrganisation } from '../../test/support/sample-people';
import { sampleRulebook } from '../../test/support/sample-rulebook';
import { createMatchActivities } from '.';

const AT = '2026-02-10T02:00:00.000Z';
const P = 'matched';
const APPLICATIONS = ['a1', 'a2', 'a3', 'a4', 'a5'];
const SEATS = [1, 2, 3];

let database: TestDatabase;
let acts: ReturnType<typeof createMatchActivities>;

/** Experts who between them know law and finance, of whom nobody may have more than one other seat to do. */
const REVIEW: Rulebook['review'] = {
  ...sampleRulebook().review,
  ...{ panelSize: 3, reserve: 2, passMark: 40 },
  draw: { expertise: ['law', 'finance'], seatsAtOnce: 1 },
};
const RULEBOOK = sampleRulebook({ review: REVIEW });

beforeAll(async () => {
  database = await testDatabase();
  const { store } = database;
  acts = createMatchActivities(testDeps(store, () => Date.parse(AT)));
  await store.rulebooks.put('rules', { rulebook: RULEBOOK });
  await store.programmes.put(P, { rulebookHash: 'rules', bureauId: 'bureau', state: 'reviewing' });
  for (const id of APPLICATIONS) await store.organisations.put(`org-${id}`, sampleOrganisation(`org-${id}`));
});
afterAll(() => database?.release());

const step = (kind: 'programme' | 'panel', key: string, decision: string): Step => ({
  process: { workflowId: `${kind}/${P}`, kind, programmeId: P },
  ...{ key: `${kind}/${P}#${key}`, decision, state: 'reviewing', actor: BY_RULE, facts: {}, at: AT },
});

/** What a journal entry says, and nothing else: as it is published. */
async function factsOf<T>(key: string): Promise<T> {
  const { facts } = await database.store.journal.need(key);
  return JSON.parse(JSON.stringify(facts)) as T;
}

/** The papers as they come in, the first named first: applications at their hours, then the sheets of the seats. */
async function arrive(applications: readonly string[], seats: readonly number[]): Promise<void> {
  const { store } = database;
  for (const id of APPLICATIONS) await store.applications.remove(id);
  for (const [n, id] of applications.entries())
    await store.applications.insert(
      sampleApplication(id, `org-${id}`, {
        ...{ programmeId: P, status: 'submitted', submittedAt: `2026-01-20T0${n}:00:00.000Z` },
        requested: 3_000_000,
      }),
    );
  for (const seat of seats)
    for (const applicationId of applications) {
      const id = `${P}/${seat}|${applicationId}`;
      await store.reviewSheets.remove(id);
      await store.seats.put(`${P}/${seat}`, {
        ...{ programmeId: P, number: seat, evaluatorId: `e${seat}`, state: 'submitted' },
        ...{ voidReason: null, replaces: null },
      });
      await store.reviewSheets.insert({
        ...{ id, programmeId: P, seatId: `${P}/${seat}`, applicationId, evaluatorId: `e${seat}` },
        ...{ marks: marksOf(seat, applicationId), submittedAt: `2026-02-0${seat}T00:00:00.000Z` },
      });
    }
}

/** `a2` and `a3` come out equal: only the draw can tell them apart. Of `a4` one seat does not judge the team. */
function marksOf(seat: number, applicationId: string) {
  const need = { a1: 50, a2: 41 + seat, a3: 45 - seat, a4: 20, a5: 60 }[applicationId] ?? 0;
  const team = applicationId === 'a4' && seat === 2 ? null : 30;
  return [
    { criterion: 'need', points: need, comment: '清楚' },
    { criterion: 'team', points: team, comment: '可靠' },
  ];
}

/** A line of an organisation's record from a project of its own. */
const standing = (id: string, organisationId: string, change: Partial<Standing> = {}): Standing => ({
  ...{ id, organisationId, programmeId: `past-${id}`, projectId: `project-${id}`, grade: null, score: null },
  ...{ standing: 'normal', until: null, points: 0, reason: '', unspent: 0, carriedOver: [] },
  ...{ at: '2025-01-01T00:00:00.000Z', ...change },
});

async function ranked(round: number, seed: string, at = AT) {
  const { store } = database;
  const own = createMatchActivities(testDeps(store, () => Date.parse(AT), { newSeed: () => seed }));
  await own.judgeApplicants({ step: step('programme', `${round}.judge`, 'judge'), only: null });
  const rank = { ...step('programme', `${round}.rank`, 'rank'), at };
  await own.rankApplications({ step: rank, round, excluded: [] });
  const { rows, calibration, advice } = await store.rankings.need(`${P}/${round}`);
  return { rows, calibration, advice };
}

describe('a programme whose papers are on record', () => {
  it('is ranked the same, line by line, whatever order applications and sheets came in, ties by the draw', async () => {
    await arrive(APPLICATIONS, SEATS);
    const first = await ranked(1, 'seed');
    await arrive([...APPLICATIONS].reverse(), [...SEATS].reverse());
    expect(await ranked(2, 'seed')).toEqual(first);
    expect(first.rows.map(({ score }) => score)).toEqual([90, 80, 73, 73, 50]);
    expect(first.rows[2]?.applicationId).toBe('a3');
  });

  it('keeps its lot for ties and the records as they were at the first ranking, whatever came since', async () => {
    const { store } = database;
    const later = { at: '2026-02-11T00:00:00.000Z', standing: 'priority' as const, points: 9, grade: 'pass' };
    await store.standings.insert(standing('later', 'org-a2', later));
    const again = await ranked(3, 'seed 3', '2026-02-12T00:00:00.000Z');
    const { rows } = await store.rankings.need(`${P}/1`);
    expect(again.rows).toEqual(rows);
    expect(await factsOf(`programme/${P}#3.rank`)).toMatchObject({ seed: 'seed', recordAt: AT });
    await store.standings.remove('later');
  });

  it('is ranked again by anybody from what its journal says, and comes out as recorded', async () => {
    const judged = await factsOf<Json>(`programme/${P}#1.judge`);
    const facts = await factsOf<{ outcome: object[] }>(`programme/${P}#1.rank`);
    const again = rankedAgain(facts as unknown as Json, [judged], RULEBOOK);
    expect(facts).toMatchObject(again);
    expect(facts.outcome).toHaveLength(5);
    // With another lot the two that are equal come out the other way round.
    const other = rankedAgain({ ...facts, seed: 'seed 3' } as unknown as Json, [judged], RULEBOOK);
    const third = ({ outcome }: { [part: string]: unknown }) => (outcome as object[])[2];
    expect([again, other].map(third)).toMatchObject([{ applicationId: 'a3' }, { applicationId: 'a2' }]);
  });
});

describe('the record of earlier projects in the next match', () => {
  const CRITERIA: Rulebook['review']['criteria'] = [
    { id: 'need', title: { zh: '需求', en: 'Need' }, points: 80, rule: { kind: 'expert' } },
    { id: 'record', title: { zh: '信用', en: 'Record' }, points: 10, rule: { kind: 'record-points' } },
    {
      ...{ id: 'past', title: { zh: '评估', en: 'Past' }, points: 10 },
      rule: {
        ...{ kind: 'past-grade', none: 0 },
        grades: [
          { grade: 'pass', points: 5 },
          { grade: 'excellent', points: 10 },
        ],
      },
    },
  ];
  const BANDS = ['excellent', 'pass', 'fail'].map((grade, n) => ({
    ...{ grade, title: { zh: grade, en: grade }, from: [90, 60, 0][n] ?? 0 },
  }));
  const rules = (review: Partial<Rulebook['review']> = {}) =>
    sampleRulebook({
      review: { ...REVIEW, criteria: CRITERIA, ties: ['record', 'draw'], ...review },
      evaluation: { rounds: [], bands: BANDS },
    });
  /** 80 of 80 from the panel for all; what tells them apart is their records. */
  const WHO = ['excellent', 'banned', 'readmitted', 'new'];

  /** What the records brought in a programme of its own: outcome, points for record and past grade, rank. */
  async function matched(id: string, rulebook: Rulebook, organisations: string[]) {
    const { store } = database;
    const of = (kind: 'programme' | 'panel', key: string, decision: string) => ({
      ...step(kind, key, decision),
      ...{ key: `${kind}/${id}#${key}`, process: { workflowId: `${kind}/${id}`, kind, programmeId: id } },
    });
    await store.rulebooks.put(`rules-${id}`, { rulebook });
    await store.programmes.put(id, { rulebookHash: `rules-${id}`, bureauId: 'bureau', state: 'reviewing' });
    await store.seats.put(`${id}/1`, {
      ...{ programmeId: id, number: 1, evaluatorId: 'e1', state: 'submitted' },
      ...{ voidReason: null, replaces: null },
    });
    for (const organisationId of organisations) {
      const applicationId = `${id}-${organisationId}`;
      await store.organisations.put(organisationId, sampleOrganisation(organisationId));
      await store.applications.insert(
        sampleApplication(applicationId, organisationId, { programmeId: id, status: 'submitted' }),
      );
      await store.reviewSheets.insert({
        ...{ id: `${id}/1|${applicationId}`, programmeId: id, seatId: `${id}/1`, applicationId },
        ...{ evaluatorId: 'e1', submittedAt: AT, marks: [{ criterion: 'need', points: 80, comment: '' }] },
      });
    }
    await acts.judgeApplicants({ step: of('programme', '1', 'judge'), only: null });
    await acts.rankApplications({ step: of('programme', '2', 'rank'), round: 1, excluded: [] });
    const { rows } = await store.rankings.need(`${id}/1`);
    return Object.fromEntries(
      rows.map(({ organisationId, outcome, rank, derivation }) => {
        const criteria = (derivation as { criteria?: { points: number }[] } | null)?.criteria;
        return [organisationId, [outcome, rank, criteria?.slice(1).map(({ points }) => points)]];
      }),
    );
  }

  /** A project that ended with a grade, under a rulebook of a bureau. */
  async function ended(id: string, organisationId: string, change: Partial<Standing>, bureauId = 'bureau') {
    const { store } = database;
    await store.projects.put(`project-${id}`, { rulebookHash: `past-${bureauId}`, title: id, bureauId });
    await store.standings.insert(standing(id, organisationId, change));
  }

  it('is excellent, failed and banned, or readmitted: each with its own outcome, points and place', async () => {
    await database.store.rulebooks.put('past-bureau', { rulebook: rules() });
    const best = { grade: 'excellent', standing: 'priority', points: 8 } as const;
    const failed = { grade: 'fail', standing: 'excluded', points: 0 } as const;
    await ended('x1', 'excellent', best);
    await ended('b1', 'banned', { ...best, at: '2024-01-01T00:00:00.000Z' });
    await ended('b2', 'banned', { ...failed, until: '2026-12-31T15:59:59.999Z' });
    await ended('r1', 'readmitted', { ...best, at: '2024-01-01T00:00:00.000Z' });
    await ended('r2', 'readmitted', { ...failed, until: '2026-01-31T15:59:59.999Z' });
    await ended('r3', 'readmitted', { grade: 'pass', points: 4, at: '2026-02-01T00:00:00.000Z' });
    expect(await matched('recorded', rules(), WHO)).toEqual({
      excellent: ['award', 1, [8, 10]],
      // Its ban ended ten days before; priority among equals is gone, what it once earned still counts.
      readmitted: ['award', 2, [8, 10]],
      new: ['reserve', 3, [0, 0]],
      banned: ['not-eligible', null, undefined],
    });
  });

  it('compares grades of the same bureau or the same bands only, and those that are not too old', async () => {
    const { store } = database;
    const four = [...BANDS, { grade: 'good', title: { zh: '良好', en: 'good' }, from: 75 }];
    const other = { ...rules(), evaluation: { rounds: [], bands: four } };
    await store.rulebooks.put('past-elsewhere', { rulebook: other });
    await store.rulebooks.put('past-likewise', { rulebook: rules() });
    await ended('s1', 'stranger', { grade: 'pass', points: 2 }, 'elsewhere');
    await ended('s2', 'alike', { grade: 'pass', points: 2 }, 'likewise');
    await ended('s3', 'old', { grade: 'excellent', points: 8, at: '2022-12-31T00:00:00.000Z' });
    const found = await matched('compared', rules({ record: { lookBackYears: 3 } }), [
      ...['stranger', 'alike', 'old'],
    ]);
    expect(Object.entries(found).map(([who, [, , points]]) => [who, points])).toEqual([
      ['alike', [2, 5]],
      ['stranger', [2, 0]],
      ['old', [0, 0]],
    ]);
  });
});

describe('a panel that was drawn', () => {
  interface DrawFacts {
    seed: string;
    candidates: { evaluatorId: string; expert: boolean; expertise: string[] }[];
    recused: { evaluatorId: string; organisationId: string; kind: string }[];
    busy: string[];
    drawn: Drawn[];
  }

  it('is drawn again by anybody from what its journal says and the rulebook: the same seats, the same reserve', async () => {
    const { store } = database;
    await arrive(APPLICATIONS, SEATS);
    const fields = [['law'], ['finance'], [], ['law', 'finance'], ['care']];
    for (let n = 10; n < 30; n += 1) {
      const tie = { organisationId: `org-a${n % 5}`, kind: 'kinship' as const, until: null };
      const evaluator = { expertise: fields[n % 5] ?? [], expert: n % 3 > 0, ties: n < 14 ? [tie] : [] };
      await store.users.insert(sampleEvaluator(`e${n}`, evaluator));
    }
    await store.seats.put('elsewhere/1', {
      ...{ programmeId: 'elsewhere', number: 1, evaluatorId: 'e20', state: 'declared' },
      ...{ voidReason: null, replaces: null },
    });
    for (let n = 1; n <= 5; n += 1) {
      const one = step('panel', `${n}.draw`, 'draw');
      const { drawn } = await acts.drawSeats({ step: one, terms: REVIEW, without: [`e${15 + n}`] });
      const facts = await factsOf<DrawFacts>(one.key);
      expect(again(facts)).toEqual(facts.drawn);
      expect(facts.drawn).toEqual(drawn);
      expect(facts.drawn).toHaveLength(5);
      expect(facts.recused.map(({ evaluatorId, kind }) => [evaluatorId, kind])).toEqual(
        ['e11', 'e12', 'e13'].map((one) => [one, 'kinship']),
      );
      expect(facts.candidates.map(({ evaluatorId }) => evaluatorId)).not.toContain('e20');
    }
    const seeds = await Promise.all([1, 2].map((n) => factsOf<DrawFacts>(`panel/${P}#${n}.draw`)));
    const [first, second] = seeds.map(({ seed }) => seed);
    expect(first).not.toBe(second);
    expect(again({ ...seeds[0]!, seed: second! })).not.toEqual(seeds[0]!.drawn);
  });

  const again = (facts: DrawFacts) => drawnAgain(facts as unknown as Json, { review: REVIEW }).drawn;
});
