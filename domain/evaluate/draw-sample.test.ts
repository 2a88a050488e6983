import fc from 'fast-check';
import { drawByDesign, OTHER_STRATA, type Served } from './draw-sample';
import { allocate, plannedAnswers, sampleSize } from './sample-size';

const served = (sizes: { [group: string]: number }): Served[] =>
  Object.entries(sizes).flatMap(([group, size]) =>
    Array.from({ length: size }, (_, n) => ({
      id: `${group}-${n}`,
      group,
      street: `street ${n % 3}`,
      method: n % 2 === 0 ? ('link' as const) : ('staff' as const),
    })),
  );
const share = { sampleShare: 10, minimumSample: 30 };
const byGroup = { kind: 'stratified' as const, by: 'group' as const, leastPerStratum: 10 };

describe('the size of a sample', () => {
  it('for 5 points around half is 385 of very many, 278 of a thousand, 80 of a hundred (Cochran)', () => {
    const terms = { margin: 5, expected: 50 };
    expect(plannedAnswers(100_000_000, terms)).toBe(385);
    expect(plannedAnswers(1000, terms)).toBe(278);
    expect(plannedAnswers(100, terms)).toBe(80);
    expect(plannedAnswers(0, terms)).toBe(0);
  });

  it('asks more than are wanted when not everybody answers, and never more than there are', () => {
    const precision = { margin: 5, expected: 90, response: 60 };
    expect(plannedAnswers(1000, precision)).toBe(122);
    expect(sampleSize(1000, { ...share, precision })).toBe(204);
    expect(sampleSize(150, { ...share, precision: { ...precision, response: 40 } })).toBe(150);
    expect(sampleSize(2000, { ...share, precision: { margin: 20, expected: 50, response: 100 } })).toBe(200);
  });

  it('of a full survey is everybody', () => {
    expect(sampleSize(475, { ...share, design: { kind: 'full' } })).toBe(475);
  });

  it('is shared by the sizes of the strata, with the least in each: 60 of 300, 90 and 10 are 42, 13 and 5', () => {
    expect(allocate([300, 90, 10], 60, 5)).toEqual([42, 13, 5]);
    expect(allocate([300, 90, 10], 60, 10)).toEqual([38, 12, 10]);
    expect(allocate([300, 90, 4], 10, 10)).toEqual([10, 10, 4]);
  });

  it('is shared without losing or inventing anybody', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 6 }),
        fc.nat(400),
        fc.integer({ min: 0, max: 20 }),
        (sizes, size, least) => {
          const drawn = allocate(sizes, size, least);
          const all = sizes.reduce((sum, one) => sum + one, 0);
          const floor = sizes.reduce((sum, one) => sum + Math.min(one, least), 0);
          expect(drawn.reduce((sum, one) => sum + one, 0)).toBe(Math.max(Math.min(size, all), floor));
          drawn.forEach((one, at) => {
            expect(one).toBeLessThanOrEqual(sizes[at] ?? 0);
            expect(one).toBeGreaterThanOrEqual(Math.min(sizes[at] ?? 0, least));
          });
        },
      ),
    );
  });
});

describe('a stratified draw', () => {
  it('draws in each target group, at least ten in each', () => {
    const { strata, drawn, design } = drawByDesign(
      served({ 'minimum-living': 300, borderline: 90, 'extreme-hardship': 20 }),
      { ...share, sampleShare: 20, design: byGroup },
      'seed',
    );
    expect(design).toBe('stratified');
    expect(strata).toEqual([
      { stratum: 'borderline', frame: 90, sample: 17 },
      { stratum: 'extreme-hardship', frame: 20, sample: 10 },
      { stratum: 'minimum-living', frame: 300, sample: 55 },
    ]);
    for (const { stratum, sample } of strata)
      expect(drawn.filter((one) => one.stratum === stratum && one.id.startsWith(stratum))).toHaveLength(
        sample,
      );
  });

  it('draws groups of fewer than five together: they would name their members', () => {
    const names = (sizes: { [group: string]: number }) =>
      drawByDesign(served(sizes), { ...share, design: byGroup }, 'seed').strata.map((one) => [
        one.stratum,
        one.frame,
      ]);
    expect(names({ a: 40, b: 3, c: 4 })).toEqual([
      ['a', 40],
      [OTHER_STRATA, 7],
    ]);
    expect(names({ a: 40, b: 8, c: 3 })).toEqual([
      ['a', 40],
      [OTHER_STRATA, 11],
    ]);
    expect(names({ a: 3 })).toEqual([[OTHER_STRATA, 3]]);
    expect(names({})).toEqual([]);
  });

  it('is by street or by way of asking as well, the same from the same seed, whatever the order', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('group' as const, 'street' as const, 'method' as const),
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 5 }),
        fc.string(),
        (by, sizes, seed) => {
          const people = served(Object.fromEntries(sizes.map((size, at) => [`g${at}`, size])));
          const terms = { ...share, design: { ...byGroup, by } };
          const sample = drawByDesign(people, terms, seed);
          expect(drawByDesign([...people].reverse(), terms, seed)).toEqual(sample);
          expect(new Set(sample.drawn.map((one) => one.id)).size).toBe(sample.drawn.length);
          expect(sample.strata.reduce((sum, one) => sum + one.frame, 0)).toBe(people.length);
          if (people.length >= 5)
            for (const { frame } of sample.strata) expect(frame).toBeGreaterThanOrEqual(5);
        },
      ),
    );
  });
});
