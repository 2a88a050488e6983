import { Z } from './interval';
import type { SurveyTerms } from './survey-terms';

/**
 * Valid answers that estimate a share within a margin at 95 %: n₀ = z² p(1−p)/e², of a population of N no more than
 * n₀ / (1 + (n₀ − 1)/N) (Cochran 1977, §4.4). For 5 points around 50 %: 385 of very many, 278 of a thousand.
 * @param terms per cent
 */
export function plannedAnswers(
  frame: number,
  { margin, expected }: { margin: number; expected: number },
): number {
  if (frame === 0) return 0;
  const share = expected / 100;
  const ofMany = (Z * Z * share * (1 - share)) / (margin / 100) ** 2;
  return Math.min(frame, Math.ceil(ofMany / (1 + (ofMany - 1) / frame) - 1e-9));
}

type Terms = Pick<SurveyTerms, 'sampleShare' | 'minimumSample' | 'design' | 'precision'>;

/**
 * How many to ask of those served: everybody in a full survey; else the largest of the share (per cent), the minimum,
 * and what the precision wants when only the expected share of those asked answers. Never more than there are.
 */
export function sampleSize(frame: number, { sampleShare, minimumSample, design, precision }: Terms): number {
  if (design?.kind === 'full') return frame;
  const byShare = Math.ceil((frame * sampleShare) / 100 - 1e-9);
  const byPrecision = precision
    ? Math.ceil((plannedAnswers(frame, precision) * 100) / precision.response - 1e-9)
    : 0;
  return Math.min(frame, Math.max(minimumSample, byShare, byPrecision));
}

/**
 * How a sample is shared among strata: each gets its least (or all it has), the rest goes one by one to the stratum
 * with the fewest drawn for its size (Sainte-Laguë). When the least of all strata is more than `size`, it is drawn all
 * the same.
 * @returns for each stratum, in the order given; never more than it has
 */
export function allocate(sizes: readonly number[], size: number, least: number): number[] {
  const frame = sizes.reduce((sum, one) => sum + one, 0);
  const drawn = sizes.map((one) => Math.min(one, least));
  let left = Math.min(size, frame) - drawn.reduce((sum, one) => sum + one, 0);
  for (; left > 0; left -= 1) {
    const claims = sizes.map((one, at) => (drawn[at] === one ? 0 : one / ((drawn[at] ?? 0) + 0.5)));
    const next = claims.indexOf(Math.max(...claims));
    drawn[next] = (drawn[next] ?? 0) + 1;
  }
  return drawn;
}
