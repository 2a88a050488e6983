import type { Measure, ScoreRule } from './indicator';
import { earnedBy, type ValueRule } from './value-rule';

/** A rule that turns a measure into points without a judge. */
export type MeasureRule = ValueRule & { measure: Measure };

/** A rule whose number a judge reads on the spot. */
export type ReadingRule = ValueRule & { measure?: undefined };

export function isMeasured(rule: ScoreRule): rule is MeasureRule {
  return rule.kind !== 'judged' && rule.kind !== 'levels' && rule.measure !== undefined;
}

/** Whether a judge gives a number (a count, a ratio, a factor) that the rule turns into points. */
export function isRead(rule: ScoreRule): rule is Exclude<ScoreRule, { kind: 'judged' | 'levels' }> {
  return rule.kind !== 'judged' && rule.kind !== 'levels' && rule.measure === undefined;
}

/** The measure that a rule reads; null when a judge gives points or a reading. */
export function measureOf(rule: ScoreRule): Measure | null {
  return isMeasured(rule) ? rule.measure : null;
}

/**
 * Points, unrounded and within 0 … `points`, that a measure earns by a rule of domain-rules.md, section 8.
 * @param points the indicator's full points
 * @param measure a ratio, 1 = as agreed
 */
export function scoreIndicator(rule: ValueRule, points: number, measure: number): number {
  return earnedBy(rule, points, measure);
}
