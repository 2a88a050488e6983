import type { Indicator } from './indicator';

/** Marks in the order of a sheet's indicators. */
export function marks(indicators: readonly Indicator[], points: readonly (number | null)[]) {
  return indicators.map((one, index) => ({ indicator: one.id, points: points[index] ?? null, comment: '' }));
}
