import fc from 'fast-check';
import type { Effect, TotalTerms } from '../evaluate/total';
import type { Criterion } from './criterion';
import { type ScoredApplication, type SeatMark, scoreApplication } from './score-application';

const OWN: ScoredApplication = { id: 'a', lotId: null, requested: 3_000_000, hours: 10, recordPoints: 0 };

interface Rubric {
  criteria: Criterion[];
  terms: TotalTerms;
}

/** Any points, in one part or in up to three stages of any weights that sum to 100; perhaps something on top. */
const rubrics: fc.Arbitrary<Rubric> = fc
  .record({
    points: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 }),
    cuts: fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 2 }),
    staged: fc.boolean(),
    effects: fc.array(fc.constantFrom<Effect>('bonus', 'factor'), { maxLength: 2 }),
    ceiling: fc.constantFrom(undefined, 100, null),
  })
  .map(({ points, cuts, staged, effects, ceiling }) => {
    const ends = [...cuts, 100].sort((a, b) => a - b);
    const stages = ends.map((end, n) => ({ id: `s${n}`, weight: end - (ends[n - 1] ?? 0) }));
    const line = (id: string, of: number, more: Partial<Criterion>): Criterion => ({
      ...{ id, title: { zh: id, en: id }, points: of, rule: { kind: 'expert' } },
      ...more,
    });
    return {
      terms: { ceiling, stages: staged ? stages : undefined },
      criteria: [
        ...points.map((of, n) => line(`c${n}`, of, staged ? { stage: `s${n % stages.length}` } : {})),
        ...effects.map((effect, n) => line(`e${n}`, effect === 'factor' ? 1 : 10, { effect })),
      ],
    };
  });

/** What every seat gives every criterion, as a share of its points; null: not applicable. */
const panels = rubrics.chain((rubric) =>
  fc.record({
    rubric: fc.constant(rubric),
    seats: fc.array(
      fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true })), {
        minLength: rubric.criteria.length,
        maxLength: rubric.criteria.length,
      }),
      { minLength: 1, maxLength: 5 },
    ),
  }),
);

type Given = readonly (number | null)[];

function scored({ criteria, terms }: Rubric, seats: readonly Given[]) {
  const marks = seats.flatMap((given, seat) =>
    criteria.map(({ id, points }, n): SeatMark => {
      const share = given[n] ?? null;
      const mark = share === null ? null : share * points;
      return { seatId: `p/${seat}`, applicationId: 'a', criterion: id, points: mark };
    }),
  );
  return scoreApplication(criteria, OWN, [OWN], marks, terms);
}

const withMark = (seats: readonly Given[], seat: number, line: number, mark: number | null): Given[] =>
  seats.map((given, n) => (n === seat ? given.map((old, m) => (m === line ? mark : old)) : given));

describe('the weights of a review', () => {
  it('lose no point: all full is exactly 100, whatever points and stages, and by however few seats', () => {
    fc.assert(
      fc.property(rubrics, fc.integer({ min: 1, max: 5 }), ({ criteria, terms }, seats) => {
        const counting = { terms, criteria: criteria.filter(({ effect }) => effect === undefined) };
        const full = counting.criteria.map(() => 1);
        expect(scored(counting, Array(seats).fill(full)).score).toBe(100);
      }),
    );
  });

  it('lose none of a criterion or a stage that nobody judged: what was judged counts for 100', () => {
    fc.assert(
      fc.property(panels, ({ rubric, seats }) => {
        const { criteria, total } = scored(rubric, seats);
        const weights = total.stages.reduce((sum, one) => sum + one.effectiveWeight, 0);
        if (total.stages.length > 0) expect(weights).toBeCloseTo(total.base === null ? 0 : 100, 6);
        const full = scored(
          rubric,
          seats.map((given) => given.map((one) => (one === null ? null : 1))),
        );
        expect(full.total.base).toBe(total.base === null ? null : 100);
        const judged = criteria.filter(({ points, effect }) => points !== null && effect === undefined);
        expect(judged.length === 0).toBe(total.base === null);
      }),
    );
  });

  it('lose no point of a part: points earned by points that applied are the score, line by line', () => {
    fc.assert(
      fc.property(panels, ({ rubric, seats }) => {
        const counting = { terms: {}, criteria: rubric.criteria.filter((one) => one.effect === undefined) };
        const { score, criteria } = scored(counting, seats);
        const applied = criteria.filter(({ points }) => points !== null);
        const earned = applied.reduce((sum, one) => sum + (one.points ?? 0), 0);
        const of = applied.reduce((sum, one) => sum + one.of, 0);
        if (score !== null) expect((score * of) / 100).toBeCloseTo(earned, 6);
      }),
    );
  });
});

/** Decision record 15. */
describe('a seat that abstains', () => {
  it('leaves the score that the others gave: with its empty sheet or without it', () => {
    fc.assert(
      fc.property(panels, ({ rubric, seats }) => {
        const empty = rubric.criteria.map(() => null);
        expect(scored(rubric, [...seats, empty]).score).toBe(scored(rubric, seats).score);
      }),
    );
  });

  it('on one criterion is worth what the others gave on average: no more, and no less', () => {
    fc.assert(
      fc.property(panels, fc.nat(), fc.nat(), ({ rubric, seats }, pick, which) => {
        const [seat, line] = [pick % seats.length, which % rubric.criteria.length];
        const others = seats.flatMap((given, n) => (n === seat ? [] : [given[line] ?? null]));
        const given = others.filter((one) => one !== null);
        fc.pre(given.length > 0);
        const mean = given.reduce((sum, one) => sum + one, 0) / given.length;
        const scoreWith = (mark: number | null) => scored(rubric, withMark(seats, seat, line, mark)).score;
        const abstained = scoreWith(null);
        if (abstained === null) expect(scoreWith(mean)).toBeNull();
        else expect(scoreWith(mean)).toBeCloseTo(abstained, 6);
      }),
    );
  });

  it('lowers no score by it, unless its mark would have been better than what the others gave', () => {
    fc.assert(
      fc.property(
        panels,
        fc.nat(),
        fc.nat(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        ({ rubric, seats }, pick, which, by) => {
          const [seat, line] = [pick % seats.length, which % rubric.criteria.length];
          const others = seats.flatMap((given, n) => (n === seat ? [] : [given[line] ?? null]));
          const given = others.filter((one) => one !== null);
          fc.pre(given.length > 0);
          const mean = given.reduce((sum, one) => sum + one, 0) / given.length;
          const scoreWith = (mark: number | null) => scored(rubric, withMark(seats, seat, line, mark)).score;
          const [abstained, judged] = [scoreWith(null), scoreWith(mean * by)];
          if (judged !== null) expect(abstained ?? -1).toBeGreaterThanOrEqual(judged - 1e-9);
        },
      ),
    );
  });

  it('does lower one that it would have praised above the others: 100 and 60 are 80, 60 alone is 60', () => {
    const line = { id: 'c', title: { zh: 'c', en: 'c' }, points: 10, rule: { kind: 'expert' as const } };
    const rubric = { terms: {}, criteria: [line] };
    expect(scored(rubric, [[1], [0.6]]).score).toBe(80);
    expect(scored(rubric, [[null], [0.6]]).score).toBe(60);
  });
});
