import fc from 'fast-check';
import { numbersFrom } from '../match/draw';
import { drawByDesign, type Served } from './draw-sample';
import { wilsonInterval } from './interval';
import { type Counted, shareEstimate } from './share-estimate';
import type { SurveyTerms } from './survey-terms';

const stratum = (name: string, population: number, n: number, yes: number): Counted => ({
  strata: [name],
  population,
  n,
  yes,
});

const strata = fc.array(
  fc
    .record({ n: fc.nat(40), more: fc.nat(200), yes: fc.nat(40) })
    .map(({ n, more, yes }) => ({ population: n + more, n, yes: Math.min(yes, n) })),
  { minLength: 1, maxLength: 6 },
);
const named = (list: { population: number; n: number; yes: number }[]): Counted[] =>
  list.map((one, at) => ({ strata: [`s${at}`], ...one }));

describe('the share of a stratified sample', () => {
  it('weighs each stratum by its size: of 90 and 10 served, 9 of 10 and 1 of 5 satisfied are 83 %, not 67 %', () => {
    expect(shareEstimate([stratum('a', 90, 10, 9), stratum('b', 10, 5, 1)])?.share).toBe(0.83);
  });

  // R, package survey; the script and where its figures are read stand in stratified-mean.test.ts.
  it("is R's for the schools without an award of apistrat: 0.36106, standard error 0.034406", () => {
    const found = shareEstimate([
      stratum('E', 4421, 100, 27),
      stratum('H', 755, 50, 34),
      stratum('M', 1018, 50, 26),
    ]);
    expect(found?.share).toBeCloseTo(0.361063935949422, 7);
    expect(found?.standardError).toBeCloseTo(0.034405917997269, 7);
    // svyciprop(~I(awards == "No"), ds, method = "xlogit", df = Inf): to within 0.05 points.
    expect(found?.interval.low).toBeCloseTo(0.2967011, 3);
    expect(found?.interval.high).toBeCloseTo(0.4308358, 3);
    // confint(svymean(~awards, ds)), which is symmetric: each end to within 0.4 points, the width to within 0.15.
    const { low = 0, high = 0 } = found?.interval ?? {};
    expect(Math.abs(low - 0.2936296)).toBeLessThan(0.004);
    expect(Math.abs(high - 0.4284983)).toBeLessThan(0.004);
    expect(Math.abs(high - low - (0.4284983 - 0.2936296))).toBeLessThan(0.0015);
  });

  it('joins a stratum with fewer than five answers to the next smallest, and says so', () => {
    const found = shareEstimate([stratum('a', 60, 20, 18), stratum('b', 12, 4, 1), stratum('c', 20, 6, 6)]);
    expect(found?.from).toEqual([
      stratum('a', 60, 20, 18),
      { strata: ['b', 'c'], population: 32, n: 10, yes: 7 },
    ]);
    expect(found?.share).toBeCloseTo((60 * 0.9 + 32 * 0.7) / 92, 9);
  });

  it('is told of five answers and of no fewer', () => {
    expect(shareEstimate([stratum('a', 50, 2, 2), stratum('b', 50, 2, 2)])).toBeNull();
    expect(shareEstimate([stratum('a', 50, 3, 3), stratum('b', 50, 2, 2)])?.share).toBe(1);
    expect(shareEstimate([])).toBeNull();
  });

  it('of one stratum is the simple share with its Wilson interval', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 300 }), fc.nat(300), fc.nat(1000), (n, given, more) => {
        const yes = Math.min(given, n);
        const found = shareEstimate([stratum('', n + more, n, yes)]);
        expect(found?.share).toBeCloseTo(yes / n, 8);
        expect(found?.interval).toEqual(wilsonInterval(yes, n, n + more));
      }),
    );
  });

  it('lies in its interval, within 0 and 1; never rests on fewer than five; does not mind the order of the strata', () => {
    fc.assert(
      fc.property(strata, (list) => {
        const given = named(list);
        const found = shareEstimate(given);
        expect(shareEstimate([...given].reverse())).toEqual(found);
        if (!found) {
          expect(list.reduce((sum, one) => sum + one.n, 0)).toBeLessThan(5);
          return;
        }
        const { share, interval, from } = found;
        expect(interval.low).toBeGreaterThanOrEqual(0);
        expect(interval.low).toBeLessThanOrEqual(share + 1e-9);
        expect(interval.high).toBeGreaterThanOrEqual(share - 1e-9);
        expect(interval.high).toBeLessThanOrEqual(1);
        for (const one of from) expect(one.n).toBeGreaterThanOrEqual(5);
        expect(from.reduce((sum, one) => sum + one.n, 0)).toBe(list.reduce((sum, one) => sum + one.n, 0));
      }),
    );
  });

  it('of a full survey has no doubt left, and is the plain share', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ n: fc.integer({ min: 5, max: 60 }), yes: fc.nat(60) }), {
          minLength: 1,
          maxLength: 5,
        }),
        (list) => {
          const all = list.map(({ n, yes }) => ({ population: n, n, yes: Math.min(yes, n) }));
          const found = shareEstimate(named(all));
          const plain = all.reduce((sum, one) => sum + one.yes, 0) / all.reduce((sum, one) => sum + one.n, 0);
          expect(found?.share).toBeCloseTo(plain, 8);
          expect(found?.interval.low).toBeCloseTo(plain, 8);
          expect(found?.interval.high).toBeCloseTo(plain, 8);
          expect(found?.standardError).toBeCloseTo(0, 8);
        },
      ),
    );
  });
});

/** Draws, asks and estimates in a made-up town; whether the interval holds the share that is true there. */
function holdsTheTruth(town: string, design: SurveyTerms['design']): boolean {
  const next = numbersFrom(town);
  const random = () => next() / 2 ** 32;
  const groups = 2 + Math.floor(random() * 3);
  const usual = 0.6 + 0.38 * random();
  const people = Array.from({ length: groups }, (_, group) => {
    const size = 20 + Math.floor(random() * 130);
    const content = Math.min(0.99, usual + (random() - 0.5) * 0.3);
    const answering = 0.6 + 0.4 * random();
    return Array.from({ length: size }, (_, n) => ({
      served: { id: `${group}-${n}`, group: `g${group}`, street: 's', method: 'link' } satisfies Served,
      satisfied: random() < content,
      // Whether somebody answers depends on the group, as it does in life: only weights put it right.
      answers: random() < (design?.kind === 'stratified' ? answering : 0.8),
    }));
  }).flat();
  const terms = { sampleShare: 25, minimumSample: 30, design };
  const sample = drawByDesign(
    people.map((one) => one.served),
    terms,
    town,
  );
  const byId = new Map(people.map((one) => [one.served.id, one]));
  const from = sample.strata.length > 0 ? sample.strata : [{ stratum: null, frame: people.length }];
  const found = shareEstimate(
    from.map((one) => {
      const own = sample.drawn.flatMap(({ id, stratum: drawnIn }) => {
        const person = byId.get(id);
        return person?.answers && drawnIn === one.stratum ? [person] : [];
      });
      const yes = own.filter((person) => person.satisfied).length;
      return stratum(one.stratum ?? '', one.frame, own.length, yes);
    }),
  );
  const truth = people.filter((one) => one.satisfied).length / people.length;
  return found !== null && found.interval.low <= truth + 1e-9 && truth <= found.interval.high + 1e-9;
}

describe('the 95 % intervals of 2,000 made-up towns', () => {
  it.each([
    ['a simple sample', { kind: 'simple' as const }],
    [
      'a stratified sample whose groups differ in content and in readiness to answer',
      { kind: 'stratified' as const, by: 'group' as const, leastPerStratum: 8 },
    ],
  ])('hold the true share of %s in 93 to 97 % of them', (name, design) => {
    const held = Array.from({ length: 2000 }, (_, n) => holdsTheTruth(`${name} ${n}`, design)).filter(
      Boolean,
    );
    expect(held.length / 2000).toBeGreaterThanOrEqual(0.93);
    expect(held.length / 2000).toBeLessThanOrEqual(0.97);
  });
});
