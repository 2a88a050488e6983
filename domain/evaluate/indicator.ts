import type { Words } from '../record/words';
import type { JudgingParty } from './judging-party';

/** One leaf of the indicator system 指标体系. Points of all indicators of a round sum to 100. */
export interface Indicator {
  id: string;
  /** First-level dimension, for example 服务成效. */
  dimension: Words;
  title: Words;
  points: number;
  /** Who judges it and with what weight in per cent; the weights sum to 100. */
  judges: { party: JudgingParty; weight: number }[];
  rule: ScoreRule;
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
  | 'satisfaction';

/**
 * How an indicator becomes points. Comparison is unrounded and bands are half-open: `from` ≤ x < the next `from`.
 * Kinds are those of the real sheets in domain-rules.md, section 8.
 */
export type ScoreRule =
  /** A judge gives 0 … points. */
  | { kind: 'judged'; anchors?: { from: number; words: Words }[] }
  /** points × min(measure, 1). */
  | { kind: 'proportional'; measure: Measure }
  /** Points of the highest band reached. */
  | { kind: 'ratio-bands'; measure: Measure; bands: { from: number; points: number }[] }
  /** Full points at 1; `perPoint` less for each percentage point missing. */
  | { kind: 'deduct-per-point'; measure: Measure; perPoint: number }
  /** Full points when the measure reaches `atLeast`, else nothing. */
  | { kind: 'all-or-none'; measure: Measure; atLeast: number };

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
