import type { Effect, Total } from '../evaluate/total';
import type { Json } from '../record/journal';
import type { Criterion } from './criterion';
import type { CriterionScore } from './score-application';

/** A derivation as the public has it: the numbers that the words of `explainRow` tell, and no seat, person or project. */
export interface PublicDerivation {
  criteria: {
    criterion: string;
    rule: Criterion['rule']['kind'];
    /** Points of the criterion in the rubric. */
    of: number;
    /** null: not applicable. */
    points: number | null;
    effect: Effect | null;
    /** What seats gave, ascending, those who gave nothing first; null where no seat judges. */
    marks: (number | null)[] | null;
  }[];
  total: Total | null;
}

/** Null for who was not scored. */
export function publicDerivation(derivation: Json): PublicDerivation | null {
  const known = derivation as unknown as { criteria?: CriterionScore[]; total?: Total } | null;
  if (!known?.criteria) return null;
  const criteria = known.criteria.map(({ criterion, rule, of, points, effect = null, from }) => ({
    ...{ criterion, rule, of, points, effect },
    marks: Array.isArray(from) ? from.map((one) => one.points).sort((a, b) => (a ?? -1) - (b ?? -1)) : null,
  }));
  return { criteria, total: known.total ?? null };
}
