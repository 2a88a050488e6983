import { opensPapersBlind } from '../../../domain/match/blind-terms';
import { checkApplication } from '../../../domain/match/check-application';
import { formPage } from '../../record/pages/form-page';
import { faultLinks, limitsBroken } from './application-faults';
import { applicationOf, papersOf } from './application-papers';
import { programmeOf } from './programme-of';

/** Everything once more before it is submitted, and what still keeps it from being. */
export const submitPage = formPage({
  path: '/applications/:applicationId/submit',
  right: 'POST /applications/:applicationId/submit',
  template: 'match/submit-page',
  title: 'match.check-before-submit',
  lead: 'match.submit-lead',
  button: 'match.submit',
  fields: () => [],
  async around(context, fault) {
    const application = await applicationOf(context, String(context.params.applicationId));
    const programme = await programmeOf(context, application.programmeId);
    const edit = `/applications/${application.id}/edit`;
    const faults = application.status === 'draft' ? checkApplication(application, programme.rulebook) : [];
    const errorList = faultLinks(context, faults, programme.rulebook, edit);
    return {
      crumbs: [
        { text: context.own(programme.title), href: `/programmes/${programme.id}` },
        { text: application.title || '—', href: `/applications/${application.id}` },
      ],
      papers: await papersOf(context, application, programme),
      edit,
      // Where the rulebook lets these be judged later, submitting is allowed, and in vain.
      inVain: faults.some(({ rule }) => rule?.startsWith('funding.'))
        ? []
        : limitsBroken(context, application, programme.rulebook),
      isDraft: application.status === 'draft',
      blindPapers: application.documents.length > 0 && opensPapersBlind(programme.rulebook.review),
      missing:
        errorList.length > 0
          ? { titleText: context.t('match.not-complete'), descriptionText: null, errorList, allowed: null }
          : null,
      ...(fault?.type === 'rule-broken' && { problem: null }),
    };
  },
  done: ({ params }) => `/applications/${params.applicationId}`,
  doneText: 'match.submitted',
});
