import type { IndicatorScore } from './composite';
import { exact } from './exact';

export interface Finding {
  indicator: string;
  /** Share of the points that was reached, 0-1. */
  share: number;
  /** Major: less than half of the share below which it is a finding at all. */
  severity: 'minor' | 'major';
}

/**
 * Indicators that fell short: below `findingBelow` per cent of their points (rulebook, improve.findingBelow).
 * What nobody scored is no finding, nor
 * is a bonus that was not earned or a penalty.
 */
export function findingsOf(indicators: readonly IndicatorScore[], findingBelow: number): Finding[] {
  return indicators.flatMap(({ indicator, share, effect }) => {
    if (share === null || effect || exact(share * 100) >= findingBelow) return [];
    return [{ indicator, share, severity: exact(share * 100) < findingBelow / 2 ? 'major' : 'minor' }];
  });
}

/** Key of a finding within its project. */
export function findingKey(indicator: string, round: string): string {
  return `${indicator}-${round}`;
}
