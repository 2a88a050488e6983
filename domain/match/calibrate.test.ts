import fc from 'fast-check';
import { sampleRulebook } from '../../test/support/sample-rulebook';
import { calibrateSeats, normalisingShifts, seatsApart } from './calibrate';
import type { SeatMark } from './score-application';
import { seatTotals } from './seat-totals';
import { rankCorrelation } from './statistics';

const { criteria } = sampleRulebook().review;

/** Seat by seat what it gave `a0`, `a1`, … of 100: 60 for need, 40 for the team. */
const totalsOf = (...seats: number[][]) =>
  new Map(
    seats.map((given, n) => [`p/${n + 1}`, new Map(given.map((points, m) => [`a${m}`, points] as const))]),
  );

const marks = (seats: number[][]): SeatMark[] =>
  seats.flatMap((given, n) =>
    given.flatMap((points, m) => [
      { seatId: `p/${n + 1}`, applicationId: `a${m}`, criterion: 'need', points: (points * 60) / 100 },
      { seatId: `p/${n + 1}`, applicationId: `a${m}`, criterion: 'team', points: (points * 40) / 100 },
    ]),
  );

const panels = fc
  .tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 1, max: 8 }))
  .chain(([seats, applications]) =>
    fc.array(
      fc.array(fc.integer({ min: 0, max: 100 }), { minLength: applications, maxLength: applications }),
      {
        minLength: seats,
        maxLength: seats,
      },
    ),
  );

describe('the seats of a panel held against each other', () => {
  it('gives mean, spread and agreement: a severe seat that agrees, and one that turns the order round', () => {
    const seats = calibrateSeats(totalsOf([60, 70, 80], [80, 90, 100], [90, 80, 70]), {
      meanOff: 12,
      agreementBelow: 0,
    });
    expect(seats.map(({ mean, othersMean }) => [mean, othersMean])).toEqual([
      [70, 85],
      [90, 75],
      [80, 80],
    ]);
    expect(seats[0]?.spread).toBeCloseTo(8.164965809, 9);
    expect(seats.map((one) => one.agreement)).toEqual([null, null, -1]);
    expect(seats.map((one) => one.outlier)).toEqual([
      [{ kind: 'mean', found: 70, others: 85, limit: 12 }],
      [{ kind: 'mean', found: 90, others: 75, limit: 12 }],
      [{ kind: 'agreement', found: -1, others: null, limit: 0 }],
    ]);
  });

  it('flags who tells nothing apart beside seats that do, and who tells three times as much apart', () => {
    const seats = calibrateSeats(totalsOf([75, 75, 75], [60, 70, 80], [0, 50, 100]), { spreadTimes: 3 });
    expect(seats.map(({ outlier }) => outlier.map((one) => one.kind))).toEqual([['spread'], [], ['spread']]);
  });

  it('does not flag three who agree for a fourth that turns the order round', () => {
    const agreed = [90, 80, 70];
    const seats = calibrateSeats(totalsOf([40, 70, 100], agreed, agreed, agreed), { agreementBelow: 0 });
    expect(seats.map((one) => one.agreement)).toEqual([-1, 1, 1, 1]);
    expect(seats.flatMap(({ seatId, outlier }) => (outlier.length > 0 ? [seatId] : []))).toEqual(['p/1']);
  });

  it('flags nobody where the rulebook sets no limit', () => {
    expect(calibrateSeats(totalsOf([0, 0, 100], [100, 100, 0])).flatMap((one) => one.outlier)).toEqual([]);
  });

  it('does not call a seat severe for having had the weaker applications', () => {
    const totals = new Map([
      ['p/1', new Map([['weak', 40]])],
      [
        'p/2',
        new Map([
          ['weak', 40],
          ['strong', 90],
        ]),
      ],
    ]);
    const [first, second] = calibrateSeats(totals, { meanOff: 5 });
    expect(first).toMatchObject({ mean: 40, othersMean: 40, outlier: [] });
    // Its own mean of 65 is of two; beside the other it is read of the one that both judged.
    expect(second).toMatchObject({ mean: 65, othersMean: 40, outlier: [] });
  });

  it('leaves "not applicable" out of a total: 45 of 60 with the team not applicable is 75 of 100', () => {
    const given: SeatMark[] = [
      { seatId: 'p/1', applicationId: 'a', criterion: 'need', points: 45 },
      { seatId: 'p/1', applicationId: 'a', criterion: 'team', points: null },
    ];
    expect(seatTotals({ criteria }, given).get('p/1')?.get('a')).toBe(75);
  });

  it('shows two seats 41 points apart over a limit of 40, and not those that are 40 apart', () => {
    const totals = totalsOf([50, 50], [70, 90], [91, 60]);
    expect(seatsApart(totals, 40)).toEqual([
      {
        applicationId: 'a0',
        low: { seatId: 'p/1', points: 50 },
        high: { seatId: 'p/3', points: 91 },
        difference: 41,
      },
    ]);
    expect(seatsApart(totals, undefined)).toEqual([]);
  });

  it('correlates ranks as published: Spearman for ties shared', () => {
    // R: cor(c(106,100,86,101,99,103,97,113,112,110), c(7,27,2,50,28,29,20,12,6,17), method = "spearman")
    const iq = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110];
    const hours = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17];
    expect(rankCorrelation(iq.map((one, n) => [one, hours[n] ?? 0] as const))).toBeCloseTo(-0.1757575758, 9);
    expect(
      rankCorrelation([
        [1, 1],
        [1, 2],
        [2, 3],
      ]),
    ).toBeCloseTo(Math.sqrt(3) / 2, 12);
    expect(
      rankCorrelation([
        [1, 5],
        [2, 5],
      ]),
    ).toBeNull();
  });

  it('normalised, seats that order and spread alike give alike, however severe they are', () => {
    const shifts = normalisingShifts(totalsOf([40, 50, 60], [70, 80, 90]));
    expect([...shifts.values()].map((one) => [...one.values()])).toEqual([
      [15, 15, 15],
      [-15, -15, -15],
    ]);
  });

  it('normalised, every seat has the mean of the panel', () => {
    fc.assert(
      fc.property(panels, (seats) => {
        const totals = totalsOf(...seats);
        const means = [...normalisingShifts(totals)].map(([seat, shifts]) => {
          const moved = [...(totals.get(seat) ?? [])].map(([id, points]) => points + (shifts.get(id) ?? 0));
          return moved.reduce((sum, one) => sum + one, 0) / moved.length;
        });
        for (const one of means) expect(one).toBeCloseTo(means[0] ?? 0, 6);
      }),
    );
  });

  it('normalised, no seat prefers another application than it did', () => {
    fc.assert(
      fc.property(panels, (seats) => {
        const totals = totalsOf(...seats);
        for (const [seat, shifts] of normalisingShifts(totals)) {
          const own = [...(totals.get(seat) ?? [])].sort(([, a], [, b]) => a - b);
          const moved = own.map(([id, points]) => points + (shifts.get(id) ?? 0));
          for (const [n, points] of moved.entries())
            expect(points).toBeGreaterThanOrEqual((moved[n - 1] ?? points) - 1e-9);
        }
      }),
    );
  });

  it('comes out the same whatever order seats, applications and marks come in', () => {
    fc.assert(
      fc.property(panels, fc.infiniteStream(fc.nat()), (seats, keys) => {
        const straight = marks(seats);
        const turned = straight
          .map((one) => ({ one, key: keys.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        const [a, b] = [seatTotals({ criteria }, straight), seatTotals({ criteria }, turned)];
        expect(calibrateSeats(b)).toEqual(calibrateSeats(a));
        expect(seatsApart(b, 10)).toEqual(seatsApart(a, 10));
        expect(normalisingShifts(b)).toEqual(normalisingShifts(a));
      }),
    );
  });
});
