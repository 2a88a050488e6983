import { formPage } from '../../record/pages/form-page';
import { projectCrumbs } from './ledger-links';

/** How to reach a household, in clear: shown this once, and recorded with its reason before. */
export const unmaskPage = formPage({
  path: '/projects/:projectId/households/:householdId/unmask',
  right: 'POST /projects/:projectId/households/:householdId/unmask',
  title: 'needs.unmask',
  lead: 'needs.unmask-lead',
  button: 'needs.unmask',
  fields: () => [
    { kind: 'paragraph', name: 'reason', label: 'needs.reason', hint: 'needs.reason-hint', rows: 2 },
  ],
  around: async (context) => ({ crumbs: await projectCrumbs(context) }),
  once: async (context, { email }: { email: string | null }) => ({
    template: 'needs/contact-page',
    view: {
      title: context.t('needs.contact'),
      crumbs: await projectCrumbs(context),
      email: email ?? '—',
      back: `/projects/${context.params.projectId}/households`,
    },
  }),
  done: ({ params }) => `/projects/${params.projectId}/households`,
  doneText: 'needs.unmasked',
});
