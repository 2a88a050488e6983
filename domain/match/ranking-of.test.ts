import fc from 'fast-check';
import { sampleRulebook } from '../../test/support/sample-rulebook';
import type { Rulebook } from '../publish/rulebook';
import type { RankingRow } from './ranking-record';
import { type RankedInput, type RankingInputs, rankingOf } from './ranking-rows';
import type { SeatMark } from './score-application';

const rulebook = sampleRulebook();

interface Entry {
  requested: number;
  organisation: number;
  /** For each seat the marks for need (60) and the team (40). */
  marks: [need: number | null, team: number | null][];
}

function inputsOf(entries: readonly Entry[]): RankingInputs {
  const contenders = entries.map(
    ({ requested, organisation }, n): RankedInput => ({
      id: `app-${n}`,
      organisationId: `org-${organisation}`,
      lotId: null,
      requested,
      selfRaised: 0,
      hours: 10,
      recordPoints: 0,
      wholeBudget: requested,
      submittedAt: '2026-01-01T00:00:00.000Z',
      priority: false,
    }),
  );
  const sifted = contenders.map(
    ({ id, organisationId }): RankingRow => ({
      applicationId: id,
      organisationId,
      lotId: null,
      eligible: true,
      reasons: [],
      score: null,
      rank: null,
      outcome: 'eligible',
      amount: 0,
      derivation: null,
    }),
  );
  const marks = entries.flatMap(({ marks: seats }, n) =>
    seats.flatMap(([need, team], seat): SeatMark[] => [
      { seatId: `p/${seat + 1}`, applicationId: `app-${n}`, criterion: 'need', points: need },
      { seatId: `p/${seat + 1}`, applicationId: `app-${n}`, criterion: 'team', points: team },
    ]),
  );
  return { sifted, contenders, marks, excluded: [], seed: 'seed' };
}

const rules = (
  review: Partial<Rulebook['review']> = {},
  funding: Partial<Rulebook['funding']> = {},
): Pick<Rulebook, 'review' | 'funding'> => ({
  review: { ...rulebook.review, ...review },
  funding: { ...rulebook.funding, ...funding },
});

const mark = (most: number) => fc.option(fc.integer({ min: 0, max: most }), { nil: null });
const entry: fc.Arbitrary<Entry> = fc.record({
  requested: fc.integer({ min: 2_000_000, max: 5_000_000 }),
  organisation: fc.nat({ max: 9 }),
  marks: fc.array(fc.tuple(mark(60), mark(40)), { minLength: 3, maxLength: 3 }),
});
const entries = fc.array(entry, { minLength: 1, maxLength: 12 });
const fundings = fc.record({
  lastAward: fc.constantFrom('whole-only' as const, 'partial' as const),
  oneProjectPerOrganisation: fc.boolean(),
});
const calibrations = fc.record({
  counts: fc.constantFrom('raw' as const, 'normalised' as const),
  outlier: fc.constant({ meanOff: 10, spreadTimes: 2, agreementBelow: 0.5 }),
  apartLimit: fc.constant(30),
});

const whole = (need: number, team: number): [number, number] => [need, team];
const asks = (requested: number, organisation: number, ...marks: Entry['marks']): Entry => ({
  requested,
  organisation,
  marks,
});

/** Two seats that agree on the order; the severe one did not judge alike, and turns the totals round. */
const SEVERE = [
  asks(3_000_000, 0, whole(54, 36), whole(18, 12)),
  asks(3_000_000, 1, whole(48, 32), whole(27, 18)),
  asks(3_000_000, 2, whole(60, 40), whole(12, 8)),
];

describe('both rankings side by side', () => {
  it('come out the same, flags and advice included, whatever order judges and applications come in', () => {
    fc.assert(
      fc.property(entries, fundings, calibrations, fc.nat(), (all, funding, calibration, salt) => {
        const inputs = inputsOf(all);
        const turned = <T>(list: readonly T[]) =>
          list
            .map((one, n) => ({ one, key: Math.imul(n + 1, 2654435761 ^ salt) >>> 0 }))
            .sort((a, b) => a.key - b.key)
            .map(({ one }) => one);
        const other: RankingInputs = {
          ...inputs,
          sifted: turned(inputs.sifted),
          contenders: turned(inputs.contenders),
          marks: turned(inputs.marks),
        };
        const which = rules({ calibration }, funding);
        expect(rankingOf(other, which)).toEqual(rankingOf(inputs, which));
      }),
    );
  });

  it('keep the lot between equals when somebody else is excluded', () => {
    const equal = fc.integer({ min: 3, max: 10 });
    fc.assert(
      fc.property(equal, fc.string(), fc.nat(), (count, seed, out) => {
        const all = Array.from({ length: count }, (_, n) => asks(3_000_000, n, whole(50, 30)));
        const inputs = { ...inputsOf(all), seed };
        const excluded = inputs.contenders[out % count]!.id;
        const order = (of: RankingInputs) =>
          rankingOf(of, rules({}))
            .rows.filter(({ applicationId }) => applicationId !== excluded)
            .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
            .map(({ applicationId }) => applicationId);
        expect(order({ ...inputs, excluded: [excluded] })).toEqual(order(inputs));
      }),
    );
  });

  it('do not depend on which seat a judge sits on', () => {
    fc.assert(
      fc.property(entries, calibrations, (all, calibration) => {
        const which = rules({ calibration });
        const moved = all.map((one) => ({
          ...one,
          marks: [...one.marks.slice(1), ...one.marks.slice(0, 1)],
        }));
        const outcome = (of: Entry[]) =>
          rankingOf(inputsOf(of), which).rows.map(({ applicationId, rank, score, amount }) => [
            applicationId,
            rank,
            score,
            amount,
          ]);
        expect(outcome(moved)).toEqual(outcome(all));
      }),
    );
  });

  it('count raw where the rulebook says nothing, and both hold the same scores when all seats judge alike', () => {
    const alike = [whole(30, 20), whole(30, 20)];
    const { rows, calibration } = rankingOf(
      inputsOf([asks(3_000_000, 0, ...alike), asks(3_000_000, 1, whole(60, 40), whole(60, 40))]),
      rules(),
    );
    expect(calibration.counts).toBe('raw');
    expect(calibration.rows).toEqual([
      { applicationId: 'app-0', raw: { score: 50, rank: 2 }, normalised: { score: 50, rank: 2 } },
      { applicationId: 'app-1', raw: { score: 100, rank: 1 }, normalised: { score: 100, rank: 1 } },
    ]);
    expect(rows.map((one) => one.score)).toEqual([100, 50]);
  });

  it('put an application that fewer seats read no lower: it stands by the mean of whoever read it', () => {
    const read = (count: number) => asks(3_000_000, count, ...new Array(count).fill(whole(48, 32)));
    for (const counts of ['raw', 'normalised'] as const) {
      const { rows } = rankingOf(inputsOf([read(3), read(1), read(2)]), rules({ calibration: { counts } }));
      expect(rows.map((one) => one.score)).toEqual([80, 80, 80]);
    }
  });

  it('award by the normalised one where the rulebook says so', () => {
    // Raw: the one with 80 and 45 leads, for the wide seat decides; brought to one spread, the seats cancel out.
    const wide = [
      asks(3_000_000, 0, whole(60, 40), whole(36, 24)),
      asks(3_000_000, 1, whole(0, 0), whole(39, 26)),
      asks(3_000_000, 2, whole(45, 30), whole(42, 28)),
    ];
    const raw = rankingOf(inputsOf(wide), rules({ passMark: 0 }));
    const normalised = rankingOf(
      inputsOf(wide),
      rules({ passMark: 0, calibration: { counts: 'normalised' } }),
    );
    expect(raw.rows[0]).toMatchObject({ applicationId: 'app-0', score: 80 });
    expect(normalised.rows[0]).toMatchObject({ applicationId: 'app-2', rank: 1, outcome: 'award' });
    expect(normalised.calibration.rows).toEqual(raw.calibration.rows);
    expect(normalised.rows[0]?.score).toBe(raw.calibration.rows[2]?.normalised.score);
  });

  it('flag who disagrees, name the applications where two seats are far apart, and exclude nobody for it', () => {
    const { rows, calibration } = rankingOf(
      inputsOf(SEVERE),
      rules({ calibration: { outlier: { meanOff: 30, agreementBelow: 0 }, apartLimit: 50 } }),
    );
    expect(calibration.seats.map(({ seatId, outlier }) => [seatId, outlier.map((one) => one.kind)])).toEqual([
      ['p/1', ['mean', 'agreement']],
      ['p/2', ['mean', 'agreement']],
    ]);
    expect(calibration.apart.map(({ applicationId, difference }) => [applicationId, difference])).toEqual([
      ['app-0', 60],
      ['app-2', 80],
    ]);
    expect(rows.map((one) => one.score)).toEqual([62.5, 60, 60]);
  });

  it('never put an application lower in the raw one for a better mark', () => {
    fc.assert(
      fc.property(entries, fc.nat(), fc.integer({ min: 1, max: 60 }), (all, pick, more) => {
        const index = pick % all.length;
        const marks = all[index]!.marks.map(([need, team], seat): [number | null, number | null] =>
          seat === 0 && need !== null ? [Math.min(60, need + more), team] : [need, team],
        );
        const rankIn = (of: Entry[]) =>
          rankingOf(inputsOf(of), rules()).calibration.rows.find(
            (one) => one.applicationId === `app-${index}`,
          )!.raw.rank;
        const better = all.map((one, n) => (n === index ? { ...one, marks } : one));
        expect(rankIn(better)).toBeLessThanOrEqual(rankIn(all));
      }),
    );
  });

  it('cannot hold that normalised: a mark moves the yardstick of its seat as well (decision record 15)', () => {
    const half = (points: number): [number, number] => [points * 0.6, points * 0.4];
    const panel = (first: number[], second: number[]) =>
      inputsOf(first.map((one, n) => asks(3_000_000, n, half(one), half(second[n] ?? 0))));
    const rankOfFirst = (inputs: RankingInputs, counts: 'raw' | 'normalised') =>
      rankingOf(inputs, rules({ calibration: { counts } })).rows.find((one) => one.applicationId === 'app-0')
        ?.rank;
    const before = panel([50, 30, 20], [0, 20, 100]);
    // Seat 1 now gives the first 100 instead of 50. The panel's spread grows by it, and the third, on whom seat 2
    // spread most, gains more of that than the first gains of its own mark.
    const after = panel([100, 30, 20], [0, 20, 100]);
    expect([before, after].map((one) => rankOfFirst(one, 'normalised'))).toEqual([1, 2]);
    expect(rankOfFirst(after, 'raw')).toBeLessThanOrEqual(rankOfFirst(before, 'raw')!);
  });

  it('never lower a raw score for an abstention instead of the lowest mark', () => {
    fc.assert(
      fc.property(entry, fc.nat({ max: 2 }), (one, seat) => {
        const scoreWith = (need: number | null) => {
          const marks = one.marks.map(([old, team], n): [number | null, number | null] => [
            n === seat ? need : old,
            team,
          ]);
          return rankingOf(inputsOf([{ ...one, marks }]), rules()).rows[0]!.score;
        };
        expect(scoreWith(null) ?? 100).toBeGreaterThanOrEqual(scoreWith(0)!);
      }),
    );
  });
});

describe('the best total beside the award by rank', () => {
  it('is never worse than the rank, never over the pool, and within floor and request', () => {
    fc.assert(
      fc.property(entries, fundings, calibrations, (all, funding, calibration) => {
        const which = rules({ calibration, passMark: 20 }, funding);
        const { rows, advice } = rankingOf(inputsOf(all), which);
        expect(advice!.exact).toBe(true);
        expect(advice!.best.points).toBeGreaterThanOrEqual(advice!.byRank.points);
        expect(advice!.best.amount).toBeLessThanOrEqual(which.funding.pool);
        const awarded = rows.filter((one) => one.outcome === 'award');
        expect(advice!.byRank).toMatchObject({
          awards: awarded.length,
          amount: awarded.reduce((sum, one) => sum + one.amount, 0),
        });
        for (const { applicationId, amount } of advice!.comeIn) {
          const { requested } = all[Number(applicationId.slice(4))]!;
          expect(amount).toBeLessThanOrEqual(requested);
          expect(amount).toBeGreaterThanOrEqual(
            funding.lastAward === 'partial' ? which.funding.floor! : requested,
          );
          expect(rows.find((one) => one.applicationId === applicationId)?.outcome).toBe('reserve');
        }
        expect(advice!.comeIn.length - advice!.goOut.length).toBe(
          advice!.best.awards - advice!.byRank.awards,
        );
      }),
    );
  });

  it('names the two small projects that would come in for one large one, and how many points more', () => {
    const large = asks(5_000_000, 0, whole(54, 36));
    const all = [
      large,
      asks(5_000_000, 1, whole(51, 34)),
      asks(2_500_000, 2, whole(48, 32)),
      asks(2_500_000, 3, whole(45, 30)),
    ];
    const { rows, advice } = rankingOf(inputsOf(all), rules());
    expect(rows.map((one) => one.outcome)).toEqual(['award', 'award', 'reserve', 'reserve']);
    expect(advice).toEqual({
      byRank: { points: 175, amount: 10_000_000, awards: 2 },
      best: { points: 245, amount: 10_000_000, awards: 3 },
      more: 70,
      comeIn: [
        { applicationId: 'app-2', rank: 3, score: 80, amount: 2_500_000 },
        { applicationId: 'app-3', rank: 4, score: 75, amount: 2_500_000 },
      ],
      goOut: [{ applicationId: 'app-1', rank: 2, score: 85, amount: 5_000_000 }],
      exact: true,
    });
  });

  it('is the rank itself when nothing better fits', () => {
    const { advice } = rankingOf(inputsOf([asks(3_000_000, 0, whole(54, 36))]), rules());
    expect(advice).toMatchObject({ more: 0, comeIn: [], goOut: [] });
  });

  it('is not given for lots, where no award takes money from another', () => {
    const lots = [
      {
        id: 'x',
        title: { zh: 'x', en: 'x' },
        place: 'p',
        streetCode: 's',
        budget: 5_000_000,
        deliverables: [],
      },
    ];
    expect(rankingOf(inputsOf([]), rules({}, { basis: 'lot', lots })).advice).toBeNull();
  });
});
