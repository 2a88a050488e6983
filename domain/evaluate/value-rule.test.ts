import fc from 'fast-check';
import { ruleWords } from './rule-words';
import { earnedBy, type ValueRule } from './value-rule';

describe('a number made into points', () => {
  it('each one counts 5 above the first 40, up to the cap of 20', () => {
    const rule: ValueRule = { kind: 'count', each: 5, above: 40 };
    expect([0, 40, 41, 43.5, 44, 100].map((one) => earnedBy(rule, 20, one))).toEqual([0, 0, 5, 17.5, 20, 20]);
  });

  it('a factor from 0 to 1 takes its share', () => {
    expect([0, 0.6, 1, 3].map((one) => earnedBy({ kind: 'proportional' }, 15, one))).toEqual([0, 9, 15, 15]);
  });

  it('never leaves 0 to the full points and never falls when the number rises', () => {
    const rule = fc.oneof(
      fc.record({
        kind: fc.constant('count' as const),
        each: fc.double({ min: 0.1, max: 10, noNaN: true }),
        above: fc.nat({ max: 50 }),
      }),
      fc.constant<ValueRule>({ kind: 'proportional' }),
      fc
        .uniqueArray(fc.nat({ max: 180 }), { minLength: 1, maxLength: 6 })
        .chain((from) =>
          fc.tuple(
            fc.constantFrom('ratio-bands' as const, 'sliding-bands' as const),
            fc.constant([...from].sort((a, b) => a - b)),
            fc.array(fc.nat({ max: 4 }), { minLength: from.length, maxLength: from.length }),
          ),
        )
        .map(([kind, from, steps]): ValueRule => {
          const worth = (at: number) => steps.slice(0, at + 1).reduce((sum, one) => sum + one, 0);
          return { kind, bands: from.map((one, at) => ({ from: one, points: worth(at) })) };
        }),
    );
    const number = fc.double({ min: 0, max: 200, noNaN: true });
    fc.assert(
      fc.property(rule, number, number, (one, a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(earnedBy(one, 20, low)).toBeGreaterThanOrEqual(0);
        expect(earnedBy(one, 20, high)).toBeLessThanOrEqual(20);
        expect(earnedBy(one, 20, high)).toBeGreaterThanOrEqual(earnedBy(one, 20, low));
      }),
    );
  });

  it('in a band that begins above a number does not reach it with the number itself', () => {
    const bands = [
      { from: 0, points: 0 },
      { from: 0.8, points: 2 },
      { from: 1, points: 5, above: true as const },
    ];
    const rule: ValueRule = { kind: 'ratio-bands', bands };
    expect([0.8, 0.9999, 1, 0.7 + 0.2 + 0.1, 1.0001].map((one) => earnedBy(rule, 5, one))).toEqual([
      2, 2, 2, 2, 5,
    ]);
  });

  it('in sliding bands rises evenly from one band to the next, and no further than the last', () => {
    const bands = [
      { from: 0, points: 0 },
      { from: 0.1, points: 4 },
      { from: 0.5, points: 10 },
    ];
    const rule: ValueRule = { kind: 'sliding-bands', bands };
    expect([0, 0.05, 0.1, 0.3, 0.5, 0.9].map((one) => earnedBy(rule, 10, one))).toEqual([0, 2, 4, 7, 10, 10]);
    expect(ruleWords({ ...rule, measure: 'output-completion' }, 10)).toEqual({
      zh: 'x ≥ 50% 得 10 分；10% ≤ x < 50% 4 分起，均匀升至 10 分；0% ≤ x < 10% 0 分起，均匀升至 4 分',
      en: 'x ≥ 50%: 10; 10% ≤ x < 50%: from 4 evenly up to 10; 0% ≤ x < 10%: from 0 evenly up to 4',
    });
  });

  it('is told in words with half-open bands', () => {
    const bands = [
      { from: 0, points: 0 },
      { from: 0.6, points: 1 },
      { from: 1, points: 3 },
    ];
    expect(ruleWords({ kind: 'ratio-bands', measure: 'output-completion', bands }, 3)).toEqual({
      zh: 'x ≥ 100% 得 3 分；60% ≤ x < 100% 得 1 分；0% ≤ x < 60% 得 0 分',
      en: 'x ≥ 100%: 3; 60% ≤ x < 100%: 1; 0% ≤ x < 60%: 0',
    });
  });
});
