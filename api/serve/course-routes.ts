import { route } from '../record/route';
import { courseView } from './course-schema';
import { projectParams, toProject } from './project-params';
import { readCourse } from './read-course';

export const courseRoutes = [
  route({
    method: 'get',
    path: '/projects/:projectId/course',
    action: 'serve.see-project',
    summary:
      'Where a project stands: its five stages, who has to act by when, reports, deliverables, and when money can arrive',
    tag: 'serve',
    params: projectParams,
    answer: courseView,
    relation: toProject,
    handle: ({ services, caller, params }) => readCourse(services, params.projectId, caller),
  }),
];
