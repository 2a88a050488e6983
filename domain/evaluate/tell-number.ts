import { exact } from './exact';

/** A number as a derivation tells it: at most two decimals. Comparison is always unrounded. */
export function tellNumber(value: number): string {
  return String(Math.round(exact(value) * 100) / 100);
}
