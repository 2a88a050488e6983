import { z } from 'zod';
import { evaluationId } from '../../domain/evaluate/evaluation-ids';
import { answerFindingContest, contestFinding } from '../../domain/improve/contest-decisions';
import { type FindingRecord, findingId } from '../../domain/improve/finding-record';
import type { Filter, Store } from '../../domain/record/store';
import { workflowId } from '../../domain/record/workflow-id';
import { route } from '../record/route';
import { saveStatement } from '../record/save-statement';
import { checkDocuments } from './check-documents';
import { contestBody, findingContestAnswer, findingParams } from './improve-schemas';
import { personsOfBureau } from './persons-of-bureau';
import { toFinding } from './to-finding';

const stateAnswer = z.object({ state: z.string() });

export const findingContestRoutes = [
  route({
    method: 'post',
    path: '/projects/:projectId/findings/:finding/contest',
    action: 'improve.contest-entry',
    summary:
      'Contest a finding before its plan is due, within the time of the rulebook; its clock stands until it is answered',
    tag: 'improve',
    status: 201,
    params: findingParams,
    body: contestBody,
    answer: stateAnswer,
    relation: toFinding,
    handle: async (context) => {
      const { services, caller, actor, at, params, body, key } = context;
      const { store } = services;
      const id = workflowId.rectification(params.projectId, params.finding);
      const record = await store.findings.need(findingId(params));
      await checkDocuments(services, caller.organisationId, body.documents);
      const reason = await saveStatement(services, id, body.reason, context);
      const decidedBy = await openersOf(store, record, params.finding);
      const given = { actor, at, reason, documents: body.documents, decidedBy };
      return services.decide(id, contestFinding, given, key);
    },
  }),
  route({
    method: 'post',
    path: '/projects/:projectId/findings/:finding/contest/answer',
    action: 'improve.answer-contest',
    summary: 'Answer what is contested in a finding: withdraw it, or let it stand; by who did not open it',
    tag: 'improve',
    params: findingParams,
    body: findingContestAnswer,
    answer: stateAnswer,
    relation: toFinding,
    handle: async (context) => {
      const { services, actor, at, params, body, key } = context;
      const id = workflowId.rectification(params.projectId, params.finding);
      const reason = await saveStatement(services, id, body.reason, context);
      return services.decide(id, answerFindingContest, { actor, at, verdict: body.verdict, reason }, key);
    },
  }),
];

/** Persons of the bureau who made a finding of a fault, or scored and settled the evaluation that found it. */
async function openersOf(
  store: Store,
  { id, projectId, round }: FindingRecord,
  finding: string,
): Promise<string[]> {
  const { bureauId } = await store.projects.need(projectId);
  const evaluation = await store.evaluations.get(evaluationId(projectId, round));
  const opened: Filter = {
    ...{ stream: workflowId.project(projectId), decision: 'open-finding', 'facts.finding': finding },
  };
  const scored = { stream: workflowId.evaluation(projectId, round) };
  return personsOfBureau(store, bureauId, evaluation?.findings.includes(id) ? [opened, scored] : [opened]);
}
