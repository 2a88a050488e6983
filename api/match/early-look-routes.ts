import { z } from 'zod';
import { answerEarlyLook, askEarlyLook } from '../../domain/match/early-look-decisions';
import { isSealed } from '../../domain/match/seal';
import type { Relation } from '../../domain/people/access';
import { workflowId } from '../../domain/record/workflow-id';
import { bureauOf } from '../publish/programme-relation';
import { stateAnswer } from '../publish/programme-schemas';
import { type RelationContext, route } from '../record/route';
import { saveStatement } from '../record/save-statement';
import { pageOf, pageQuery } from '../record/schemas';
import { matchProgrammeParams } from './application-schemas';
import { earlyLookView, earlyReadView, lookOf } from './early-look-schemas';
import { stillSealed } from './still-sealed';

const lookParams = z.object({ lookId: z.string().min(1).max(64) });
const words = z
  .string()
  .trim()
  .min(4)
  .max(2_000)
  .describe('Public at once: names no person and no applicant');

/** How the caller stands to a look: by the programme. */
async function ofLook({
  services: { store },
  caller,
  params: { lookId },
}: RelationContext<{ lookId: string }, unknown>): Promise<Relation[]> {
  const { programmeId } = await store.earlyLooks.need(lookId);
  const { bureauId } = await store.programmes.need(programmeId);
  return bureauId === caller.organisationId ? ['own-bureau'] : [];
}

/** Early looks 提前查看 at sealed applications, by two officers. */
export const earlyLookRoutes = [
  route({
    method: 'post',
    path: '/programmes/:programmeId/early-looks',
    action: 'match.ask-early-look',
    summary: 'Ask for an early look at the sealed applications of an open call, or at one; public at once',
    tag: 'match',
    status: 201,
    params: matchProgrammeParams,
    body: z.strictObject({
      applicationId: z
        .string()
        .min(1)
        .max(64)
        .nullable()
        .default(null)
        .describe('Null: all of them. Nobody says whether there is one of this number.'),
      reason: words,
    }),
    answer: stateAnswer.extend({ lookId: z.string() }),
    relation: bureauOf,
    handle: async ({ services, params: { programmeId }, body, actor, at, key, madeId: lookId }) => {
      const id = workflowId.programme(programmeId);
      const reason = await saveStatement(services, id, body.reason, { actor, at, key });
      const { applicationId } = body;
      const decision = { lookId, applicationId, reason, actor, at };
      return { ...(await services.decide(id, askEarlyLook, decision, key)), lookId };
    },
  }),
  route({
    method: 'get',
    path: '/programmes/:programmeId/early-looks',
    action: 'match.see-early-looks',
    summary:
      'Early looks that were asked for, newest first; how much was read shows once the call has closed',
    tag: 'match',
    params: matchProgrammeParams,
    query: pageQuery,
    answer: pageOf(earlyLookView),
    relation: bureauOf,
    handle: async ({ services: { store }, params: { programmeId }, query }) => {
      const { state } = await store.programmes.need(programmeId);
      const { items, next } = await store.page('earlyLooks', { programmeId }, query);
      return { items: items.map((one) => lookOf(one, state)), next };
    },
  }),
  route({
    method: 'post',
    path: '/early-looks/:lookId/answer',
    action: 'match.answer-early-look',
    summary: 'Consent to an early look, or refuse it: never by who asked; public at once',
    tag: 'match',
    params: lookParams,
    body: z.strictObject({ verdict: z.enum(['consented', 'refused']), answer: words }),
    answer: stateAnswer,
    relation: ofLook,
    handle: async ({ services, params: { lookId }, body, actor, at, key }) => {
      const { programmeId } = await services.store.earlyLooks.need(lookId);
      const id = workflowId.programme(programmeId);
      const answer = await saveStatement(services, id, body.answer, { actor, at, key });
      const { verdict } = body;
      return services.decide(id, answerEarlyLook, { lookId, verdict, answer, actor, at }, key);
    },
  }),
  route({
    method: 'get',
    path: '/early-looks/:lookId/reads',
    action: 'match.see-early-looks',
    summary: 'Who read which sealed paper under an early look, and when; once the call has closed',
    tag: 'match',
    params: lookParams,
    query: pageQuery,
    answer: pageOf(earlyReadView),
    relation: ofLook,
    handle: async ({ services: { store }, params: { lookId }, query }) => {
      const { programmeId } = await store.earlyLooks.need(lookId);
      const { state } = await store.programmes.need(programmeId);
      // What was read tells which applications there are.
      if (isSealed(state)) throw stillSealed(state);
      const { items, next } = await store.page('earlyReads', { lookId }, query);
      const people = await store.users.find({ id: { $in: items.map((one) => one.userId) } });
      const nameOf = (id: string) => people.find((one) => one.id === id)?.name ?? null;
      return { items: items.map((one) => ({ ...one, person: nameOf(one.userId) })), next };
    },
  }),
];
