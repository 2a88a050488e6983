import type { AppraisalFigure } from '../../domain/evaluate/appraisal';
import type { AppraisalBound } from '../../domain/evaluate/appraisal-terms';
import { drawSample } from '../../domain/evaluate/draw-sample';
import type { EvaluationInput } from '../../domain/evaluate/evaluation-input';
import { type Recusal, recusalsOf } from '../../domain/match/recusal';
import type { Store } from '../../domain/record/store';
import { appraisedBelow } from './read-appraisals';

export interface EvaluatorDraw {
  seed: string;
  drawn: string[];
  /** Who could have been drawn, and who could not and why: the draw can be performed again. */
  candidates: string[];
  recused: Recusal[];
  /** Who was left out for what bureaus and providers think of them. Absent: the rulebook sets no bound. */
  appraisedBelow?: AppraisalFigure[];
}

/**
 * Draws independent evaluators by seed: neither of bureau, street or provider, nor tied to one of them, nor thought too
 * little of by the rulebook's bound.
 */
export async function drawEvaluators(
  store: Store,
  input: Pick<EvaluationInput, 'organisationId' | 'bureauId' | 'streetId'>,
  draw: {
    count: number;
    seed: string;
    lookBackYears: number;
    leastAppraisal: AppraisalBound | undefined;
    at: string;
    /** Not drawn, whatever else speaks for them. */
    without?: readonly string[];
  },
): Promise<EvaluatorDraw> {
  const parties = [input.organisationId, input.bureauId, ...(input.streetId ? [input.streetId] : [])];
  const users = await store.users.find({ active: true, roles: 'evaluator' }, { sort: { id: 1 } });
  const available = users.flatMap(({ id, organisationId, evaluator }) =>
    evaluator?.available && !draw.without?.includes(id)
      ? [{ evaluatorId: id, organisationId, expert: evaluator.expert, ties: evaluator.ties }]
      : [],
  );
  const recused = available.flatMap((one) => recusalsOf(one, parties, draw.at, draw.lookBackYears));
  const ids = available.map((one) => one.evaluatorId);
  const below = await appraisedBelow(store, ids, draw.leastAppraisal);
  const candidates = available
    .map((one) => one.evaluatorId)
    .filter((id) => ![...recused, ...below].some((one) => one.evaluatorId === id));
  return {
    ...{ seed: draw.seed, drawn: drawSample(candidates, draw.count, draw.seed), candidates, recused },
    ...(draw.leastAppraisal && { appraisedBelow: below }),
  };
}
