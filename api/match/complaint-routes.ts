import { z } from 'zod';
import { decideComplaint, raiseComplaint } from '../../domain/match/complaint-decisions';
import { REMEDIES } from '../../domain/match/complaint-terms';
import type { Relation } from '../../domain/people/access';
import { Fault } from '../../domain/record/fault';
import { workflowId } from '../../domain/record/workflow-id';
import { stateAnswer } from '../publish/programme-schemas';
import { type RelationContext, route } from '../record/route';
import { saveStatement } from '../record/save-statement';
import { objectionParams } from './application-schemas';
import { answering } from './objection-routes';

const text = z.string().trim().min(1).max(4_000);

/** Only who objected may complain about the answer; nobody else learns that there was an objection. */
async function objector({
  services: { store },
  caller,
  params,
}: RelationContext<{ objectionId: string }, unknown>): Promise<Relation[]> {
  const objection = await store.objections.need(params.objectionId);
  if (objection.raisedBy !== caller.organisationId || objection.status === 'draft')
    throw new Fault('not-found', { en: 'no such record in objections', zh: null });
  return ['own-organisation'];
}

export const complaintRoutes = [
  route({
    method: 'post',
    path: '/objections/:objectionId/complaint',
    action: 'match.raise-complaint',
    summary:
      'Complain about the answer to an objection, or that none came in time: a stay of award, signing and performance begins',
    tag: 'match',
    params: objectionParams,
    body: z.strictObject({ grounds: text }),
    answer: stateAnswer,
    relation: objector,
    handle: async ({ services, params: { objectionId }, caller, body, actor, at, key }) => {
      const { programmeId, applicationId } = await services.store.objections.need(objectionId);
      const id = workflowId.programme(programmeId);
      const grounds = await saveStatement(services, id, body.grounds, { actor, at, key });
      const { organisationId } = caller;
      const decision = { objectionId, organisationId, applicationId, grounds, actor, at };
      return services.decide(id, raiseComplaint, decision, key);
    },
  }),
  route({
    method: 'post',
    path: '/objections/:objectionId/complaint/decide',
    action: 'match.decide-complaint',
    summary:
      'Enter what the authority decided about a complaint: rejected, or upheld with a remedy; the stay ends with it',
    tag: 'match',
    params: objectionParams,
    body: z.strictObject({
      verdict: z.enum(['upheld', 'rejected']),
      remedy: z.enum(REMEDIES).default('none'),
      applicationId: z.string().min(1).max(64).nullable().default(null),
      decision: text.describe('What was decided, with authority and number of the document'),
    }),
    answer: stateAnswer,
    relation: answering,
    handle: async ({ services, params: { objectionId }, body, actor, at, key }) => {
      const { programmeId } = await services.store.objections.need(objectionId);
      const id = workflowId.programme(programmeId);
      const decision = await saveStatement(services, id, body.decision, { actor, at, key });
      return services.decide(id, decideComplaint, { objectionId, ...body, decision, actor, at }, key);
    },
  }),
];
