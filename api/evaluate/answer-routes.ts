import { z } from 'zod';
import { route } from '../record/route';
import { words } from '../record/schemas';
import { storeAnswer } from './store-answer';
import { invitationOf, surveyBehind } from './survey-behind';
import { answerValues, questionView } from './survey-schema';

const params = z.object({ code: z.string().min(20).max(64) });

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
      const { programme, project, closesAt, status, questions } = await surveyBehind(services, code);
      return { programme, project, closesAt, status, questions };
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
      const { invitation, mode } = await invitationOf(services, code);
      await storeAnswer(services, invitation, { ...body, mode, enteredBy: null }, at, { code });
      return { taken: true as const };
    },
  }),
];
