import { quantile } from './load';

/** How two lots of times stand to each other; milliseconds. */
export interface Apart {
  first: number;
  second: number;
  /** Between the medians. */
  difference: number;
  /** The chance that of one time of each the first is the longer one, ties half: 0.5 tells nothing. */
  chance: number;
  /** How far the chance lies off 0.5, in standard errors (Mann and Whitney's U under the hypothesis of no difference). */
  z: number;
}

export function apartBy(first: readonly number[], second: readonly number[]): Apart {
  const [n, m] = [first.length, second.length];
  const all = [...first.map((ms) => ({ ms, own: 1 })), ...second.map((ms) => ({ ms, own: 0 }))];
  all.sort((a, b) => a.ms - b.ms);
  // Clocks tell microseconds: ties are too few to count.
  const ranks = all.reduce((sum, { own }, place) => sum + own * (place + 1), 0);
  const u = ranks - (n * (n + 1)) / 2;
  const medians = [quantile(first, 0.5), quantile(second, 0.5)] as const;
  return {
    ...{ first: medians[0], second: medians[1], difference: Math.abs(medians[0] - medians[1]) },
    chance: u / (n * m),
    z: (u - (n * m) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12),
  };
}

/** Apart by more than chance, which gives 4 standard errors once in 16,000 times. */
export const isNoChance = ({ z }: Apart): boolean => Math.abs(z) > 4;
