import fc from 'fast-check';
import { type MeasureRule, measureOf, scoreIndicator } from './score-indicator';

const bands: MeasureRule = {
  kind: 'ratio-bands',
  measure: 'output-completion',
  bands: [
    { from: 1, points: 3 },
    { from: 0.8, points: 2 },
    { from: 0.6, points: 1 },
  ],
};

describe('points from a measure', () => {
  it('8.2, people served: 100 % is 3, 80 to below 100 % is 2, 60 to below 80 % is 1, below 60 % nothing', () => {
    expect([1.2, 1, 0.999, 0.8, 0.7999, 0.6, 0.59].map((one) => scoreIndicator(bands, 3, one))).toEqual([
      3, 3, 2, 2, 1, 1, 0,
    ]);
  });

  it('in proportion, at most the full points', () => {
    const rule: MeasureRule = { kind: 'proportional', measure: 'budget-pace' };
    expect([0, 0.85, 1, 1.4].map((one) => scoreIndicator(rule, 10, one))).toEqual([0, 8.5, 10, 10]);
  });

  it('less one point for each percentage point missing, never below nothing', () => {
    const rule: MeasureRule = { kind: 'deduct-per-point', measure: 'output-completion', perPoint: 1 };
    expect([1.1, 1, 0.93, 0.5].map((one) => scoreIndicator(rule, 20, one))).toEqual([20, 20, 13, 0]);
  });

  it('all or nothing', () => {
    const rule: MeasureRule = { kind: 'all-or-none', measure: 'report-punctuality', atLeast: 1 };
    expect([1, 0.999].map((one) => scoreIndicator(rule, 8, one))).toEqual([8, 0]);
  });

  it('takes 0.1 + 0.2 for the 0.3 that it is', () => {
    const rule: MeasureRule = { kind: 'all-or-none', measure: 'satisfaction', atLeast: 0.3 };
    expect(scoreIndicator(rule, 5, 0.1 + 0.2)).toBe(5);
    expect(scoreIndicator({ ...rule, atLeast: 0.1 + 0.2 }, 5, 0.3)).toBe(5);
  });

  it('never leaves 0 to the full points and never falls when the measure rises', () => {
    const rules: MeasureRule[] = [
      bands,
      { kind: 'proportional', measure: 'budget-pace' },
      { kind: 'deduct-per-point', measure: 'budget-pace', perPoint: 0.5 },
      { kind: 'all-or-none', measure: 'budget-pace', atLeast: 0.9 },
    ];
    const ratio = fc.double({ min: 0, max: 3, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...rules), ratio, ratio, (rule, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)].map((value) =>
          scoreIndicator(rule, 3, value),
        ) as [number, number];
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(3);
        expect(high).toBeGreaterThanOrEqual(low);
      }),
    );
  });

  it('a judged indicator reads no measure', () => {
    expect(measureOf({ kind: 'judged' })).toBeNull();
    expect(measureOf(bands)).toBe('output-completion');
  });
});
