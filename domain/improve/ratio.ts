import { exact, sumOf } from '../evaluate/exact';
import { type Interval, wilson, Z } from '../evaluate/interval';

/** What one project brings to a ratio: so much of `y` for so much of `x`. */
export interface Pair {
  x: number;
  y: number;
}

/** 97.5 % quantiles of Student's t for 1 to 9 degrees of freedom, as printed. */
const FEW = [12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.306, 2.2622];

/** 97.5 % quantile of Student's t; from ten degrees of freedom on by its expansion (Abramowitz & Stegun 26.7.5). */
export function studentT(freedom: number): number {
  const printed = FEW[freedom - 1];
  if (printed !== undefined) return printed;
  return Z + (Z ** 3 + Z) / (4 * freedom) + (5 * Z ** 5 + 16 * Z ** 3 + 3 * Z) / (96 * freedom ** 2);
}

interface Ratio {
  ratio: number;
  /** Between projects; null with fewer than two. */
  variance: number | null;
  projects: number;
}

/** Sum of y over sum of x, with the variance between projects (ratio estimate, Cochran 1977, §6.3). */
function ratioOf(given: readonly Pair[]): Ratio | null {
  const pairs = given.filter(({ x }) => x > 0);
  const x = sumOf(pairs.map((one) => one.x));
  if (x === 0) return null;
  const ratio = sumOf(pairs.map((one) => one.y)) / x;
  const projects = pairs.length;
  if (projects < 2) return { ratio, variance: null, projects };
  const squares = sumOf(pairs.map((one) => (one.y - ratio * one.x) ** 2));
  return { ratio, variance: ((projects / (projects - 1)) * squares) / (x * x), projects };
}

export interface PooledShare {
  share: number;
  /** 95 %. */
  interval: Interval;
}

/**
 * A share over several projects: `y` of `x` in each. What happens in one project is no independent proof for each of
 * its people, so that Wilson's interval is that of the effective number p(1−p)/V with V between projects, lessened for
 * few projects by (z/t)² (Korn & Graubard 1998) and never more than there are. One project alone, or projects that all
 * agree, give Wilson's interval of a simple sample.
 * @returns null when there is nothing to count
 */
export function pooledShare(pairs: readonly Pair[]): PooledShare | null {
  const found = ratioOf(pairs);
  if (found === null) return null;
  const { ratio: share, variance, projects } = found;
  const most = sumOf(pairs.map(({ x }) => x));
  const apart =
    variance === null || variance <= 0
      ? most
      : ((share * (1 - share)) / variance) * (Z / studentT(projects - 1)) ** 2;
  const isAgreed = share <= 0 || share >= 1;
  return { share: exact(share), interval: wilson(share, isAgreed ? most : Math.min(most, apart)) };
}

/**
 * What one of `x` costs over several projects, in whole fen, with its 95 % interval by Student's t between projects;
 * one project alone has no interval. Null without any `x`.
 */
export function pooledCost(pairs: readonly Pair[]): { each: number; interval: Interval | null } | null {
  const found = ratioOf(pairs);
  if (found === null) return null;
  const { ratio, variance, projects } = found;
  const each = Math.round(exact(ratio));
  if (variance === null) return { each, interval: null };
  const half = studentT(projects - 1) * Math.sqrt(variance);
  return {
    each,
    interval: { low: Math.round(exact(Math.max(ratio - half, 0))), high: Math.round(exact(ratio + half)) },
  };
}
