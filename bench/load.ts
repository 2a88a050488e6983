/** How long each piece of work took (ms) and how long all of it (s). */
export interface Load {
  millis: number[];
  seconds: number;
}

export interface LoadFigures {
  perSecond: number;
  p50: number;
  p95: number;
}

/** On a machine that is too slow for all of it, nothing more is begun after so many seconds. */
const MOST_SECONDS = 12;

/** Does `count` pieces of work, `atOnce` of them at the same time. */
export async function underLoad(
  count: number,
  atOnce: number,
  work: (n: number) => Promise<unknown>,
  mostSeconds = MOST_SECONDS,
): Promise<Load> {
  const millis: number[] = [];
  const begun = performance.now();
  let next = 0;
  const worker = async () => {
    for (let n = next++; n < count; n = next++) {
      const from = performance.now();
      if (from - begun > mostSeconds * 1000) return;
      await work(n);
      millis.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { millis, seconds: (performance.now() - begun) / 1000 };
}

export function figuresOf({ millis, seconds }: Load): LoadFigures {
  return {
    perSecond: millis.length / seconds,
    p50: quantile(millis, 0.5),
    p95: quantile(millis, 0.95),
  };
}

/** The smallest value that at least this share of all do not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
