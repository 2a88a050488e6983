import { formPage } from '../../record/pages/form-page';
import { applicationOf } from './application-papers';

/** Takes a submitted application back, while the call is open. */
export const withdrawPage = formPage({
  path: '/applications/:applicationId/withdraw',
  right: 'POST /applications/:applicationId/withdraw',
  title: 'match.withdraw',
  lead: 'match.withdraw-lead',
  button: 'match.withdraw',
  fields: () => [],
  async around(context) {
    const { id, title } = await applicationOf(context, String(context.params.applicationId));
    return {
      title: `${context.t('match.withdraw')}${context.t('match.colon')}${title}`,
      crumbs: [{ text: title, href: `/applications/${id}` }],
    };
  },
  done: ({ params }) => `/applications/${params.applicationId}`,
  doneText: 'match.withdrawn',
});
