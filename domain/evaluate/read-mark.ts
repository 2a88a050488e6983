import { besideRecords, type MeasureValues, mayDepart } from './departure';
import type { Indicator } from './indicator';
import type { JudgingParty } from './judging-party';
import { isRead, scoreIndicator } from './score-indicator';

/** A mark as a judge gives it: points, or the reading that the indicator's rule asks for; null points: not applicable. */
export interface GivenMark {
  indicator: string;
  points?: number | null | undefined;
  reading?: number | undefined;
  /** Set by {@link readMark} alone. */
  derived?: number | null | undefined;
  comment: string;
}

/**
 * The mark with its points: where the rule turns a reading into points, they are made of it and of nothing else; where
 * the records earn them, what they earn stands beside it.
 */
export function readMark(
  indicators: readonly Indicator[],
  party: JudgingParty,
  measures: MeasureValues,
  mark: GivenMark,
): GivenMark {
  const indicator = indicators.find((one) => one.id === mark.indicator);
  if (indicator && mayDepart(indicator, party)) return besideRecords(indicator, measures, mark);
  if (!indicator || !isRead(indicator.rule)) return withoutReading(mark);
  if (mark.points === null) return withoutReading(mark);
  const { reading } = mark;
  if (reading === undefined) return mark;
  return { ...mark, points: scoreIndicator(indicator.rule, indicator.points, reading) };
}

function withoutReading({ reading: _, ...mark }: GivenMark): GivenMark {
  return mark;
}
