import type { EvaluationRound, Rulebook } from '../publish/rulebook';
import { Fault } from '../record/fault';

/** @throws Fault `not-found` when the rulebook has no such round */
export function roundOf(rulebook: Rulebook, round: string): EvaluationRound {
  const found = rulebook.evaluation.rounds.find((one) => one.id === round);
  if (!found)
    throw new Fault('not-found', {
      en: `the rulebook ${rulebook.id} has no evaluation round "${round}"`,
      zh: `规则手册没有“${round}”这一轮评价`,
    });
  return found;
}
