import type { RecordedStep, Step } from '../../domain/record/step';
import type { RecordDeps } from '../record/record-step';
import { recordStep } from '../record/record-step';

/** Writes again to those with a link that have not answered, and to nobody else. */
export async function remindSurvey(
  deps: RecordDeps,
  { step, surveyId, reminder }: { step: Step; surveyId: string; reminder: string },
): Promise<{ recorded: RecordedStep }> {
  const open = await deps.store.invitations.find(
    { surveyId, mode: 'link', usedAt: null },
    { sort: { id: 1 } },
  );
  const recorded = await recordStep(deps, {
    ...step,
    facts: { reminder, reminded: open.length },
    notices: open.map(({ householdId }) => ({
      template: 'evaluate/survey-reminder',
      to: { householdId },
      businessKey: `${surveyId}/${reminder}`,
      data: { surveyId },
    })),
  });
  return { recorded };
}
