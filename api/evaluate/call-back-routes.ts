import { z } from 'zod';
import { CALL_BACK_OUTCOMES, callBackFigures } from '../../domain/evaluate/call-back';
import { callBacksDone } from '../../domain/evaluate/survey-notices';
import { Fault } from '../../domain/record/fault';
import { workflowId } from '../../domain/record/workflow-id';
import { route } from '../record/route';
import type { PagedStore } from '../record/services';
import { surveyParams, toSurvey } from './evaluation-params';

/** Who entered answers, or held the codes under which others could answer, does not check whether they did. */
async function refuseWhoAsked(store: PagedStore, surveyId: string, userId: string): Promise<void> {
  if (await store.answers.first({ surveyId, enteredBy: userId }))
    throw new Fault('forbidden', {
      en: 'whoever entered answers of this survey calls nobody back',
      zh: '录入过本次问卷的人员不能回访核查',
    });
  const { sheets = [] } = await store.surveys.need(surveyId);
  if (sheets.some(({ by }) => by === userId))
    throw new Fault('forbidden', {
      en: 'whoever printed codes of this survey calls nobody back',
      zh: '打印过本次问卷二维码的人员不能回访核查',
    });
}

export const callBackRoutes = [
  route({
    method: 'get',
    path: '/surveys/:surveyId/call-backs',
    action: 'evaluate.call-back',
    summary:
      'Households drawn when the survey closed, of those asked by staff: somebody else asks them whether they were asked',
    tag: 'evaluate',
    params: surveyParams,
    answer: z.object({
      items: z.array(
        z.object({
          householdId: z.string(),
          file: z.string(),
          outcome: z.enum(CALL_BACK_OUTCOMES).nullable(),
        }),
      ),
    }),
    relation: toSurvey,
    handle: async ({ services: { store }, params }) => {
      const { callBacks = [] } = await store.surveys.need(params.surveyId);
      const files = await store.households.find({ id: { $in: callBacks.map((one) => one.householdId) } });
      const codes = new Map(files.map((file) => [file.id, file.code]));
      const items = callBacks.map(({ householdId, outcome }) => ({
        householdId,
        file: codes.get(householdId) ?? householdId,
        outcome,
      }));
      return { items };
    },
  }),
  route({
    method: 'post',
    path: '/surveys/:surveyId/call-backs',
    action: 'evaluate.call-back',
    summary:
      'What a household that was called back says: whether it was asked; by nobody who entered an answer',
    tag: 'evaluate',
    status: 201,
    params: surveyParams,
    body: z.strictObject({
      householdId: z.string().min(1).max(64),
      outcome: z.enum(CALL_BACK_OUTCOMES),
    }),
    answer: z.object({ taken: z.literal(true) }),
    relation: toSurvey,
    handle: async ({ services, caller, params: { surveyId }, at, body }) => {
      const { store } = services;
      await refuseWhoAsked(store, surveyId, caller.userId);
      const left = await store.transaction(async () => {
        const { callBacks = [] } = await store.surveys.need(surveyId);
        const call = callBacks.find((one) => one.householdId === body.householdId);
        if (!call)
          throw new Fault('not-found', {
            en: 'this household was not drawn to be called back',
            zh: '这户家庭没有被抽中回访',
          });
        const isReached = call.outcome === 'asked' || call.outcome === 'not-asked';
        // Sent again after its answer was lost: the survey may not have been told yet.
        const isSame = call.outcome === body.outcome && call.by === caller.userId;
        // Who could not be reached may be called again.
        if (isReached && !isSame)
          throw new Fault('conflict', { en: 'this household was called back already', zh: '这户已经回访' });
        const told = { ...call, outcome: body.outcome, by: caller.userId, at };
        const all = isReached ? callBacks : callBacks.map((one) => (one === call ? told : one));
        if (!isReached) await store.surveys.put(surveyId, { callBacks: all });
        const { drawn, reached } = callBackFigures(all);
        return drawn - reached;
      }, workflowId.survey(surveyId));
      if (left === 0) await services.signal(workflowId.survey(surveyId), callBacksDone, {});
      return { taken: true as const };
    },
  }),
];
