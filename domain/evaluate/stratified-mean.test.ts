import { type StratumMoments, stratifiedMean } from './stratified-mean';

/** n, sum and sum of squares of a variable, as counted in a published data set. */
const moments = (population: number, n: number, sum: number, squares: number): StratumMoments => ({
  population,
  n,
  mean: sum / n,
  variance: (squares - (sum * sum) / n) / (n - 1),
});

/** A share: yes of n. */
const share = (population: number, n: number, yes: number): StratumMoments =>
  moments(population, n, yes, yes);

/**
 * The Academic Performance Index of California's schools in 2000 comes with R's package `survey` (Lumley) as `apisrs`,
 * a simple sample of 200 schools of 6,194, and `apistrat`, one stratified by type of school
 * (https://search.r-project.org/CRAN/refmans/survey/html/api.html). Sums and sums of squares of `api00` and the
 * numbers of schools with `awards` are counted in those data; the figures to reach are R's own:
 *
 *     library(survey); data(api)
 *     d  <- svydesign(id = ~1, weights = ~pw, fpc = ~fpc, data = apisrs)
 *     ds <- svydesign(id = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = apistrat)
 *     svymean(~api00, d); svymean(~api00, ds)   # printed in the package's vignette "survey"
 *     svymean(~awards, ds); confint(svymean(~awards, ds))
 *     svyciprop(~I(awards == "No"), ds, method = "xlogit", df = Inf)
 *
 * `awards` is of survey 4.5 in full precision, as the tests of the Python package `svy` quote it beside the script
 * (tests/svy/categorical/test_tabulate_where.py). Both intervals follow from that mean m and standard error s as the
 * package documents them (.../survey/html/svyciprop.html): m ± 1.959964 s, and logit m ± 1.959964 s / (m (1 − m))
 * taken back. R's weights are rounded to single precision, so that figures agree to eight digits and no more.
 */
describe('against R, package survey', () => {
  it('svymean(~api00) on the simple sample apisrs is 656.58 with a standard error of 9.2497', () => {
    const { mean, standardError } = stratifiedMean([moments(6194, 200, 131_317, 89_739_575)]);
    expect(mean.toFixed(2)).toMatch(/^656\.5[89]$/);
    expect(mean).toBe(656.585);
    expect(standardError.toFixed(4)).toBe('9.2497');
  });

  it('svymean(~api00) on the stratified sample apistrat is 662.29 with a standard error of 9.4089', () => {
    const { mean, standardError } = stratifiedMean([
      moments(4421, 100, 67_443, 47_038_637),
      moments(755, 50, 31_291, 20_167_941),
      moments(1018, 50, 31_830, 20_940_396),
    ]);
    expect(mean.toFixed(2)).toBe('662.29');
    expect(standardError.toFixed(4)).toBe('9.4089');
  });

  it('svymean(~awards) on apistrat: 36.106 % without an award, standard error 3.4406 points', () => {
    const { mean, standardError } = stratifiedMean([
      share(4421, 100, 27),
      share(755, 50, 34),
      share(1018, 50, 26),
    ]);
    expect(mean).toBeCloseTo(0.361063935949422, 7);
    expect(standardError).toBeCloseTo(0.034405917997269, 7);
  });
});

describe("against Lohr's Sampling: Design and Analysis, Example 4.3", () => {
  it('the seven learned societies have 24.65 % women, standard error 0.0071, by the weights of those who answered', () => {
    const societies: [members: number, returned: number, women: number][] = [
      [9100, 636, 38],
      [1950, 451, 27],
      [5500, 481, 18],
      [10_850, 611, 19],
      [2100, 493, 36],
      [5500, 575, 13],
      [9000, 588, 26],
    ];
    const { mean, standardError } = stratifiedMean(
      societies.map(([population, n, percent]) => ({
        population,
        n,
        mean: percent / 100,
        variance: (n / (n - 1)) * (percent / 100) * (1 - percent / 100),
      })),
    );
    expect(mean.toFixed(4)).toBe('0.2465');
    expect(standardError).toBeCloseTo(0.007118622, 9);
  });
});
