import { z } from 'zod';
import { findingId } from '../../domain/improve/finding-record';
import {
  inspectFinding,
  reviewPlan,
  submitEvidence,
  submitPlan,
} from '../../domain/improve/rectification-decisions';
import type { Relation } from '../../domain/people/access';
import type { StatementRef } from '../../domain/record/statement';
import { workflowId } from '../../domain/record/workflow-id';
import { relationsToProject } from '../record/relations';
import { type RelationContext, type RequestContext, route } from '../record/route';
import { saveStatement } from '../record/save-statement';
import { pageOf, pageQuery } from '../record/schemas';
import { checkDocuments } from './check-documents';
import {
  evidenceBody,
  findingParams,
  findingView,
  findingWhole,
  planBody,
  projectParams,
} from './improve-schemas';
import { planReviews } from './plan-reviews';
import { readsContest, shownContest } from './shown-contest';
import { toFinding } from './to-finding';

type FindingParams = z.output<typeof findingParams>;

const stateAnswer = z.object({ state: z.string() });
/** Says why; a refusal needs it. */
const reason = z.string().trim().max(500).default('');

const toProject = ({
  services,
  caller,
  params,
}: RelationContext<{ projectId: string }, unknown>): Promise<Relation[]> =>
  relationsToProject(services.store, caller, params.projectId);

const process = ({ projectId, finding }: FindingParams) => workflowId.rectification(projectId, finding);

export const findingRoutes = [
  route({
    method: 'get',
    path: '/projects/:projectId/findings',
    action: 'improve.see-findings',
    summary: 'Findings of the evaluations and where their rectification 整改 stands',
    tag: 'improve',
    params: projectParams,
    query: pageQuery.extend({ round: z.string().max(40).optional() }),
    answer: pageOf(findingView),
    relation: toProject,
    handle: async ({ services: { store }, caller, params, query: { round, ...page } }) => {
      const found = await store.page('findings', { ...params, ...(round ? { round } : {}) }, page);
      const { bureauId, organisationId } = await store.projects.need(params.projectId);
      const reads = readsContest(caller, { bureauId, organisationId });
      return { ...found, items: found.items.map((one) => ({ ...one, contest: shownContest(one, reads) })) };
    },
  }),
  route({
    method: 'get',
    path: '/projects/:projectId/findings/:finding',
    action: 'improve.see-findings',
    summary: 'One finding: plan, evidence, inspections, outcome',
    tag: 'improve',
    params: findingParams,
    answer: findingWhole,
    relation: toFinding,
    handle: async ({ services, caller, params }) => {
      const { store } = services;
      const finding = await store.findings.need(findingId(params));
      const window = { workflowId: process(params), key: 'contest', status: 'open' };
      return {
        ...finding,
        contest: shownContest(finding, readsContest(caller, await store.projects.need(finding.projectId))),
        mayBeContested: (await store.deadlines.first(window)) !== null,
        reviews: await planReviews(services, process(params)),
      };
    },
  }),
  route({
    method: 'post',
    path: '/projects/:projectId/findings/:finding/plan',
    action: 'improve.submit-plan',
    summary: 'Hand in the rectification plan: owner, measure, target, due date',
    tag: 'improve',
    params: findingParams,
    body: planBody,
    answer: stateAnswer,
    relation: toFinding,
    handle: async ({ services, actor, at, params, body, key }) => {
      await services.store.findings.put(findingId(params), { planDraft: { id: key, ...body } });
      return services.decide(process(params), submitPlan, { actor, at, draftId: key }, key);
    },
  }),
  route({
    method: 'post',
    path: '/projects/:projectId/findings/:finding/plan/review',
    action: 'improve.review-plan',
    summary: 'Accept the plan, or return it with the reason',
    tag: 'improve',
    params: findingParams,
    body: z.strictObject({ accept: z.boolean(), reason }),
    answer: stateAnswer,
    relation: toFinding,
    handle: async (context) => {
      const { services, actor, at, params, body, key } = context;
      const reason = await savedReason(context);
      return services.decide(process(params), reviewPlan, { actor, at, ...body, reason }, key);
    },
  }),
  route({
    method: 'post',
    path: '/projects/:projectId/findings/:finding/evidence',
    action: 'improve.submit-evidence',
    summary: 'Hand in the evidence that the finding was put right',
    tag: 'improve',
    params: findingParams,
    body: evidenceBody,
    answer: stateAnswer,
    relation: toFinding,
    handle: async ({ services, caller, actor, at, params, body, key }) => {
      await checkDocuments(services, caller.organisationId, body.documents);
      await services.store.findings.put(findingId(params), { evidenceDraft: { id: key, ...body } });
      return services.decide(process(params), submitEvidence, { actor, at, draftId: key }, key);
    },
  }),
  route({
    method: 'post',
    path: '/projects/:projectId/findings/:finding/inspect',
    action: 'improve.inspect-finding',
    summary: 'Re-inspection 复查: passed, or not and why',
    tag: 'improve',
    params: findingParams,
    body: z.strictObject({ passed: z.boolean(), reason }),
    answer: stateAnswer,
    relation: toFinding,
    handle: async (context) => {
      const { services, actor, at, params, body, key } = context;
      const reason = await savedReason(context);
      return services.decide(process(params), inspectFinding, { actor, at, ...body, reason }, key);
    },
  }),
];

/** The reason as the process gets it; null when none was given. */
async function savedReason(
  context: RequestContext<FindingParams, unknown, { reason: string }>,
): Promise<StatementRef | null> {
  const { services, params, body } = context;
  return body.reason === '' ? null : saveStatement(services, process(params), body.reason, context);
}
