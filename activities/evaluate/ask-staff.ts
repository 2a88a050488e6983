import { evaluationId } from '../../domain/evaluate/evaluation-ids';
import type { SurveyRecord } from '../../domain/evaluate/survey-record';
import { enterers, whoEnters } from '../../domain/evaluate/who-enters';
import type { Store } from '../../domain/record/store';
import type { TaskDraft } from '../../domain/record/task';

/** Asks those to enter answers whom the rulebook names: one task for an office, one for each evaluator. */
export async function askStaff(
  store: Store,
  survey: Pick<SurveyRecord, 'projectId' | 'round' | 'bureauId' | 'streetId' | 'rulebookHash'> & {
    surveyId: string;
  },
  task: Pick<TaskDraft, 'key' | 'what'>,
): Promise<TaskDraft[]> {
  const { projectId, round, surveyId, rulebookHash } = survey;
  const { rulebook } = await store.rulebooks.need(rulebookHash);
  const evaluation = await store.evaluations.get(evaluationId(projectId, round));
  const offices = { ...survey, evaluatorIds: evaluation?.evaluatorIds ?? [] };
  return enterers(whoEnters(rulebook.survey.enteredBy, offices), offices).map((one) => ({
    ...task,
    key: one.userId ? `${task.key}/${one.userId}` : task.key,
    for: one,
    deadlineKey: 'close',
    at: `/surveys/${surveyId}/calls`,
  }));
}
