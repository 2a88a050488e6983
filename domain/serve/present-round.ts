import type { ProjectTerms } from './project-input';
import type { ProjectProgress } from './project-progress';

/**
 * The evaluation round to which something found now belongs, and whose tranche it may hold: the next that is not
 * concluded; after the last one, the last.
 */
export function presentRound(
  { rounds }: Pick<ProjectProgress, 'rounds'>,
  terms: Pick<ProjectTerms, 'rounds'>,
): string {
  const ids = terms.rounds.map(({ id }) => id);
  return ids.find((id) => rounds[id]?.status !== 'closed') ?? ids.at(-1) ?? '';
}
