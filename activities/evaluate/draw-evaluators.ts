import { drawSample } from '../../domain/evaluate/draw-sample';
import type { EvaluationInput } from '../../domain/evaluate/evaluation-input';
import { type Recusal, recusalsOf } from '../../domain/match/recusal';
import type { Store } from '../../domain/record/store';

export interface EvaluatorDraw {
  seed: string;
  drawn: string[];
  /** Who could have been drawn, and who could not and why: the draw can be performed again. */
  candidates: string[];
  recused: Recusal[];
}

/** Draws independent evaluators by seed: neither of bureau, street or provider, nor tied to one of them. */
export async function drawEvaluators(
  store: Store,
  input: EvaluationInput,
  draw: { count: number; seed: string; lookBackYears: number; at: string },
): Promise<EvaluatorDraw> {
  const parties = [input.organisationId, input.bureauId, ...(input.streetId ? [input.streetId] : [])];
  const users = await store.users.find({ active: true, roles: 'evaluator' }, { sort: { id: 1 } });
  const available = users.flatMap(({ id, organisationId, evaluator }) =>
    evaluator?.available
      ? [{ evaluatorId: id, organisationId, expert: evaluator.expert, ties: evaluator.ties }]
      : [],
  );
  const recused = available.flatMap((one) => recusalsOf(one, parties, draw.at, draw.lookBackYears));
  const candidates = available
    .map((one) => one.evaluatorId)
    .filter((id) => !recused.some((one) => one.evaluatorId === id));
  return { seed: draw.seed, drawn: drawSample(candidates, draw.count, draw.seed), candidates, recused };
}
