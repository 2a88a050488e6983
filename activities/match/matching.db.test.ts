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

async function ranked(round: number, seed: string) {
  const { store } = database;
  const own = createMatchActivities(testDeps(store, () => Date.parse(AT), { newSeed: () => seed }));
  await own.judgeApplicants({ step: step('programme', `${round}.judge`, 'judge'), only: null });
  await own.rankApplications({ step: step('programme', `${round}.rank`, 'rank'), round, excluded: [] });
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
    await arrive(['a3', 'a5', 'a1', 'a4', 'a2'], [2, 3, 1]);
    const other = await ranked(3, 'seed 3');
    const third = ({ rows }: typeof first) => rows[2]?.applicationId;
    expect([third(first), third(other)]).toEqual(['a3', 'a2']);
  });

  it('is ranked again by anybody from what its journal says, and comes out as recorded', async () => {
    const judged = await factsOf<Json>(`programme/${P}#1.judge`);
    const facts = await factsOf<{ outcome: object[] }>(`programme/${P}#1.rank`);
    const again = rankedAgain(facts as unknown as Json, [judged], RULEBOOK);
    expect(facts).toMatchObject(again);
    expect(facts.outcome).toHaveLength(5);
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
      expect(facts.recused.map(({ evaluatorId }) => evaluatorId)).toEqual(['e11', 'e12', 'e13']);
      expect(facts.candidates.map(({ evaluatorId }) => evaluatorId)).not.toContain('e20');
    }
    const seeds = await Promise.all([1, 2].map((n) => factsOf<DrawFacts>(`panel/${P}#${n}.draw`)));
    const [first, second] = seeds.map(({ seed }) => seed);
    expect(first).not.toBe(second);
    expect(again({ ...seeds[0]!, seed: second! })).not.toEqual(seeds[0]!.drawn);
  });

  const again = (facts: DrawFacts) => drawnAgain(facts as unknown as Json, { review: REVIEW }).drawn;
});
