/** What a simple sample of one stratum 层 found. */
export interface StratumMoments {
  /** How many there are in all. */
  population: number;
  /** How many of them answered: at least one. */
  n: number;
  mean: number;
  /** Variance of the answers, with n − 1; 0 for one answer alone. */
  variance: number;
}

export interface Estimate {
  mean: number;
  standardError: number;
}

/**
 * The mean of a population from a stratified sample: each stratum weighs as many as there are in it, not as many as
 * answered. The standard error carries the finite population correction (1 − n/N) of each stratum (Cochran 1977,
 * §§5.3–5.6). One stratum is the simple sample.
 */
export function stratifiedMean(strata: readonly StratumMoments[]): Estimate {
  const population = strata.reduce((sum, one) => sum + one.population, 0);
  let mean = 0;
  let variance = 0;
  for (const one of strata) {
    const weight = one.population / population;
    mean += weight * one.mean;
    variance += weight * weight * (1 - one.n / one.population) * (one.variance / one.n);
  }
  return { mean, standardError: Math.sqrt(Math.max(variance, 0)) };
}
