import { exact } from './exact';
import { type Interval, wilson, wilsonInterval, Z } from './interval';
import { stratifiedMean } from './stratified-mean';

/** Groups smaller than this are never shown: they could tell who said what. */
export const SMALLEST_GROUP = 5;

/** How many of one stratum said yes. */
export interface Counted {
  /** Keys of the strata that it holds: more than one where strata were joined. */
  strata: readonly string[];
  /** How many were served. */
  population: number;
  n: number;
  yes: number;
}

/** Shares from 0 to 1. */
export interface ShareEstimate {
  share: number;
  standardError: number;
  /** 95 %. */
  interval: Interval;
  /** What was weighed, after joining. */
  from: Counted[];
}

/**
 * The share of those served who say yes, from what answered in each stratum. Who answered in a stratum stands for all
 * in it (weight N/n), so that a stratum that was drawn or answers more readily counts no more than its size.
 * Strata with fewer than five answers are joined with the next smallest first (collapsed strata, Cochran 1977, §5A.12):
 * one answer has no spread, and a share of few people in a sum of known weights could be worked out again.
 * @returns null when fewer than five answered at all
 */
export function shareEstimate(given: readonly Counted[]): ShareEstimate | null {
  const from = joined(given);
  if (from.reduce((sum, one) => sum + one.n, 0) < SMALLEST_GROUP) return null;
  const { mean, standardError } = stratifiedMean(
    from.map(({ population, n, yes }) => {
      const share = yes / n;
      // Somebody may have been served after the draw: more answers than people leave no doubt, and no more.
      return {
        population: Math.max(population, n),
        n,
        mean: share,
        variance: n > 1 ? (n / (n - 1)) * share * (1 - share) : 0,
      };
    }),
  );
  const share = exact(Math.min(mean, 1));
  return { share, standardError: exact(standardError), interval: intervalOf(from, share), from };
}

/**
 * Wilson's interval for an effective number of answers p(1−p)/V. In V the share of each stratum is drawn towards the
 * common one by z² answers, the weight that Wilson's interval itself gives its centre: a stratum of few answers that
 * happen to agree is not taken for one without spread. One stratum gives Wilson's interval of a simple sample.
 */
function intervalOf(from: readonly Counted[], share: number): Interval {
  const [only, ...others] = from;
  if (only && others.length === 0) return wilsonInterval(only.yes, only.n, only.population);
  const population = from.reduce((sum, one) => sum + one.population, 0);
  let spread = 0;
  let open = 0;
  for (const { population: size, n, yes } of from) {
    const lessened = n >= size ? 0 : (size - n) / ((size - 1) * n);
    const part = (size / population) ** 2 * lessened;
    const towards = (yes + Z * Z * share) / (n + Z * Z);
    spread += part * towards * (1 - towards);
    open += part;
  }
  if (open === 0) return { low: share, high: share };
  const ofOne = share * (1 - share);
  return wilson(share, ofOne === 0 ? 1 / open : ofOne / spread);
}

/** Joins the stratum with the fewest answers to the next one until each has five. */
function joined(given: readonly Counted[]): Counted[] {
  const strata = given.filter((one) => one.population > 0 || one.n > 0).sort(byAnswers);
  for (;;) {
    const [fewest, next, ...others] = strata;
    if (!fewest || !next || fewest.n >= SMALLEST_GROUP) return strata.sort(byName);
    const both: Counted = {
      strata: [...fewest.strata, ...next.strata].sort(),
      population: fewest.population + next.population,
      n: fewest.n + next.n,
      yes: fewest.yes + next.yes,
    };
    strata.splice(0, strata.length, ...[both, ...others].sort(byAnswers));
  }
}

const nameOf = ({ strata }: Counted): string => strata.join(' ');
const byName = (a: Counted, b: Counted): number => (nameOf(a) < nameOf(b) ? -1 : 1);

function byAnswers(a: Counted, b: Counted): number {
  return a.n - b.n || a.population - b.population || byName(a, b);
}
