import { type AppraisalFigure, appraisalFigures, belowBound } from '../../domain/evaluate/appraisal';
import type { AppraisalBound } from '../../domain/evaluate/appraisal-terms';
import type { Store } from '../../domain/record/store';

/** Who of these evaluators falls short of the rulebook's bound; nobody is looked up without one. */
export async function appraisedBelow(
  store: Store,
  evaluatorIds: readonly string[],
  bound: AppraisalBound | undefined,
): Promise<AppraisalFigure[]> {
  if (!bound) return [];
  const rounds = await store.evaluations.pick({ 'appraisals.evaluatorId': { $in: evaluatorIds } }, [
    'appraisals',
  ]);
  const all = rounds.flatMap(({ appraisals = [] }) => appraisals);
  return belowBound(appraisalFigures(all.filter((one) => evaluatorIds.includes(one.evaluatorId))), bound);
}
