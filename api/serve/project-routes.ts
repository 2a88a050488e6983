import { z } from 'zod';
import type { Filter } from '../../domain/record/store';
import { route } from '../record/route';
import { pageOf, pageQuery } from '../record/schemas';
import { ownProjects } from './own-projects';
import { projectParams, toProject } from './project-params';
import { projectView, viewOfProject } from './project-view';

export const projectRoutes = [
  route({
    method: 'get',
    path: '/projects',
    action: 'serve.list-projects',
    summary: 'Projects that the caller has a part in; auditors and administrators see all',
    tag: 'serve',
    query: pageQuery.extend({
      programmeId: z.string().max(64).optional(),
      state: z.string().max(40).optional(),
    }),
    answer: pageOf(projectView),
    handle: async ({ services, caller, query }) => {
      const { programmeId, state, ...page } = query;
      const filter: Filter = {
        ...(await ownProjects(services, caller)),
        ...(programmeId ? { programmeId } : {}),
        ...(state ? { state } : {}),
      };
      const { items, next } = await services.store.page('projects', filter, page);
      return { items: items.map(viewOfProject), next };
    },
  }),
  route({
    method: 'get',
    path: '/projects/:projectId',
    action: 'serve.see-project',
    summary: 'A project: where it stands, its dates, grades and money',
    tag: 'serve',
    params: projectParams,
    answer: projectView,
    relation: toProject,
    handle: async ({ services, params }) =>
      viewOfProject(await services.store.projects.need(params.projectId)),
  }),
];
