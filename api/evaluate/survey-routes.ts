import { z } from 'zod';
import { STAFF_MODES } from '../../domain/evaluate/answer-mode';
import { USUAL_AWARENESS } from '../../domain/evaluate/awareness-terms';
import { callBackSigns } from '../../domain/evaluate/call-back';
import { freeTexts } from '../../domain/evaluate/free-texts';
import { Fault } from '../../domain/record/fault';
import { route } from '../record/route';
import { pageOf, pageQuery } from '../record/schemas';
import { surveyParams, toEntry, toSurvey } from './evaluation-params';
import { storeAnswer } from './store-answer';
import { answerValues, surveySign, surveyView } from './survey-schema';

export const surveyRoutes = [
  route({
    method: 'get',
    path: '/surveys/:surveyId',
    action: 'evaluate.see-survey',
    summary: 'A satisfaction survey 满意度: how far it is, and its result once it has closed',
    tag: 'evaluate',
    params: surveyParams,
    answer: surveyView,
    relation: toSurvey,
    handle: async ({ services, params }) => {
      const survey = await services.store.surveys.need(params.surveyId);
      const { rulebook } = await services.store.rulebooks.need(survey.rulebookHash);
      const { questions, awareness = USUAL_AWARENESS } = rulebook.survey;
      return { ...survey, questions, awareFrom: awareness };
    },
  }),
  route({
    method: 'get',
    path: '/surveys/:surveyId/signs',
    action: 'evaluate.see-survey-signs',
    summary:
      'What about the answers made-up ones would show as well: reasons to look closer, no verdict; once the survey has closed',
    tag: 'evaluate',
    params: surveyParams,
    answer: z.object({ items: z.array(surveySign) }),
    relation: toSurvey,
    handle: async ({ services, params }) => {
      const survey = await services.store.surveys.need(params.surveyId);
      const { signs = [], callBacks = [], callBacksLapsed } = survey;
      return { items: [...callBackSigns(callBacks, callBacksLapsed), ...signs] };
    },
  }),
  route({
    method: 'get',
    path: '/surveys/:surveyId/texts',
    action: 'evaluate.read-survey-texts',
    summary:
      'What recipients wrote in their own words: texts alone, in no order of time; once the survey has closed, and of five answers or more',
    tag: 'evaluate',
    params: surveyParams,
    answer: z.object({
      items: z.array(z.object({ question: z.string(), texts: z.array(z.string()), leftOut: z.int() })),
    }),
    relation: toSurvey,
    handle: async ({ services: { store }, params: { surveyId } }) => {
      const { state, rulebookHash } = await store.surveys.need(surveyId);
      if (state === 'open') return { items: [] };
      const { rulebook } = await store.rulebooks.need(rulebookHash);
      const answers = await store.answers.find({ surveyId });
      return { items: freeTexts(rulebook.survey.questions, answers) ?? [] };
    },
  }),
  route({
    method: 'get',
    path: '/surveys/:surveyId/calls',
    action: 'evaluate.enter-answers',
    summary:
      'Households of the sample that have not answered, by the code of their file: to be asked by phone, on the spot or on paper',
    tag: 'evaluate',
    params: surveyParams,
    query: pageQuery.extend({ householdId: z.string().min(1).max(64).optional() }),
    answer: pageOf(
      z.object({ householdId: z.string(), file: z.string(), invitedBy: z.enum(['link', 'staff']) }),
    ),
    relation: toEntry,
    handle: async ({ services: { store }, params, query: { householdId, ...page } }) => {
      const open = { surveyId: params.surveyId, usedAt: null, ...(householdId && { householdId }) };
      const { items, next } = await store.page('invitations', open, page);
      const files = await store.households.find({ id: { $in: items.map((one) => one.householdId) } });
      const codes = new Map(files.map((file) => [file.id, file.code]));
      const calls = items.map(({ householdId, mode }) => ({
        householdId,
        file: codes.get(householdId) ?? householdId,
        invitedBy: mode,
      }));
      return { items: calls, next };
    },
  }),
  route({
    method: 'post',
    path: '/surveys/:surveyId/answers',
    action: 'evaluate.enter-answers',
    summary: 'Enter an answer given by phone, on the spot or on paper; each household counts once',
    tag: 'evaluate',
    status: 201,
    // Each invitation works once: that is the guard against doing it twice, and no trace of the answer stays elsewhere.
    repeatable: true,
    params: surveyParams,
    body: z.strictObject({
      householdId: z.string().min(1).max(64),
      mode: z.enum(STAFF_MODES),
      /** A carer answered for a recipient who could not. */
      proxy: z.boolean().default(false),
      values: answerValues,
    }),
    answer: z.object({ taken: z.literal(true) }),
    relation: toEntry,
    handle: async ({ services, caller, params, at, body: { householdId, ...given } }) => {
      const invitation = await services.store.invitations.first({ surveyId: params.surveyId, householdId });
      if (!invitation)
        throw new Fault('not-found', {
          en: 'this household was not drawn for the survey',
          zh: '这户家庭没有被抽中',
        });
      await storeAnswer(services, invitation, { ...given, enteredBy: caller.userId }, at);
      return { taken: true as const };
    },
  }),
];
