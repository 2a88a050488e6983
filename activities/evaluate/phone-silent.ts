import type { RecordedStep, Step } from '../../domain/record/step';
import type { RecordDeps } from '../record/record-step';
import { recordStep } from '../record/record-step';
import { askStaff } from './ask-staff';

/** Asks staff to phone those who have a link and have not answered by it; nobody where all have. */
export async function phoneSilent(
  deps: RecordDeps,
  { step, surveyId }: { step: Step; surveyId: string },
): Promise<{ recorded: RecordedStep }> {
  const { store } = deps;
  const survey = await store.surveys.need(surveyId);
  const silent = await store.invitations.count({ surveyId, mode: 'link', usedAt: null });
  const task = { key: 'phone', what: 'survey.phone-silent' };
  const recorded = await recordStep(deps, {
    ...step,
    facts: { silent },
    openTasks: silent === 0 ? [] : await askStaff(store, { ...survey, surveyId }, task),
  });
  return { recorded };
}
