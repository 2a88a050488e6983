import { exact } from './exact';

/** One band of a number; it ends where the next one begins. */
export interface ValueBand {
  from: number;
  points: number;
  /** It begins above `from`, which itself belongs to the band below: "above 100 %; 80–100 %" (domain-rules.md 8.3). */
  above?: true;
}

/**
 * How one number becomes points: a measure of the records, a fact of an application, or what a judge read on the
 * spot (a ratio, a count, a factor from 0 to 1). Comparison is unrounded and bands are half-open: `from` ≤ x < the
 * next `from`, unless a band begins `above`. Kinds are those of the real sheets in domain-rules.md, section 8, and of the factors of the Shanghai
 * guide (section 4).
 */
export type ValueRule =
  /** points × min(x, 1): a rate, or a factor 0-1 that a judge gives. */
  | { kind: 'proportional' }
  /** Points of the highest band reached. */
  | { kind: 'ratio-bands'; bands: ValueBand[] }
  /**
   * Points rise evenly from each band's to the next one's, and stay at the last one's: for sheets that print a range
   * of points for each band (domain-rules.md 8.6: 50 / 30-49 / 20-29 / 0-19 of 50).
   */
  | { kind: 'sliding-bands'; bands: { from: number; points: number }[] }
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
    case 'ratio-bands':
      return highestReached(rule.bands, value)?.points ?? 0;
    case 'sliding-bands':
      return slid(rule.bands, value);
    case 'deduct-per-point':
      return points - rule.perPoint * Math.max(exact((1 - value) * 100), 0);
    case 'all-or-none':
      return value >= exact(rule.atLeast) ? points : 0;
    case 'count':
      return rule.each * Math.max(value - (rule.above ?? 0), 0);
  }
}

function highestReached(bands: readonly ValueBand[], value: number): ValueBand | undefined {
  return bands
    .filter(({ from, above }) => (above ? exact(from) < value : exact(from) <= value))
    .sort((a, b) => b.from - a.from)[0];
}

function slid(bands: readonly ValueBand[], value: number): number {
  const reached = highestReached(bands, value);
  if (!reached) return 0;
  const next = bands.filter(({ from }) => from > reached.from).sort((a, b) => a.from - b.from)[0];
  if (!next) return reached.points;
  return (
    reached.points + ((next.points - reached.points) * (value - reached.from)) / (next.from - reached.from)
  );
}
