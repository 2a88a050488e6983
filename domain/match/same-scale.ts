import type { GradeBand } from '../evaluate/indicator';

/** Whether two rulebooks mean the same by a grade: the same codes from the same scores. How they are called is nothing. */
export function sameScale(one: readonly GradeBand[], other: readonly GradeBand[]): boolean {
  const bounds = (bands: readonly GradeBand[]) => bands.map(({ grade, from }) => `${from} ${grade}`).sort();
  return bounds(one).join('\n') === bounds(other).join('\n');
}
