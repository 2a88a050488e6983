import type { Fen } from '../money/fen';
import type { ProjectTerms } from './project-input';
import { type ProjectProgress, withTranche } from './project-progress';

/** A supplement is paid with the last tranche; null when that is settled already, and nothing can be added any more. */
export function supplemented(
  progress: ProjectProgress,
  terms: Pick<ProjectTerms, 'tranches'>,
  amount: Fen,
): ProjectProgress | null {
  const last = terms.tranches[terms.tranches.length - 1];
  const tranche = last && progress.tranches[last.id];
  if (!last || tranche?.status !== 'waiting') return null;
  return {
    ...withTranche(progress, last.id, { amount: tranche.amount + amount }),
    supplements: progress.supplements + amount,
  };
}
