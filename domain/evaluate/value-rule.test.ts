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
