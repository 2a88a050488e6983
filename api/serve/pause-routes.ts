import { workflowId } from '../../domain/record/workflow-id';
import { pauseProject, resumeProject, terminateProject } from '../../domain/serve/project-decisions';
import { route } from '../record/route';
import { reasonBody } from './change-schema';
import { projectParams, stateAnswer, toProject } from './project-params';
import { saveChange } from './save-change';

export const pauseRoutes = [
  route({
    method: 'post',
    path: '/projects/:projectId/pause',
    action: 'serve.pause-project',
    summary: 'Stop all clocks of the project; the working time that is left is kept',
    tag: 'serve',
    params: projectParams,
    body: reasonBody,
    answer: stateAnswer,
    relation: toProject,
    handle: async ({ services, caller, actor, at, params: { projectId }, body, key }) => {
      const changeId = await saveChange(
        services,
        caller,
        { projectId, at, key },
        { kind: 'pause', reason: body.reason },
      );
      return services.decide(workflowId.project(projectId), pauseProject, { actor, at, changeId }, key);
    },
  }),
  route({
    method: 'post',
    path: '/projects/:projectId/resume',
    action: 'serve.pause-project',
    summary: 'Let the clocks of a paused project run again',
    tag: 'serve',
    params: projectParams,
    answer: stateAnswer,
    relation: toProject,
    handle: ({ services, actor, at, params: { projectId }, key }) =>
      services.decide(workflowId.project(projectId), resumeProject, { actor, at }, key),
  }),
  route({
    method: 'post',
    path: '/projects/:projectId/terminate',
    action: 'serve.terminate-project',
    summary: 'End the project early: what is unpaid is withheld, what is unspent comes back',
    tag: 'serve',
    params: projectParams,
    body: reasonBody,
    answer: stateAnswer,
    relation: toProject,
    handle: async ({ services, caller, actor, at, params: { projectId }, body, key }) => {
      const changeId = await saveChange(
        services,
        caller,
        { projectId, at, key },
        { kind: 'termination', reason: body.reason },
      );
      return services.decide(workflowId.project(projectId), terminateProject, { actor, at, changeId }, key);
    },
  }),
];
