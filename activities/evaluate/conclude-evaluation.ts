import type { EvaluationOutcome } from '../../domain/evaluate/evaluation-outcome';
import { businessInstant } from '../../domain/record/clock';
import type { RecordedStep, Step } from '../../domain/record/step';
import type { RecordDeps } from '../record/record-step';
import { readClock, recordStep } from '../record/record-step';
import { concludedFacts, concludedFields, concludeRound, writeFindings } from './conclude-round';
import { scoreRound } from './score-round';

/** Makes the result final: score, standing vetoes, grade, and a record for each finding, in one transaction. */
export async function concludeEvaluation(
  deps: RecordDeps,
  input: { step: Step; evaluationId: string },
): Promise<{ recorded: RecordedStep; outcome: EvaluationOutcome }> {
  const { store } = deps;
  const evaluation = await store.evaluations.need(input.evaluationId);
  const at = input.step.at ?? businessInstant(await readClock(store), deps.now());
  const scored = await scoreRound(store, evaluation);
  const concluded = concludeRound(evaluation, scored);
  const recorded = await recordStep(
    deps,
    {
      ...input.step,
      at,
      facts: concludedFacts(scored, concluded),
      writes: [
        ...(input.step.writes ?? []),
        concludedFields(evaluation, scored, concluded, { state: input.step.state, finalAt: at }),
      ],
    },
    () => writeFindings(store, evaluation, concluded, at),
  );
  return { recorded, outcome: concluded.outcome };
}
