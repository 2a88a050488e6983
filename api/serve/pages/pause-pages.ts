import { formPage } from '../../record/pages/form-page';
import type { PageContext } from '../../record/pages/page';
import { projectCrumbs } from './the-project';

const shared = {
  check: true,
  around: async (context: PageContext) => ({ crumbs: await projectCrumbs(context) }),
  done: ({ params }: PageContext) => `/projects/${params.projectId}`,
};
const reason = { kind: 'paragraph', name: 'reason', label: 'serve.reason', hint: 'serve.no-names' } as const;

/** All clocks of the project stop. */
export const pausePage = formPage({
  ...shared,
  path: '/projects/:projectId/pause',
  right: 'POST /projects/:projectId/pause',
  title: 'serve.pause-project',
  lead: 'serve.pause-lead',
  button: 'serve.pause',
  fields: () => [reason],
  doneText: 'serve.paused-done',
});

/** They run again, with the time that was left. */
export const resumePage = formPage({
  ...shared,
  path: '/projects/:projectId/resume',
  right: 'POST /projects/:projectId/resume',
  title: 'serve.resume-project',
  lead: 'serve.resume-lead',
  button: 'serve.resume',
  fields: () => [],
  doneText: 'serve.resumed-done',
});

/** The project ends early. */
export const terminatePage = formPage({
  ...shared,
  path: '/projects/:projectId/terminate',
  right: 'POST /projects/:projectId/terminate',
  title: 'serve.terminate-project',
  lead: 'serve.terminate-lead',
  button: 'serve.terminate',
  fields: () => [reason],
  doneText: 'serve.terminated-done',
});
