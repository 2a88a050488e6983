import { z } from 'zod';
import { personalCode } from '../../domain/evaluate/survey-codes';
import { Fault } from '../../domain/record/fault';
import { workflowId } from '../../domain/record/workflow-id';
import { route } from '../record/route';
import { surveyParams, toEntry } from './evaluation-params';

/** As many fit on a sheet that somebody still cuts up by hand. */
const MOST = 500;

export const qrSheetRoutes = [
  route({
    method: 'post',
    path: '/surveys/:surveyId/qr-sheet',
    action: 'evaluate.enter-answers',
    summary:
      'Personal codes to print and hand out at visits 二维码: of households of the sample that have not answered and have no link of their own; who printed them calls nobody back',
    tag: 'evaluate',
    status: 201,
    // Codes are told to whoever asks for them now, and kept nowhere: not even as the answer to this request.
    repeatable: true,
    params: surveyParams,
    answer: z.object({
      closesAt: z.string().nullable(),
      items: z.array(z.object({ file: z.string(), address: z.string() })),
    }),
    relation: toEntry,
    handle: async ({ services, caller, params: { surveyId }, at, publicUrl }) => {
      const { store, surveyCodes } = services;
      // Only of those whom staff may be asked about again: answers by code are called back like those entered.
      const open = { surveyId, mode: 'staff', usedAt: null, qrId: { $ne: null } };
      const invitations = await store.invitations.find(open, { limit: MOST });
      const ids = invitations.map((one) => one.householdId);
      const files = await store.households.find({ id: { $in: ids } });
      const { closesAt } = await store.transaction(async () => {
        const survey = await store.surveys.need(surveyId);
        if (survey.state !== 'open')
          throw new Fault(
            'not-allowed-now',
            { en: 'the survey has closed', zh: '调查已经结束' },
            { state: survey.state, allowed: [] },
          );
        const sheet = { by: caller.userId, at, households: files.length };
        await store.surveys.put(surveyId, { sheets: [...(survey.sheets ?? []), sheet] });
        return survey;
      }, workflowId.survey(surveyId));
      const inOrder = files.sort((a, b) => (a.code < b.code ? -1 : 1));
      const items = inOrder.map(({ id, code }) => ({
        file: code,
        address: `${publicUrl}/survey/${personalCode(surveyCodes, 'qr', surveyId, id)}`,
      }));
      return { closesAt, items };
    },
  }),
];
