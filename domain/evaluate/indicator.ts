import type { Words } from '../record/words';
import type { DepartureTerms } from './departure-terms';
import type { JudgingParty } from './judging-party';
import type { SurveyInvalid } from './survey-invalid-terms';
import type { Effect } from './total';
import type { ValueRule } from './value-rule';

/**
 * One leaf of the indicator system 指标体系. Points of all indicators of a round, or of each of its stages, sum to
 * 100; what has an `effect` comes on top.
 */
export interface Indicator {
  id: string;
  /** First-level dimension, for example 服务成效. */
  dimension: Words;
  /** Dimensions between the first and the indicator, from above (domain-rules.md 8.1: 产出 > 数量). */
  under?: Words[];
  /** The stage of the round that it belongs to, when the round has stages. */
  stage?: string;
  /** Bonus and penalty come on top of the 100 points; a factor (of 1 point) multiplies the whole. Absent: it counts. */
  effect?: Effect;
  title: Words;
  points: number;
  /** Who judges it and with what weight in per cent; the weights sum to 100. */
  judges: { party: JudgingParty; weight: number }[];
  rule: ScoreRule;
  /** What the recipients' part comes to when the survey is not valid; absent: it leaves the denominator. */
  whenSurveyInvalid?: SurveyInvalid;
  /** Absent: no judge touches what the records earn. */
  departure?: DepartureTerms;
}

/** Measures that the system takes from its own records; each is a ratio (1 = as agreed) or a count. */
export type Measure =
  | 'output-completion'
  | 'file-timeliness'
  | 'visit-frequency'
  | 'activity-frequency'
  | 'budget-pace'
  | 'budget-shift'
  | 'report-punctuality'
  | 'late-reports'
  | 'spot-check-faults'
  | 'upheld-complaints'
  | 'satisfaction';

/**
 * How an indicator becomes points: people give them, or one number earns them by a {@link ValueRule}. The number is
 * a `measure` of the records; without one the judge reads it, and `reads` says what.
 */
export type ScoreRule =
  /** A judge gives 0 … points; anchors say what a range stands for, half-open. */
  | { kind: 'judged'; anchors?: { from: number; words: Words }[] }
  /** A judge chooses one of the levels (domain-rules.md 8.4: matches 10, mostly 6, large change 0). */
  | { kind: 'levels'; levels: { points: number; words: Words }[] }
  | (ValueRule & { measure?: Measure; reads?: Words });

/** A fact that sets the whole score to zero, found by a judge with evidence. */
export interface Veto {
  code: 'misappropriation' | 'fraud' | 'transfer' | 'serious-incident' | 'false-data';
  title: Words;
  rule: string;
}

/** Half-open: a score reaches the band with the highest `from` that is not above it. */
export interface GradeBand {
  grade: string;
  title: Words;
  from: number;
}
