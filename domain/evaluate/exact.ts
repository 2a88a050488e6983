/**
 * Removes the noise of binary fractions (0.1 + 0.2) from a number that people wrote and the system added up.
 * It is far finer than any mark: 89.999 stays 89.999, while 89.99999999999999 is the 90 that it was meant to be.
 */
export function exact(value: number): number {
  const settled = Math.round(value * 1e9) / 1e9;
  return Object.is(settled, -0) ? 0 : settled;
}

/** A sum that does not depend on the order of its numbers. */
export function sumOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b).reduce((sum, one) => sum + one, 0);
}
