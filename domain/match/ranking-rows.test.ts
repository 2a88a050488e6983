import fc from 'fast-check';
import { sampleRulebook } from '../../test/support/sample-rulebook';
import type { Rulebook } from '../publish/rulebook';
import type { RankingRow } from './ranking-record';
import { type RankedInput, type RankingInputs, rankingOf } from './ranking-rows';
import type { SeatMark } from './score-application';

const rulebook = sampleRulebook();

const termsOf = (stage: boolean, effect: 'bonus' | 'factor' | null, ceiling: number | null) => ({
  ...rulebook,
  review: {
    ...rulebook.review,
    ceiling,
    ...(stage && {
      stages: ['need', 'team'].map((id, index) => ({
        id,
        title: { zh: id, en: id },
        weight: index ? 30 : 70,
      })),
    }),
    criteria: rulebook.review.criteria.map((one) => ({
      ...one,
      ...(stage && { stage: one.id }),
      ...(effect && one.id === 'team' && { effect }),
    })),
  },
});
/** One part or two stages; the team counting, as a bonus, or as a factor; with and without a ceiling. */
const anyTerms = fc
  .tuple(fc.boolean(), fc.constantFrom('bonus' as const, 'factor' as const, null), fc.constantFrom(null, 100))
  .map(([stage, effect, ceiling]) => termsOf(stage, effect, ceiling));

interface Entry {
  requested: number;
  marks: { need: number | null; team: number | null }[];
}

const contender = (n: number, { requested }: Entry, change: Partial<RankedInput> = {}): RankedInput => ({
  id: `app-${n}`,
  organisationId: `org-${n}`,
  lotId: null,
  requested,
  selfRaised: 0,
  hours: 10,
  recordPoints: 0,
  wholeBudget: requested,
  submittedAt: '2026-01-01T00:00:00.000Z',
  priority: false,
  ...change,
});

const sifted = (
  { id, organisationId, lotId }: RankedInput,
  outcome: RankingRow['outcome'] = 'eligible',
): RankingRow => ({
  applicationId: id,
  organisationId,
  lotId,
  eligible: true,
  reasons: [],
  score: null,
  rank: null,
  outcome,
  amount: 0,
  derivation: null,
});

const rankingRows = (inputs: RankingInputs, rules: Pick<Rulebook, 'review' | 'funding'>) =>
  rankingOf(inputs, rules).rows;

const marksOf = (n: number, { marks }: Entry): SeatMark[] =>
  marks.flatMap(({ need, team }, seat) => [
    { seatId: `s/${seat}`, applicationId: `app-${n}`, criterion: 'need', points: need },
    { seatId: `s/${seat}`, applicationId: `app-${n}`, criterion: 'team', points: team },
  ]);

function rankAll(
  entries: Entry[],
  rules: Pick<Rulebook, 'review' | 'funding'> = rulebook,
  excluded: string[] = [],
): RankingRow[] {
  const contenders = entries.map((one, n) => contender(n, one));
  const marks = entries.flatMap((one, n) => marksOf(n, one));
  return rankingRows(
    { sifted: contenders.map((one) => sifted(one)), contenders, marks, excluded, seed: 'seed' },
    rules,
  );
}

const mark = (most: number) =>
  fc.option(
    fc.integer({ min: 0, max: most * 2 }).map((half) => half / 2),
    { nil: null },
  );
const entry = fc.record({
  requested: fc.integer({ min: 2_000_000, max: 5_000_000 }),
  marks: fc.array(fc.record({ need: mark(60), team: mark(40) }), { minLength: 3, maxLength: 3 }),
});
const entries = fc.array(entry, { minLength: 1, maxLength: 10 });

describe('a ranking', () => {
  it('is the same whatever order sheets and applications come in', () => {
    fc.assert(
      fc.property(entries, fc.integer(), (all, shuffle) => {
        const contenders = all.map((one, n) => contender(n, one));
        const marks = all.flatMap((one, n) => marksOf(n, one));
        const rows = contenders.map((one) => sifted(one));
        const turn = <T>(list: T[]): T[] => [...list].sort((a, b) => hash(a, shuffle) - hash(b, shuffle));
        const straight = rankingRows(
          { sifted: rows, contenders, marks, excluded: [], seed: 'seed' },
          rulebook,
        );
        const turned = rankingRows(
          {
            sifted: turn(rows),
            contenders: turn(contenders),
            marks: turn(marks),
            excluded: [],
            seed: 'seed',
          },
          rulebook,
        );
        expect(turned).toEqual(straight);
      }),
    );
  });

  it('never awards more than the pool, nor less than the floor, and awards from the top', () => {
    fc.assert(
      fc.property(entries, fc.constantFrom('whole-only' as const, 'partial' as const), (all, lastAward) => {
        const rows = rankAll(all, { ...rulebook, funding: { ...rulebook.funding, lastAward } });
        const awards = rows.filter((one) => one.outcome === 'award');
        expect(awards.reduce((sum, one) => sum + one.amount, 0)).toBeLessThanOrEqual(rulebook.funding.pool);
        for (const one of awards) expect(one.amount).toBeGreaterThanOrEqual(2_000_000);
        const worst = Math.max(0, ...awards.map((one) => one.rank ?? 0));
        const passed = rows.filter((one) => one.outcome === 'reserve').map((one) => one.rank ?? 0);
        for (const rank of passed) expect(rank).toBeGreaterThan(worst);
      }),
    );
  });

  it('gives an organisation one project of the pool, its best, and the next organisation in rank what that leaves', () => {
    const equal = (need: number): Entry => ({ requested: 3_000_000, marks: [{ need, team: 40 }] });
    const all = [equal(60), equal(55), equal(50), equal(45)];
    const owners = ['both', 'both', 'second', 'third'];
    const contenders = all.map((one, n) => contender(n, one, { organisationId: owners[n] ?? '' }));
    const marks = all.flatMap((one, n) => marksOf(n, one));
    const outcomes = (oneProjectPerOrganisation: boolean) =>
      rankingRows(
        { sifted: contenders.map((one) => sifted(one)), contenders, marks, excluded: [], seed: 's' },
        { ...rulebook, funding: { ...rulebook.funding, pool: 9_000_000, oneProjectPerOrganisation } },
      ).map(({ organisationId, rank, outcome }) => [organisationId, rank, outcome]);
    expect(outcomes(true)).toEqual([
      ['both', 1, 'award'],
      ['both', 2, 'reserve'],
      ['second', 3, 'award'],
      ['third', 4, 'award'],
    ]);
    expect(outcomes(false).map(([, , outcome]) => outcome)).toEqual(['award', 'award', 'award', 'reserve']);
  });

  it('never awards an organisation two projects where the rulebook allows one, whoever applies for how much', () => {
    const owners = fc.array(fc.nat({ max: 3 }), { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(
        entries,
        owners,
        fc.constantFrom('whole-only' as const, 'partial' as const),
        (all, by, lastAward) => {
          const contenders = all.map((one, n) => contender(n, one, { organisationId: `org-${by[n]}` }));
          const rows = rankingRows(
            {
              ...{ sifted: contenders.map((one) => sifted(one)), contenders, excluded: [], seed: 's' },
              marks: all.flatMap((one, n) => marksOf(n, one)),
            },
            { ...rulebook, funding: { ...rulebook.funding, lastAward, oneProjectPerOrganisation: true } },
          );
          const awarded = rows.filter((one) => one.outcome === 'award').map((one) => one.organisationId);
          expect(new Set(awarded).size).toBe(awarded.length);
        },
      ),
    );
  });

  it('never puts an application lower, or takes its award, for a better mark', () => {
    fc.assert(
      fc.property(entries, fc.nat(), fc.integer({ min: 1, max: 60 }), anyTerms, (all, pick, more, terms) => {
        const index = pick % all.length;
        const old = all[index]!;
        const better = old.marks.map((one, seat) =>
          seat === 0 && one.need !== null ? { ...one, need: Math.min(60, one.need + more) } : one,
        );
        const of = (rows: RankingRow[]) => rows.find((one) => one.applicationId === `app-${index}`)!;
        const before = of(rankAll(all, terms));
        const after = of(
          rankAll(
            all.map((one, n) => (n === index ? { ...one, marks: better } : one)),
            terms,
          ),
        );
        expect(after.rank!).toBeLessThanOrEqual(before.rank!);
        if (before.outcome === 'award') expect(after.outcome).toBe('award');
      }),
    );
  });

  it('never lowers a score for "not applicable" instead of no points', () => {
    fc.assert(
      fc.property(entry, fc.nat({ max: 2 }), (one, seat) => {
        const set = (need: number | null): Entry => ({
          ...one,
          marks: one.marks.map((m, n) => (n === seat ? { ...m, need } : m)),
        });
        const score = (of: Entry) => rankAll([of])[0]!.score ?? 100;
        expect(score(set(null))).toBeGreaterThanOrEqual(score(set(0)));
      }),
    );
  });

  it('divides by the points that applied: 45 of 60 with the team not applicable is 75', () => {
    const one = { requested: 3_000_000, marks: [{ need: 45, team: null }] };
    expect(rankAll([one])[0]).toMatchObject({ score: 75, outcome: 'award', amount: 3_000_000 });
  });

  it('leaves out who was excluded by an objection, and lets the next one in', () => {
    const same = (need: number): Entry => ({ requested: 5_000_000, marks: [{ need, team: 40 }] });
    const outcomes = rankAll([same(60), same(50), same(40)], rulebook, ['app-0']).map((one) => [
      one.applicationId,
      one.outcome,
    ]);
    expect(outcomes).toEqual([
      ['app-1', 'award'],
      ['app-2', 'award'],
      ['app-0', 'excluded-by-objection'],
    ]);
  });

  it('orders equals by record first, then by the lower amount, then by the draw', () => {
    const equal = { requested: 4_000_000, marks: [{ need: 50, team: 30 }] };
    const contenders = [
      contender(0, equal),
      contender(1, equal, { requested: 3_000_000 }),
      contender(2, equal, { priority: true }),
    ];
    const marks = [0, 1, 2].flatMap((n) => marksOf(n, equal));
    const rows = rankingRows(
      { sifted: contenders.map((one) => sifted(one)), contenders, marks, excluded: [], seed: 's' },
      rulebook,
    );
    expect(rows.map((one) => one.applicationId)).toEqual(['app-2', 'app-1', 'app-0']);
  });

  it('gives an organisation that leads in two lots the one with its better score, the other to the next', () => {
    const lot = (id: string) => ({
      id,
      title: { zh: id, en: id },
      place: 'p',
      streetCode: id,
      budget: 5_000_000,
      deliverables: [],
    });
    const funding = { ...rulebook.funding, basis: 'lot' as const, lots: [lot('x'), lot('y')] };
    const equal = (need: number): Entry => ({ requested: 4_000_000, marks: [{ need, team: 40 }] });
    const all = [equal(50), equal(58), equal(45)];
    const contenders = [
      contender(0, equal(50), { organisationId: 'both', lotId: 'x' }),
      contender(1, equal(58), { organisationId: 'both', lotId: 'y' }),
      contender(2, equal(45), { organisationId: 'other', lotId: 'x' }),
    ];
    const marks = all.flatMap((one, n) => marksOf(n, one));
    const rows = rankingRows(
      { sifted: contenders.map((one) => sifted(one)), contenders, marks, excluded: [], seed: 's' },
      { ...rulebook, funding },
    );
    expect(rows.map(({ applicationId, rank, outcome }) => [applicationId, rank, outcome])).toEqual([
      ['app-0', 1, 'reserve'],
      ['app-2', 2, 'award'],
      ['app-1', 1, 'award'],
    ]);
  });
});

function hash(value: unknown, salt: number): number {
  let sum = salt;
  for (const char of JSON.stringify(value)) sum = Math.imul(sum ^ char.charCodeAt(0), 16777619);
  return sum;
}
