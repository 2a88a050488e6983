import { checkAnswer, missingAnswers } from '../../domain/evaluate/check-answer';
import type { Question } from '../../domain/evaluate/question';
import { surveyQuotaReached } from '../../domain/evaluate/survey-notices';
import type { Answer, Invitation, SurveyRecord } from '../../domain/evaluate/survey-record';
import { Fault } from '../../domain/record/fault';
import { workflowId } from '../../domain/record/workflow-id';
import type { Services } from '../record/services';
import { forgetAnswers } from './kept-answers';

export interface GivenAnswer {
  mode: Answer['mode'];
  proxy: boolean;
  values: Answer['values'];
  enteredBy: string | null;
}

async function questionsOf({ store }: Services, survey: SurveyRecord): Promise<Question[]> {
  return (await store.rulebooks.need(survey.rulebookHash)).rulebook.survey.questions;
}

/**
 * Stores an answer and spends its invitation in one transaction. The answer's id is random and its instant is the
 * survey's opening: nothing of it can be laid beside the moment at which the link was used.
 * @param link that it came by: what was kept under its code until now is forgotten; and whether the browser had sent
 * another answer before, which is counted if the rulebook looks for it
 * @throws Fault `invalid-input` naming what is wrong with the answers; `conflict` for a spent invitation;
 * `not-allowed-now` once the survey has closed
 */
export async function storeAnswer(
  services: Services,
  invitation: Invitation,
  given: GivenAnswer,
  at: string,
  link?: { code: string; isSameDevice?: boolean },
): Promise<void> {
  const { store } = services;
  const survey = await store.surveys.need(invitation.surveyId);
  const questions = await questionsOf(services, survey);
  const missing = missingAnswers(questions, given.values);
  // Whoever answers alone can still fill a gap; an interview that broke off cannot be repeated.
  const fields = [...checkAnswer(questions, given.values), ...(given.enteredBy === null ? missing : [])];
  if (fields.length > 0)
    throw new Fault('invalid-input', { en: 'the answer is not complete', zh: '问卷尚未答完' }, { fields });
  const answer: Answer = {
    id: services.newSeed(),
    surveyId: survey.id,
    ...given,
    stratum: invitation.stratum ?? null,
    valid: missing.length === 0,
    at: survey.openedAt,
  };
  const answers = await store.transaction(async () => {
    // Counting on the survey's own record makes closing and answering wait for each other.
    const open = await store.surveys.add(
      { id: survey.id, state: 'open' },
      { answers: 1, validAnswers: answer.valid ? 1 : 0, ...(link?.isSameDevice && { sameDevice: 1 }) },
    );
    if (!open)
      throw new Fault(
        'not-allowed-now',
        { en: 'the survey has closed', zh: '调查已经结束' },
        { state: 'closed', allowed: [] },
      );
    const spent = { usedAt: at, ...(given.enteredBy !== null && { byStaff: true }) };
    if (!(await store.invitations.update({ id: invitation.id, usedAt: null }, spent))) {
      throw new Fault('conflict', {
        en: 'this invitation has been used: each counts once',
        zh: '这份邀请已经用过，每份只能答一次',
      });
    }
    await store.answers.insert(answer);
    if (link) await forgetAnswers(services, link.code);
    return (await store.surveys.need(survey.id)).answers;
  }, workflowId.survey(survey.id));
  if (answers >= survey.sample) await services.signal(workflowId.survey(survey.id), surveyQuotaReached, {});
}
