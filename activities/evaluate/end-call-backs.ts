import { callBackFigures } from '../../domain/evaluate/call-back';
import type { RecordedStep, Step } from '../../domain/record/step';
import type { RecordDeps } from '../record/record-step';
import { recordStep } from '../record/record-step';

/** The time to call back is over, or nobody is left to call: who was not called is recorded; what they said is not. */
export async function endCallBacks(
  deps: RecordDeps,
  { step, surveyId }: { step: Step; surveyId: string },
): Promise<{ recorded: RecordedStep }> {
  const { callBacks = [] } = await deps.store.surveys.need(surveyId);
  const figures = callBackFigures(callBacks);
  const recorded = await recordStep(deps, {
    ...step,
    facts: figures,
    writes: [{ collection: 'surveys', id: surveyId, set: { callBacksLapsed: figures.silent } }],
  });
  return { recorded };
}
