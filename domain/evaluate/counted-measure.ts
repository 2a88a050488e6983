import type { Measure } from './indicator';

/** Measures that are a number of things; all others are ratios and told in per cent. */
const COUNTED: readonly Measure[] = ['late-reports', 'spot-check-faults', 'upheld-complaints'];

export function isCounted(measure: Measure): boolean {
  return COUNTED.includes(measure);
}
