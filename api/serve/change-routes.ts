import { z } from 'zod';
import { workflowId } from '../../domain/record/workflow-id';
import { CHANGE_STATUSES } from '../../domain/serve/change-request';
import { decideChange, requestChange } from '../../domain/serve/project-decisions';
import { route } from '../record/route';
import { pageOf, pageQuery } from '../record/schemas';
import { changeBody, changeView } from './change-schema';
import { changeParams, projectParams, stateAnswer, toProject } from './project-params';
import { saveChange } from './save-change';
import { seesSigners } from './sees-signers';
import { theChange, viewOfChange } from './the-change';

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
    handle: async ({ services: { store }, caller, params: { projectId }, query }) => {
      const asked = { projectId, status: { $ne: 'draft' } };
      const { items, next } = await store.page('changeRequests', asked, query);
      const withSigner = seesSigners(await store.projects.need(projectId), caller);
      return { items: items.map((one) => viewOfChange(one, withSigner)), next };
    },
  }),
  route({
    method: 'get',
    path: '/projects/:projectId/changes/:changeId',
    action: 'serve.read-changes',
    summary: 'A change: why, what, who approved it, and the amendment that puts it into force',
    tag: 'serve',
    params: changeParams,
    answer: changeView,
    relation: toProject,
    handle: async ({ services: { store }, caller, params }) => {
      const change = await theChange(store, params);
      return viewOfChange(change, seesSigners(await store.projects.need(params.projectId), caller));
    },
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
      change: z.enum(CHANGE_STATUSES),
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
    summary: 'Approve or refuse a change, with the reason; on a route of the rulebook, whoever is next',
    tag: 'serve',
    params: changeParams,
    body: z.strictObject({
      verdict: z.enum(['approved', 'refused']),
      reason: z.string().trim().min(1).max(2_000),
    }),
    answer: stateAnswer,
    relation: toProject,
    handle: async ({ services, caller, actor, at, params, body, key }) => {
      const { projectId, changeId } = params;
      const { store } = services;
      await theChange(store, params);
      const answer = await services.decide(
        workflowId.project(projectId),
        decideChange,
        { actor, at, changeId, verdict: body.verdict },
        key,
      );
      // Afterwards: a refused decision must not leave its words with somebody's approval.
      const reasons = { decisionReason: body.reason, [`reasons.${caller.userId}`]: body.reason };
      await store.changeRequests.update({ id: changeId }, reasons);
      return answer;
    },
  }),
];
