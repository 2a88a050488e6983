import { z } from 'zod';
import { canBeExample, type GoodCase } from '../../domain/improve/good-case';
import {
  answerCase,
  type GoodCaseInput,
  proposeCase,
  withdrawCase,
} from '../../domain/improve/good-case-decisions';
import { canonicalJson } from '../../domain/record/canonical-json';
import { Fault } from '../../domain/record/fault';
import type { Store } from '../../domain/record/store';
import { workflowId } from '../../domain/record/workflow-id';
import { relationsToProject } from '../record/relations';
import { type RelationContext, route } from '../record/route';
import { pageOf, pageQuery } from '../record/schemas';
import { caseParams, caseView, newCase, publicCaseView, publicCaseWhole } from './good-case-schemas';
import { projectParams } from './improve-schemas';

const MOST_PROGRAMMES = 50;

const stateAnswer = z.object({ state: z.string() });

const toProject = ({ services, caller, params }: RelationContext<{ projectId: string }, unknown>) =>
  relationsToProject(services.store, caller, params.projectId);

/** As to the project that it tells of. @throws Fault `not-found` */
async function toCase({ services: { store }, caller, params }: RelationContext<{ caseId: string }, unknown>) {
  const { projectId } = await store.goodCases.need(params.caseId);
  return relationsToProject(store, caller, projectId);
}

export const goodCaseRoutes = [
  route({
    method: 'get',
    path: '/projects/:projectId/good-cases',
    action: 'improve.see-case',
    summary: 'The good cases 优秀案例 that were proposed of a project, newest first',
    tag: 'improve',
    params: projectParams,
    query: pageQuery,
    answer: pageOf(caseView),
    relation: toProject,
    handle: ({ services: { store }, params: { projectId }, query }) =>
      store.page('goodCases', { projectId }, query),
  }),
  route({
    method: 'post',
    path: '/projects/:projectId/good-cases',
    action: 'improve.propose-case',
    summary: 'Propose a finished project with an honoured grade as a good case; its organisation is asked',
    tag: 'improve',
    status: 201,
    params: projectParams,
    body: newCase,
    answer: stateAnswer.extend({ id: z.string() }),
    relation: toProject,
    handle: async ({ services, actor, at, params: { projectId }, body, key, madeId: id }) => {
      const { store } = services;
      const { programmeId, organisationId, bureauId, rulebook } = await checkExample(store, projectId, id);
      const sha256 = services.sha256(canonicalJson(body));
      const about = { projectId, programmeId, organisationId };
      const known = await store.goodCases.get(id);
      if (known === null) {
        const record: GoodCase = {
          ...{ id, ...about, bureauId, ...body, sha256, state: 'new' },
          ...{ proposedAt: null, publishedAt: null, endedAt: null },
        };
        await store.goodCases.insert(record);
      }
      const { improve, reminders } = rulebook;
      const answerWithin = improve.answerCaseWithin;
      const input: GoodCaseInput = {
        ...{ caseId: id, ...about, bureauId, sha256 },
        ...(answerWithin && { answerWithin, reminders }),
      };
      await services.start('goodCase', workflowId.goodCase(id), input);
      const { state } = await services.decide(workflowId.goodCase(id), proposeCase, { actor, at }, key);
      return { id, state };
    },
  }),
  route({
    method: 'get',
    path: '/good-cases/:caseId',
    action: 'improve.see-case',
    summary: 'One good case, whatever its state',
    tag: 'improve',
    params: caseParams,
    answer: caseView,
    relation: toCase,
    handle: ({ services: { store }, params: { caseId } }) => store.goodCases.need(caseId),
  }),
  route({
    method: 'post',
    path: '/good-cases/:caseId/answer',
    action: 'improve.answer-case',
    summary: 'The organisation agrees that everybody may read the case, or does not',
    tag: 'improve',
    params: caseParams,
    body: z.strictObject({ agree: z.boolean() }),
    answer: stateAnswer,
    relation: toCase,
    handle: ({ services, actor, at, params: { caseId }, body, key }) =>
      services.decide(workflowId.goodCase(caseId), answerCase, { actor, at, ...body }, key),
  }),
  route({
    method: 'post',
    path: '/good-cases/:caseId/withdraw',
    action: 'improve.withdraw-case',
    summary: 'Bureau or organisation take the case back: from now on nobody reads it',
    tag: 'improve',
    params: caseParams,
    answer: stateAnswer,
    relation: toCase,
    handle: ({ services, actor, at, params: { caseId }, key }) =>
      services.decide(workflowId.goodCase(caseId), withdrawCase, { actor, at }, key),
  }),
  route({
    method: 'get',
    path: '/public/good-cases',
    action: 'public',
    summary: 'Good cases 优秀案例, newest first',
    tag: 'improve',
    query: pageQuery,
    answer: pageOf(publicCaseView),
    handle: async ({ services: { store }, query }) => {
      const found = await store.page<GoodCase>(
        'goodCases',
        { state: 'published' },
        {
          ...query,
          sort: { publishedAt: -1 },
        },
      );
      return { items: await publicViews(store, found.items), next: found.next };
    },
  }),
  route({
    method: 'get',
    path: '/public/good-cases/:caseId',
    action: 'public',
    summary: 'One good case',
    tag: 'improve',
    params: caseParams,
    answer: publicCaseWhole,
    handle: async ({ services: { store }, params: { caseId } }) => {
      const found = await store.goodCases.first({ id: caseId, state: 'published' });
      const [view] = found ? await publicViews(store, [found]) : [];
      if (!view) throw new Fault('not-found', { en: 'no such good case', zh: '没有这个案例' });
      // Drafts are their bureau's own.
      const written = { fromCase: caseId, publishedAt: { $ne: null } };
      const usedBy = await store.programmes.find(written, { sort: { id: -1 }, limit: MOST_PROGRAMMES });
      return { ...view, usedBy: usedBy.map(({ id, title }) => ({ id, title })) };
    },
  }),
];

/** @throws Fault `rule-broken` for a project that is no example, `conflict` while another case of it is open */
async function checkExample(store: Store, projectId: string, ownId: string) {
  const project = await store.projects.need(projectId);
  const { rulebook } = await store.rulebooks.need(project.rulebookHash);
  if (!canBeExample(project, rulebook.consequences)) {
    throw new Fault('rule-broken', {
      en: 'Only a closed project whose final grade gives priority in the rulebook can be a good case',
      zh: '只有已结项、且末期等级在规则中享有优先待遇的项目才能作为优秀案例',
    });
  }
  const open = await store.goodCases.first({
    projectId,
    id: { $ne: ownId },
    state: { $in: ['asking', 'published'] },
  });
  if (open) {
    throw new Fault('conflict', {
      en: 'Another case of this project is proposed or public: take it back first',
      zh: '本项目已有待同意或已公开的案例，请先撤回',
    });
  }
  return { ...project, rulebook };
}

async function publicViews(
  store: Store,
  cases: readonly GoodCase[],
): Promise<z.input<typeof publicCaseView>[]> {
  const organisations = await store.organisations.find({
    id: { $in: cases.map(({ organisationId }) => organisationId) },
  });
  const programmes = await store.programmes.find({
    id: { $in: cases.map(({ programmeId }) => programmeId) },
  });
  return cases.map((one) => ({
    ...one,
    programme: programmes.find(({ id }) => id === one.programmeId)?.title ?? { zh: '', en: '' },
    organisation: organisations.find(({ id }) => id === one.organisationId)?.name ?? '',
    publishedAt: one.publishedAt ?? '',
  }));
}
