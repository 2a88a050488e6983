import { exact } from './exact';
import type { Measure, ScoreRule } from './indicator';

/** A rule that turns a measure into points without a judge. */
export type MeasureRule = Exclude<ScoreRule, { kind: 'judged' }>;

/** The measure that a rule reads; null for a judged one. */
export function measureOf(rule: ScoreRule): Measure | null {
  return rule.kind === 'judged' ? null : rule.measure;
}

/**
 * Points, unrounded and within 0 … `points`, that a measure earns by a rule of domain-rules.md, section 8.
 * @param points the indicator's full points
 * @param measure a ratio, 1 = as agreed
 */
export function scoreIndicator(rule: MeasureRule, points: number, measure: number): number {
  const value = exact(measure);
  const earned = byRule(rule, points, value);
  return exact(Math.min(Math.max(earned, 0), points));
}

function byRule(rule: MeasureRule, points: number, value: number): number {
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
  }
}
