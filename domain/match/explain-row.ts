import type { Total } from '../evaluate/total';
import { totalWords } from '../evaluate/total-words';
import type { ReviewTerms } from '../publish/rulebook';
import type { Json } from '../record/journal';
import type { Words } from '../record/words';
import { type ExplainedCriterion, explainCriterion } from './explain-criterion';
import type { CriterionScore } from './score-application';

/** The derivation of one row of a ranking in words; criteria are empty for who was not scored. */
export interface ExplainedRow {
  criteria: ExplainedCriterion[];
  /** How the criteria came to the score; null where it is the sum of the points. */
  total: Words | null;
}

/**
 * Explains a row of a ranking by the rulebook that it was made by.
 * @param seats 'named': with the number of each seat; 'unnamed': marks only, ascending, for the public
 */
export function explainRow(
  derivation: Json,
  { criteria, stages = [] }: Pick<ReviewTerms, 'criteria' | 'stages'>,
  seats: 'named' | 'unnamed',
): ExplainedRow {
  const known = derivation as unknown as { criteria?: CriterionScore[]; total?: Total } | null;
  const titleOf = (id: string) => stages.find((one) => one.id === id)?.title ?? { zh: id, en: id };
  return {
    criteria: (known?.criteria ?? []).map((one) => explainCriterion(criteria, one, seats)),
    total: known?.total ? totalWords(known.total, titleOf) : null,
  };
}
