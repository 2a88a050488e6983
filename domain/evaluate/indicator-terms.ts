import type { Words } from '../record/words';
import type { DepartureTerms } from './departure-terms';
import type { Indicator } from './indicator';
import { indicatorRuleWords } from './rule-words';
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
  /** Whose judges may depart from the points of the records, and by how many at most; null: nobody. */
  departure: { by: DepartureTerms['by']; atMost: number | null } | null;
}

export function indicatorTerms(indicator: Indicator): IndicatorTerms {
  const {
    id,
    dimension,
    under = [],
    title,
    points,
    stage = null,
    effect = null,
    rule,
    departure,
  } = indicator;
  return {
    ...{ id, dimension, under, title, points, stage, effect },
    rule: indicatorRuleWords(indicator),
    reads: isRead(rule) ? (rule.reads ?? null) : null,
    levels: rule.kind === 'levels' ? rule.levels : [],
    departure: departure ? { by: departure.by, atMost: departure.atMost ?? null } : null,
  };
}
