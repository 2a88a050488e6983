import { z } from 'zod';
import { REMEDIES } from '../../domain/match/complaint-terms';
import { answerObjection, raiseObjection } from '../../domain/match/match-decisions';
import type { Relation } from '../../domain/people/access';
import { Fault } from '../../domain/record/fault';
import { workflowId } from '../../domain/record/workflow-id';
import { checks } from '../publish/programme-relation';
import { stateAnswer } from '../publish/programme-schemas';
import { type RelationContext, route } from '../record/route';
import { pageOf, pageQuery } from '../record/schemas';
import { matchProgrammeParams, objectionParams, objectionView } from './application-schemas';
import { toApplications } from './ranking-routes';

const text = z.string().trim().min(1).max(4_000);

/** How the caller stands to the answering of an objection. */
export async function answering({
  services: { store },
  caller,
  params,
}: RelationContext<{ objectionId: string }, unknown>): Promise<Relation[]> {
  const objection = await store.objections.need(params.objectionId);
  const programme = await store.programmes.need(objection.programmeId);
  return programme.bureauId === caller.organisationId ? ['own-bureau'] : [];
}

/** Rivals do not even learn that it exists, nor does anybody of a draft. */
async function seeing({
  services: { store },
  caller,
  params,
}: RelationContext<{ objectionId: string }, unknown>): Promise<Relation[]> {
  const objection = await store.objections.need(params.objectionId);
  const programme = await store.programmes.need(objection.programmeId);
  const relations: Relation[] = [];
  if (programme.bureauId === caller.organisationId) relations.push('own-bureau');
  if (objection.raisedBy === caller.organisationId) relations.push('own-organisation');
  const hidden = objection.status === 'draft' || (relations.length === 0 && !checks(caller.roles));
  if (hidden) throw new Fault('not-found', { en: 'no such record in objections', zh: null });
  return relations;
}

export const objectionRoutes = [
  route({
    method: 'post',
    path: '/programmes/:programmeId/objections',
    action: 'match.raise-objection',
    summary: 'Object to the ranking on notice: an applicant, once in each round',
    tag: 'match',
    status: 201,
    params: matchProgrammeParams,
    body: z.strictObject({
      applicationId: z.string().min(1).max(64).nullable().default(null),
      grounds: text,
    }),
    answer: objectionView,
    relation: toApplications,
    handle: async ({ services, params: { programmeId }, caller, actor, at, body, key }) => {
      const { store } = services;
      const programme = await store.programmes.need(programmeId);
      // Made from the key, so that a request sent again after a lost answer is the same objection.
      const objectionId = services
        .sha256(`${programmeId}|${caller.userId}|${key}`)
        .slice(0, 26)
        .toUpperCase();
      const { applicationId, grounds } = body;
      if (!(await store.objections.get(objectionId)))
        await store.objections.insert({
          id: objectionId,
          programmeId,
          against: String(programme.round),
          applicationId,
          grounds,
          raisedBy: caller.organisationId,
          raisedAt: null,
          status: 'draft',
          answer: null,
          remedy: null,
          answeredAt: null,
        });
      const decision = { objectionId, organisationId: caller.organisationId, applicationId, actor, at };
      try {
        await services.decide(workflowId.programme(programmeId), raiseObjection, decision, key);
      } catch (error) {
        // Refused for good: no draft stays behind. When nobody answered it may still be taken.
        if (error instanceof Fault && error.type !== 'unavailable')
          await store.objections.remove(objectionId);
        throw error;
      }
      return store.objections.need(objectionId);
    },
  }),
  route({
    method: 'get',
    path: '/programmes/:programmeId/objections',
    action: 'match.list-objections',
    summary: 'Objections: the bureau sees all, an applicant its own',
    tag: 'match',
    params: matchProgrammeParams,
    query: pageQuery,
    answer: pageOf(objectionView),
    relation: toApplications,
    handle: async ({ services: { store }, params: { programmeId }, caller, query }) => {
      const programme = await store.programmes.need(programmeId);
      const seesAll = programme.bureauId === caller.organisationId || caller.roles.includes('auditor');
      const raised = { programmeId, status: { $ne: 'draft' } };
      const filter = seesAll ? raised : { ...raised, raisedBy: caller.organisationId };
      return store.page('objections', filter, query);
    },
  }),
  route({
    method: 'get',
    path: '/objections/:objectionId',
    action: 'match.see-objection',
    summary: 'One objection: the bureau, and who raised it',
    tag: 'match',
    params: objectionParams,
    answer: objectionView,
    relation: seeing,
    handle: ({ services: { store }, params: { objectionId } }) => store.objections.need(objectionId),
  }),
  route({
    method: 'post',
    path: '/objections/:objectionId/answer',
    action: 'match.answer-objection',
    summary: 'Answer an objection: reject it, or uphold it with a remedy',
    tag: 'match',
    params: objectionParams,
    body: z.strictObject({
      verdict: z.enum(['upheld', 'rejected']),
      remedy: z.enum(REMEDIES).default('none'),
      applicationId: z.string().min(1).max(64).nullable().default(null),
      answer: text,
    }),
    answer: stateAnswer,
    relation: answering,
    handle: async ({ services, params: { objectionId }, actor, at, body, key }) => {
      const { store } = services;
      const { programmeId } = await store.objections.need(objectionId);
      const { answer, ...verdict } = body;
      // The words are there before the decision refers to them; they show once it is taken.
      await store.objections.update({ id: objectionId, status: { $in: ['open', 'escalated'] } }, { answer });
      return services.decide(
        workflowId.programme(programmeId),
        answerObjection,
        { objectionId, ...verdict, actor, at },
        key,
      );
    },
  }),
];
