import type { Question } from '../../domain/evaluate/question';
import type { Invitation, SurveyRecord } from '../../domain/evaluate/survey-record';
import { Fault } from '../../domain/record/fault';
import type { Words } from '../../domain/record/words';
import type { Services } from '../record/services';

/** What somebody sees who holds a personal survey link. */
export interface SurveyBehind {
  invitation: Invitation;
  survey: SurveyRecord;
  programme: Words;
  project: string;
  closesAt: string | null;
  /** `answered` and `closed` take no answer any more. */
  status: 'open' | 'answered' | 'closed';
  questions: Question[];
  /** The rulebook looks for answers from one browser. */
  looksForSameDevice: boolean;
}

/** The invitation of a code, spent or not. @throws Fault `not-found`, the same for every wrong code */
export async function invitationOf({ store, sha256 }: Services, code: string): Promise<Invitation> {
  const invitation = await store.invitations.get(sha256(code));
  if (!invitation)
    throw new Fault('not-found', { en: 'there is no survey under this link', zh: '这个链接没有对应的问卷' });
  return invitation;
}

/** @throws Fault `not-found`, the same for every wrong code */
export async function surveyBehind(services: Services, code: string): Promise<SurveyBehind> {
  const { store } = services;
  const invitation = await invitationOf(services, code);
  const survey = await store.surveys.need(invitation.surveyId);
  const programme = await store.programmes.need(survey.programmeId);
  const project = await store.projects.need(survey.projectId);
  const { rulebook } = await store.rulebooks.need(survey.rulebookHash);
  return {
    invitation,
    survey,
    programme: programme.title,
    project: project.title,
    closesAt: survey.closesAt,
    status: invitation.usedAt !== null ? 'answered' : survey.state === 'open' ? 'open' : 'closed',
    questions: rulebook.survey.questions,
    looksForSameDevice: rulebook.survey.signs?.sameDevice !== undefined,
  };
}
