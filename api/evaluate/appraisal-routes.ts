import { z } from 'zod';
import type { Appraiser, GivenAppraisal } from '../../domain/evaluate/appraisal';
import { appraiseEvaluators } from '../../domain/evaluate/evaluation-decisions';
import { roundOf } from '../../domain/evaluate/round-of';
import { Fault } from '../../domain/record/fault';
import type { Actor } from '../../domain/record/party';
import { workflowId } from '../../domain/record/workflow-id';
import { route } from '../record/route';
import { words } from '../record/schemas';
import { roundParams, stateAnswer, theEvaluation, toEvaluation } from './evaluation-params';
import { saveStatement } from './save-statement';

const points = z.array(z.strictObject({ criterion: z.string().min(1).max(64), points: z.number() })).max(20);

/** Which of the two the caller speaks for. */
function appraiserOf(actor: Actor): Appraiser {
  return actor.kind === 'person' && actor.role === 'bureau-officer' ? 'bureau' : 'organisation';
}

export const appraisalRoutes = [
  route({
    method: 'post',
    path: '/projects/:projectId/evaluations/:round/appraisals',
    action: 'evaluate.appraise',
    summary:
      'What the bureau or the provider thinks of the evaluators of a round, once, in the order in which they are counted',
    tag: 'evaluate',
    params: roundParams,
    body: z.strictObject({
      evaluators: z
        .array(z.strictObject({ points, comment: z.string().trim().max(2_000).default('') }))
        .min(1)
        .max(20),
    }),
    answer: stateAnswer,
    relation: toEvaluation,
    handle: async ({ services, actor, at, params, body, key }) => {
      const { id, evaluatorIds } = await theEvaluation(services, params);
      const given: GivenAppraisal[] = [];
      for (const [n, one] of body.evaluators.entries()) {
        const evaluatorId = evaluatorIds[n];
        if (evaluatorId === undefined)
          throw new Fault('not-found', { en: 'no such evaluator of this round', zh: '本轮没有这位评估专家' });
        const commentId = await saveStatement(services, id, one.comment, actor, at);
        given.push({ evaluatorId, points: one.points, commentId });
      }
      const process = workflowId.evaluation(params.projectId, params.round);
      return services.decide(process, appraiseEvaluators, { actor, at, by: appraiserOf(actor), given }, key);
    },
  }),
  route({
    method: 'get',
    path: '/session/appraisals',
    action: 'people.see-self',
    summary: 'What bureaus and providers think of my work as an evaluator; it counts in the next draw',
    tag: 'evaluate',
    answer: z.object({
      items: z.array(
        z.object({
          title: words,
          round: words,
          by: z.enum(['bureau', 'organisation']),
          total: z.number(),
          comment: z.string(),
          at: z.string(),
        }),
      ),
    }),
    handle: async ({ services: { store }, caller }) => {
      const rounds = await store.evaluations.find(
        { 'appraisals.evaluatorId': caller.userId, state: 'closed' },
        { sort: { openedAt: -1 }, limit: 100 },
      );
      const items = [];
      for (const one of rounds) {
        const { rulebook } = await store.rulebooks.need(one.rulebookHash);
        const own = (one.appraisals ?? []).filter(({ evaluatorId }) => evaluatorId === caller.userId);
        for (const { by, total, commentId, at } of own)
          items.push({
            ...{ title: rulebook.title, round: roundOf(rulebook, one.round).title, by, total, at },
            comment: one.statements[commentId]?.text ?? '',
          });
      }
      return { items };
    },
  }),
];
