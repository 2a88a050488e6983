import fc from 'fast-check';
import { wilson } from '../evaluate/interval';
import { pooledCost, pooledShare, studentT } from './ratio';

it('Student’s t is that of the printed tables', () => {
  const printed = [
    [1, 12.706],
    [9, 2.262],
    [10, 2.228],
    [20, 2.086],
    [30, 2.042],
    [100, 1.984],
  ];
  for (const [freedom, t] of printed) expect(studentT(freedom ?? 0)).toBeCloseTo(t ?? 0, 2);
});

describe('a share over several projects', () => {
  it('of one project alone, or of projects that agree, is that of a simple sample', () => {
    expect(pooledShare([{ x: 40, y: 30 }])).toEqual({ share: 0.75, interval: wilson(0.75, 40) });
    expect(
      pooledShare([
        { x: 20, y: 15 },
        { x: 20, y: 15 },
      ]),
    ).toEqual({ share: 0.75, interval: wilson(0.75, 40) });
  });

  it('is the less certain, the more the projects differ', () => {
    const of = (...met: number[]) => pooledShare(met.map((y) => ({ x: 20, y })))?.interval;
    const width = (one = { low: 0, high: 0 }) => one.high - one.low;
    const apart = width(of(20, 10, 20, 10));
    expect(apart).toBeGreaterThan(width(of(15, 15, 15, 15)));
    expect(width(of(20, 10))).toBeGreaterThan(apart);
  });

  it('lies within its interval, never narrower than that of a simple sample, in whatever order they come', () => {
    const pairs = fc.array(
      fc.nat(60).chain((x) => fc.record({ x: fc.constant(x), y: fc.nat(x) })),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(pairs, fc.infiniteStream(fc.nat()), (given, keys) => {
        const found = pooledShare(given);
        const total = given.reduce((sum, { x }) => sum + x, 0);
        if (total === 0) return expect(found).toBeNull();
        const { share, interval } = found ?? { share: -1, interval: { low: 0, high: 0 } };
        expect(interval.low).toBeLessThanOrEqual(share);
        expect(interval.high).toBeGreaterThanOrEqual(share);
        const simple = wilson(share, total);
        expect(interval.high - interval.low).toBeGreaterThanOrEqual(simple.high - simple.low - 1e-6);
        expect(pooledShare(shuffled(given, keys))).toEqual(found);
      }),
    );
  });
});

describe('what one costs over several projects', () => {
  it('is all that was spent over all that was done, with the spread between projects', () => {
    const found = pooledCost([
      { x: 100, y: 200_000 },
      { x: 300, y: 900_000 },
    ]);
    // Residuals ∓75,000: V = 2/1 · 2 · 75,000² / 400²; t for one degree of freedom is 12.7062.
    expect(found).toEqual({ each: 2_750, interval: { low: 0, high: 2_750 + Math.round(12.7062 * 375) } });
  });

  it('has no interval from one project, and is nothing where nobody was served', () => {
    expect(pooledCost([{ x: 3, y: 100 }])).toEqual({ each: 33, interval: null });
    expect(pooledCost([{ x: 0, y: 0 }])).toBeNull();
  });
});

function shuffled<T>(given: readonly T[], keys: Iterable<number>): T[] {
  const from = keys[Symbol.iterator]();
  return given
    .map((one) => ({ one, key: Number(from.next().value) }))
    .sort((a, b) => a.key - b.key)
    .map(({ one }) => one);
}
