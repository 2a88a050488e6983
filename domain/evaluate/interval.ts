import { exact } from './exact';

/** 97.5 % quantile of the normal distribution: a two-sided 95 % interval. */
export const Z = 1.959963984540054;

/** Shares from 0 to 1. */
export interface Interval {
  low: number;
  high: number;
}

/**
 * Wilson's 95 % interval (1927) of a share that was found in an effective number of answers, which need be no whole
 * number: for a weighted sample it is the size of the simple sample that would have told as much.
 */
export function wilson(share: number, effective: number): Interval {
  const z2 = Z * Z;
  const centre = (share + z2 / (2 * effective)) / (1 + z2 / effective);
  const half =
    (Z / (1 + z2 / effective)) *
    Math.sqrt((share * (1 - share)) / effective + z2 / (4 * effective * effective));
  return {
    low: share <= 0 ? 0 : exact(Math.max(centre - half, 0)),
    high: share >= 1 ? 1 : exact(Math.min(centre + half, 1)),
  };
}

/**
 * Wilson's 95 % interval of a share of `yes` among `n` answers out of a population of `of`. The finite population
 * correction widens the effective sample to n (N−1)/(N−n): when everybody answered there is no doubt left.
 */
export function wilsonInterval(yes: number, n: number, of: number): Interval {
  if (n === 0) return { low: 0, high: 1 };
  const share = yes / n;
  if (n >= of) return { low: exact(share), high: exact(share) };
  return wilson(share, (n * (of - 1)) / (of - n));
}
