import type { ProjectTerms } from '../serve/project-input';
import type { Rulebook } from './rulebook';

/** The parts of a rulebook that a project takes along when it is awarded. */
export function projectTerms(rulebook: Rulebook): ProjectTerms {
  const { kind, signing, serve, improve, tranches, payment, consequences, budget, reminders, evaluation } =
    rulebook;
  return {
    kind,
    signing,
    serve,
    improve,
    tranches,
    payment,
    consequences,
    budget,
    reminders,
    rounds: evaluation.rounds.map(({ id, passMark }) => ({ id, passMark })),
    bands: evaluation.bands,
  };
}
