import { z } from 'zod';
import { Fault } from '../../domain/record/fault';
import { route } from '../record/route';
import { words } from '../record/schemas';
import type { Services } from '../record/services';
import { questionsOf, storeAnswer } from './store-answer';
import { answerValues, questionView } from './survey-schema';

const params = z.object({ code: z.string().min(20).max(64) });

/** The invitation of a code, spent or not. @throws Fault `not-found`, the same for every wrong code */
async function invitationOf({ store, sha256 }: Services, code: string) {
  const invitation = await store.invitations.get(sha256(code));
  if (!invitation) throw new Fault('not-found', 'there is no survey under this link');
  return invitation;
}

export const answerRoutes = [
  route({
    method: 'get',
    path: '/surveys/answer/:code',
    action: 'public',
    summary: 'The questions behind a personal survey link; no sign-in',
    tag: 'evaluate',
    params,
    answer: z.object({
      programme: words,
      project: z.string(),
      closesAt: z.string().nullable(),
      /** `answered` and `closed` take no answer any more. */
      status: z.enum(['open', 'answered', 'closed']),
      questions: z.array(questionView),
    }),
    handle: async ({ services, params: { code } }) => {
      const { store } = services;
      const invitation = await invitationOf(services, code);
      const survey = await store.surveys.need(invitation.surveyId);
      const programme = await store.programmes.need(survey.programmeId);
      const project = await store.projects.need(survey.projectId);
      const status = invitation.usedAt !== null ? 'answered' : survey.state === 'open' ? 'open' : 'closed';
      const questions = await questionsOf(services, survey);
      return {
        programme: programme.title,
        project: project.title,
        closesAt: survey.closesAt,
        status,
        questions,
      } as const;
    },
  }),
  route({
    method: 'post',
    path: '/surveys/answer/:code',
    action: 'public',
    summary: 'Answer the survey, once; the answer is not tied to the household',
    tag: 'evaluate',
    status: 201,
    // The link itself works once; an Idempotency-Key would leave a trace of what was answered.
    repeatable: true,
    params,
    body: z.strictObject({ proxy: z.boolean().default(false), values: answerValues }),
    answer: z.object({ taken: z.literal(true) }),
    handle: async ({ services, params: { code }, at, body }) => {
      const invitation = await invitationOf(services, code);
      await storeAnswer(services, invitation, { ...body, mode: 'link', enteredBy: null }, at);
      return { taken: true as const };
    },
  }),
];
