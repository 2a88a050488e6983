import { z } from 'zod';
import {
  appealEvaluation,
  decideAppeal,
  respondToDraft,
  ruleOnVeto,
  settleSilence,
} from '../../domain/evaluate/evaluation-decisions';
import { rescoredSheetId } from '../../domain/evaluate/evaluation-ids';
import type { ScoreSheet } from '../../domain/evaluate/evaluation-record';
import { roundOf } from '../../domain/evaluate/round-of';
import { Fault } from '../../domain/record/fault';
import { workflowId } from '../../domain/record/workflow-id';
import { route } from '../record/route';
import type { Services } from '../record/services';
import { roundParams, stateAnswer, theEvaluation, toEvaluation } from './evaluation-params';
import { sheetBody, sheetView } from './evaluation-schema';
import { saveSheet, showSheet } from './own-sheet';
import { saveStatement } from './save-statement';

const PATH = '/projects/:projectId/evaluations/:round';
const text = z.string().trim().min(1).max(4_000);
const code = z.string().min(1).max(64);

/** The sheets in which somebody scored others anew for an appeal. */
function rescoredBy({ store }: Services, evaluationId: string, userId: string): Promise<ScoreSheet[]> {
  const own = { evaluationId, userId, replaces: { $ne: null } };
  return store.scoreSheets.find(own, { sort: { id: 1 }, limit: 100 });
}

export const decisionRoutes = [
  route({
    method: 'post',
    path: `${PATH}/respond`,
    action: 'evaluate.respond',
    summary: 'The provider answers the draft report',
    tag: 'evaluate',
    params: roundParams,
    body: z.strictObject({ text }),
    answer: stateAnswer,
    relation: toEvaluation,
    handle: async ({ services, actor, at, params, body, key }) => {
      const { id } = await theEvaluation(services, params);
      const statementId = await saveStatement(services, id, body.text, actor, at);
      const process = workflowId.evaluation(params.projectId, params.round);
      return services.decide(process, respondToDraft, { actor, at, statementId }, key);
    },
  }),
  route({
    method: 'post',
    path: `${PATH}/vetoes/:code/rule`,
    action: 'evaluate.rule-on-veto',
    summary: 'Let a claimed veto stand, or dismiss it with the reason',
    tag: 'evaluate',
    params: roundParams.extend({ code }),
    body: z.strictObject({ stands: z.boolean(), reason: text }),
    answer: stateAnswer,
    relation: toEvaluation,
    handle: async ({ services, actor, at, params, body, key }) => {
      const { id } = await theEvaluation(services, params);
      const reasonId = await saveStatement(services, id, body.reason, actor, at);
      const process = workflowId.evaluation(params.projectId, params.round);
      return services.decide(
        process,
        ruleOnVeto,
        { actor, at, code: params.code, stands: body.stands, reasonId },
        key,
      );
    },
  }),
  route({
    method: 'post',
    path: `${PATH}/silence`,
    action: 'evaluate.settle-silence',
    summary: 'Judges were silent: have them asked again, or go on without them',
    tag: 'evaluate',
    params: roundParams,
    body: z.strictObject({ again: z.boolean(), reason: text }),
    answer: stateAnswer,
    relation: toEvaluation,
    handle: async ({ services, actor, at, params, body: { again, reason }, key }) => {
      const { id } = await theEvaluation(services, params);
      const reasonId = await saveStatement(services, id, reason, actor, at);
      const process = workflowId.evaluation(params.projectId, params.round);
      return services.decide(process, settleSilence, { actor, at, again, reasonId }, key);
    },
  }),
  route({
    method: 'post',
    path: `${PATH}/appeal`,
    action: 'evaluate.appeal',
    summary:
      'The provider appeals 复核 once against the final result: against indicators, or vetoes by their code',
    tag: 'evaluate',
    params: roundParams,
    body: z.strictObject({ grounds: text, contested: z.array(code).min(1).max(100) }),
    answer: stateAnswer,
    relation: toEvaluation,
    handle: async ({ services, actor, at, params, body, key }) => {
      const evaluation = await theEvaluation(services, params);
      const { rulebook } = await services.store.rulebooks.need(evaluation.rulebookHash);
      const known = [
        ...roundOf(rulebook, evaluation.round).indicators.map((one) => one.id),
        ...evaluation.vetoes,
      ];
      const fields = body.contested.flatMap((one, index) =>
        known.includes(one)
          ? []
          : [
              {
                field: `contested.${index}`,
                message: 'is neither an indicator nor a veto of this result',
                zh: '既不是本次结果的指标，也不是一票否决事项',
              },
            ],
      );
      if (fields.length > 0)
        throw new Fault(
          'invalid-input',
          { en: 'the appeal names what is not there', zh: '申请复核的内容不存在' },
          { fields },
        );
      const groundsId = await saveStatement(services, evaluation.id, body.grounds, actor, at);
      const process = workflowId.evaluation(params.projectId, params.round);
      return services.decide(
        process,
        appealEvaluation,
        { actor, at, groundsId, contested: [...new Set(body.contested)] },
        key,
      );
    },
  }),
  route({
    method: 'get',
    path: `${PATH}/appeal/sheets`,
    action: 'evaluate.decide-appeal',
    summary: 'The sheets that I re-scored for the appeal',
    tag: 'evaluate',
    params: roundParams,
    answer: z.object({ items: z.array(sheetView) }),
    relation: toEvaluation,
    handle: async ({ services, caller, params }) => {
      const { id } = await theEvaluation(services, params);
      return { items: (await rescoredBy(services, id, caller.userId)).map(showSheet) };
    },
  }),
  route({
    method: 'put',
    path: `${PATH}/appeal/sheets`,
    action: 'evaluate.decide-appeal',
    summary: 'Save a re-scored sheet; it counts once the appeal is upheld',
    tag: 'evaluate',
    params: roundParams,
    body: sheetBody.extend({ replaces: z.string().min(1).max(300) }),
    answer: sheetView,
    relation: toEvaluation,
    handle: async ({ services, caller, params, body: { replaces, ...content }, ifMatch }) => {
      const evaluation = await theEvaluation(services, params);
      if (evaluation.state !== 'appealed') {
        throw new Fault(
          'not-allowed-now',
          { en: 'there is no open appeal', zh: '没有待办理的复核申请' },
          {
            state: evaluation.state,
            allowed: [],
          },
        );
      }
      const original = await services.store.scoreSheets.need(replaces);
      if (original.evaluationId !== evaluation.id || !original.submittedAt || original.replaces) {
        throw new Fault('not-found', { en: 'no such sheet of this round', zh: '本轮没有这份评分表' });
      }
      const sheet = {
        ...original,
        id: rescoredSheetId(original.id),
        userId: caller.userId,
        organisationId: caller.organisationId,
      };
      return showSheet(
        await saveSheet(
          services,
          evaluation,
          { ...sheet, submittedAt: null, replaces, replacedBy: null },
          content,
          ifMatch,
        ),
      );
    },
  }),
  route({
    method: 'post',
    path: `${PATH}/appeal/decide`,
    action: 'evaluate.decide-appeal',
    summary:
      'Decide the appeal: upheld, the sheets that I re-scored count and the round is scored again; or rejected',
    tag: 'evaluate',
    params: roundParams,
    body: z.strictObject({ outcome: z.enum(['upheld', 'rejected']), reason: text }),
    answer: stateAnswer,
    relation: toEvaluation,
    handle: async ({ services, caller, actor, at, params, body, key }) => {
      const { id } = await theEvaluation(services, params);
      const rescored = body.outcome === 'upheld' ? await rescoredBy(services, id, caller.userId) : [];
      const reasonId = await saveStatement(services, id, body.reason, actor, at);
      const decision = {
        actor,
        at,
        outcome: body.outcome,
        reasonId,
        sheetIds: rescored.map((sheet) => sheet.id),
      };
      return services.decide(
        workflowId.evaluation(params.projectId, params.round),
        decideAppeal,
        decision,
        key,
      );
    },
  }),
];
