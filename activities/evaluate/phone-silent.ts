import type { RecordedStep, Step } from '../../domain/record/step';
import type { RecordDeps } from '../record/record-step';
import { recordStep } from '../record/record-step';

/** Asks staff to phone those who have a link and have not answered by it; nobody where all have. */
export async function phoneSilent(
  deps: RecordDeps,
  { step, surveyId }: { step: Step; surveyId: string },
): Promise<{ recorded: RecordedStep }> {
  const { store } = deps;
  const { bureauId } = await store.surveys.need(surveyId);
  const silent = await store.invitations.count({ surveyId, mode: 'link', usedAt: null });
  const task = {
    key: 'phone',
    what: 'survey.phone-silent',
    for: { role: 'bureau-officer' as const, organisationId: bureauId },
    deadlineKey: 'close',
    at: `/surveys/${surveyId}/calls`,
  };
  const recorded = await recordStep(deps, {
    ...step,
    facts: { silent },
    openTasks: silent === 0 ? [] : [task],
  });
  return { recorded };
}
