import type { Words } from '../record/words';
import type { Indicator } from './indicator';
import { ruleWords } from './rule-words';
import { isRead } from './score-indicator';
import type { Effect } from './total';

/** An indicator for those who read or fill in a sheet: its place in the tree and its rule in words. */
export interface IndicatorTerms {
  id: string;
  dimension: Words;
  under: Words[];
  title: Words;
  points: number;
  stage: string | null;
  effect: Effect | null;
  rule: Words;
  /** What a judge reads instead of giving points; null: points are given. */
  reads: Words | null;
  /** The only points that may be given; empty: any within the range. */
  levels: { points: number; words: Words }[];
}

export function indicatorTerms(indicator: Indicator): IndicatorTerms {
  const { id, dimension, under = [], title, points, stage = null, effect = null, rule } = indicator;
  return {
    ...{ id, dimension, under, title, points, stage, effect },
    rule: ruleWords(rule, points),
    reads: isRead(rule) ? (rule.reads ?? null) : null,
    levels: rule.kind === 'levels' ? rule.levels : [],
  };
}
