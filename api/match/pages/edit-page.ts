import { promisesTable } from '../../improve/pages/checked-targets';
import { formPage } from '../../record/pages/form-page';
import { applicationBody } from './application-body';
import { applicationForm } from './application-fields';
import { applicationOf } from './application-papers';
import { programmeOf } from './programme-of';

/** The application form: a draft may be saved however incomplete it is. */
export const editPage = formPage({
  path: '/applications/:applicationId/edit',
  right: 'PUT /applications/:applicationId',
  template: 'match/edit-page',
  title: 'match.edit',
  lead: 'match.edit-lead',
  button: 'match.save-draft',
  async fields(context) {
    const { programmeId } = await applicationOf(context, String(context.params.applicationId));
    const { rulebook } = await programmeOf(context, programmeId);
    return applicationForm(context, rulebook, programmeId);
  },
  shown: (context) => applicationOf(context, String(context.params.applicationId)),
  version: async (context) => (await applicationOf(context, String(context.params.applicationId))).version,
  draft: { version: ({ version }: { version: number }) => version },
  async around(context) {
    const application = await applicationOf(context, String(context.params.applicationId));
    const programme = await programmeOf(context, application.programmeId);
    return {
      crumbs: [
        { text: context.own(programme.title), href: `/programmes/${application.programmeId}` },
        { text: application.title || '—', href: `/applications/${application.id}` },
      ],
      carried: await promisesTable(context, application.id),
      isDraft: application.status === 'draft',
      closes: programme.closesAt,
    };
  },
  body: (_, typed) => applicationBody(typed),
  done: ({ params }) => `/applications/${params.applicationId}`,
  doneText: 'match.draft-saved',
});
