import type { Indicator } from './indicator';
import { isRead, scoreIndicator } from './score-indicator';

/** A mark as a judge gives it: points, or the reading that the indicator's rule asks for; null points: not applicable. */
export interface GivenMark {
  indicator: string;
  points?: number | null | undefined;
  reading?: number | undefined;
  comment: string;
}

/** The mark with its points: where the rule turns a reading into points, they are made of it and of nothing else. */
export function readMark(indicators: readonly Indicator[], mark: GivenMark): GivenMark {
  const indicator = indicators.find((one) => one.id === mark.indicator);
  if (!indicator || !isRead(indicator.rule)) return withoutReading(mark);
  if (mark.points === null) return withoutReading(mark);
  const { reading } = mark;
  if (reading === undefined) return mark;
  return { ...mark, points: scoreIndicator(indicator.rule, indicator.points, reading) };
}

function withoutReading({ reading: _, ...mark }: GivenMark): GivenMark {
  return mark;
}
