import type { Effect } from '../evaluate/total';
import type { ValueRule } from '../evaluate/value-rule';
import type { Words } from '../record/words';

/**
 * One line of the review rubric. Points of all criteria, or of each stage of the review, sum to 100; what has an
 * `effect` comes on top.
 */
export interface Criterion {
  id: string;
  title: Words;
  /** First-level dimension, for example 机构资质 (domain-rules.md 8.3). */
  dimension?: Words;
  points: number;
  /** The stage that it belongs to, when the review has stages: pre-review, papers, road show. */
  stage?: string;
  /** Bonus and penalty come on top of the 100 points; a factor (of 1 point) multiplies the whole. Absent: it counts. */
  effect?: Effect;
  rule: CriterionRule;
}

/** Numbers of an application that a rule can read. */
export type ApplicationFact =
  /** Service hours promised. */
  | 'hours'
  /** Self-raised money as a share of the whole budget, 0-1. */
  | 'self-raised-share'
  /** People in the team. */
  | 'team-size'
  /** People served directly. */
  | 'beneficiaries';

export type CriterionRule =
  /** Each seat gives 0 … points. */
  | { kind: 'expert'; anchors?: { from: number; words: Words }[] }
  /** Each seat chooses one of the levels. */
  | { kind: 'levels'; levels: { points: number; words: Words }[] }
  /** One number by a rule: a fact of the application, alike for all; without one each seat reads it. */
  | (ValueRule & { fact?: ApplicationFact; reads?: Words })
  /** Lowest offer ÷ own offer × points (Order 87, Art. 55). */
  | { kind: 'lowest-price' }
  /** Own hours ÷ most hours × points (Zengcheng 2025, domain-rules.md 2.3). */
  | { kind: 'highest-hours' }
  /** Points that the consequences of earlier grades brought, up to those of the criterion. */
  | { kind: 'record-points' }
  /**
   * Points by the grade of an earlier evaluation, the best one counts (Shenzhen 2025: first grade all 8 points, second
   * to fifth half of them, else none; domain-rules.md 2.3). Only grades of the same bureau, or of rulebooks with the same
   * bands: "pass" of three is not "pass" of four.
   */
  | { kind: 'past-grade'; grades: { grade: string; points: number }[]; none: number };

/** A rule whose number each seat reads, a count, a ratio or a factor. */
export function isReadBySeats(
  rule: CriterionRule,
): rule is Extract<CriterionRule, { kind: ValueRule['kind'] }> {
  return isValueRule(rule) && rule.fact === undefined;
}

/** Whether the seats judge it; all other criteria are computed for all applications alike. */
export function isJudged({ rule }: Pick<Criterion, 'rule'>): boolean {
  return rule.kind === 'expert' || rule.kind === 'levels' || isReadBySeats(rule);
}

export function isValueRule(
  rule: CriterionRule,
): rule is Extract<CriterionRule, { kind: ValueRule['kind'] }> {
  return VALUE_KINDS.includes(rule.kind);
}

const VALUE_KINDS: readonly string[] = [
  'proportional',
  'ratio-bands',
  'sliding-bands',
  'deduct-per-point',
  'all-or-none',
  'count',
] satisfies ValueRule['kind'][];

/** How equal totals are ordered; tried in turn, the last being the draw by the recorded seed. */
export type TieRule =
  | 'record'
  | 'lower-amount'
  | 'higher-self-raised'
  | 'earlier-submission'
  | `criterion:${string}`
  | 'draw';
