import type { CodeMode } from '../../domain/evaluate/answer-mode';
import type { Question } from '../../domain/evaluate/question';
import type { Invitation, SurveyRecord } from '../../domain/evaluate/survey-record';
import { Fault } from '../../domain/record/fault';
import type { Words } from '../../domain/record/words';
import type { Services } from '../record/services';

/** What somebody sees who holds a personal survey link. */
export interface SurveyBehind {
  invitation: Invitation;
  /** Whether the code is the one in a mail, or the one on a sheet. */
  mode: CodeMode;
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
export async function invitationOf(
  { store, sha256 }: Services,
  code: string,
): Promise<Pick<SurveyBehind, 'invitation' | 'mode'>> {
  const hash = sha256(code);
  const byLink = await store.invitations.get(hash);
  const invitation = byLink ?? (await store.invitations.first({ qrId: hash }));
  if (!invitation)
    throw new Fault('not-found', { en: 'there is no survey under this link', zh: '这个链接没有对应的问卷' });
  return { invitation, mode: byLink ? 'link' : 'qr' };
}

/** @throws Fault `not-found`, the same for every wrong code */
export async function surveyBehind(services: Services, code: string): Promise<SurveyBehind> {
  const { store } = services;
  const { invitation, mode } = await invitationOf(services, code);
  const survey = await store.surveys.need(invitation.surveyId);
  const programme = await store.programmes.need(survey.programmeId);
  const project = await store.projects.need(survey.projectId);
  const { rulebook } = await store.rulebooks.need(survey.rulebookHash);
  return {
    invitation,
    mode,
    survey,
    programme: programme.title,
    project: project.title,
    closesAt: survey.closesAt,
    status: invitation.usedAt !== null ? 'answered' : survey.state === 'open' ? 'open' : 'closed',
    questions: rulebook.survey.questions,
    looksForSameDevice: rulebook.survey.signs?.sameDevice !== undefined,
  };
}
