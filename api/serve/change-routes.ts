import { z } from 'zod';
import { Fault } from '../../domain/record/fault';
import { workflowId } from '../../domain/record/workflow-id';
import { decideChange, requestChange } from '../../domain/serve/project-decisions';
import { route } from '../record/route';
import { pageOf, pageQuery } from '../record/schemas';
import { changeBody, changeView } from './change-schema';
import { changeParams, projectParams, stateAnswer, toProject } from './project-params';
import { saveChange } from './save-change';

export const changeRoutes = [
  route({
    method: 'get',
    path: '/projects/:projectId/changes',
    action: 'serve.read-changes',
    summary: 'Changes of the project 变更, pauses and termination among them',
    tag: 'serve',
    params: projectParams,
    query: pageQuery,
    answer: pageOf(changeView),
    relation: toProject,
    handle: ({ services, params, query }) =>
      services.store.page('changeRequests', { projectId: params.projectId, status: { $ne: 'draft' } }, query),
  }),
  route({
    method: 'post',
    path: '/projects/:projectId/changes',
    action: 'serve.request-change',
    summary: 'Ask for a change; within the free share of a budget line it takes effect at once',
    tag: 'serve',
    status: 201,
    params: projectParams,
    body: changeBody,
    answer: stateAnswer.extend({
      changeId: z.string(),
      change: z.enum(['draft', 'open', 'approved', 'refused', 'noted']),
    }),
    relation: toProject,
    handle: async ({ services, caller, actor, at, params, body, key }) => {
      const { projectId } = params;
      const changeId = await saveChange(services, caller, { projectId, at, key }, body);
      const answer = await services.decide(
        workflowId.project(projectId),
        requestChange,
        { actor, at, changeId },
        key,
      );
      return { ...answer, changeId };
    },
  }),
  route({
    method: 'post',
    path: '/projects/:projectId/changes/:changeId/decide',
    action: 'serve.decide-change',
    summary: 'Approve or refuse a change, with the reason',
    tag: 'serve',
    params: changeParams,
    body: z.strictObject({
      verdict: z.enum(['approved', 'refused']),
      reason: z.string().trim().min(1).max(2_000),
    }),
    answer: stateAnswer,
    relation: toProject,
    handle: async ({ services, actor, at, params, body, key }) => {
      const { projectId, changeId } = params;
      const { store } = services;
      const change = await store.changeRequests.need(changeId);
      if (change.projectId !== projectId)
        throw new Fault('not-found', { en: 'no such change of this project', zh: '本项目没有这项变更' });
      await store.changeRequests.update({ id: changeId, status: 'open' }, { decisionReason: body.reason });
      return services.decide(
        workflowId.project(projectId),
        decideChange,
        { actor, at, changeId, verdict: body.verdict },
        key,
      );
    },
  }),
];
