import { exact } from './exact';

/**
 * How one number becomes points: a measure of the records, a fact of an application, or what a judge read on the
 * spot (a ratio, a count, a factor from 0 to 1). Comparison is unrounded and bands are half-open: `from` ≤ x < the
 * next `from`. Kinds are those of the real sheets in domain-rules.md, section 8, and of the factors of the Shanghai
 * guide (section 4).
 */
export type ValueRule =
  /** points × min(x, 1): a rate, or a factor 0-1 that a judge gives. */
  | { kind: 'proportional' }
  /** Points of the highest band reached. */
  | { kind: 'ratio-bands'; bands: { from: number; points: number }[] }
  /** Full points at 1; `perPoint` less for each percentage point missing. */
  | { kind: 'deduct-per-point'; perPoint: number }
  /** Full points from `atLeast` on, else nothing. */
  | { kind: 'all-or-none'; atLeast: number }
  /** `each` points for every one above `above` (absent: 0); the indicator's points are the cap. */
  | { kind: 'count'; each: number; above?: number };

/**
 * Points, unrounded and within 0 … `points`, that a number earns by a rule.
 * @param points the indicator's full points
 * @param reading a ratio (1 = as agreed), a count, or a factor
 */
export function earnedBy(rule: ValueRule, points: number, reading: number): number {
  const earned = byRule(rule, points, exact(reading));
  return exact(Math.min(Math.max(earned, 0), points));
}

function byRule(rule: ValueRule, points: number, value: number): number {
  switch (rule.kind) {
    case 'proportional':
      return points * Math.min(value, 1);
    case 'ratio-bands': {
      const reached = rule.bands
        .filter((band) => exact(band.from) <= value)
        .sort((a, b) => b.from - a.from)[0];
      return reached?.points ?? 0;
    }
    case 'deduct-per-point':
      return points - rule.perPoint * Math.max(exact((1 - value) * 100), 0);
    case 'all-or-none':
      return value >= exact(rule.atLeast) ? points : 0;
    case 'count':
      return rule.each * Math.max(value - (rule.above ?? 0), 0);
  }
}
