import { promisesTable } from '../../improve/pages/checked-targets';
import { page } from '../../record/pages/page';
import { applicationOf, papersOf, statusTag } from './application-papers';
import { checksTable, judgements } from './judgement';
import { programmeOf } from './programme-of';

/** The papers of one application, how it stands, and what its applicant may do with it. */
export const papersPage = page({
  path: '/applications/:applicationId',
  right: 'GET /applications/:applicationId',
  template: 'match/papers-page',
  async show(context) {
    const { params, desk, t, own } = context;
    const application = await applicationOf(context, String(params.applicationId));
    const programme = await programmeOf(context, application.programmeId);
    const judged = (await judgements(context, programme.id))(application.id);
    const { status } = application;
    const isOpen = programme.state === 'open';
    const acts = [
      { label: 'match.edit', path: 'edit', right: 'PUT /applications/:applicationId', when: 'draft' },
      {
        label: 'match.check-and-submit',
        path: 'submit',
        right: 'POST /applications/:applicationId/submit',
        when: 'draft',
      },
      {
        label: 'match.withdraw',
        path: 'withdraw',
        right: 'POST /applications/:applicationId/withdraw',
        when: 'submitted',
      },
    ];
    const links = [];
    for (const { label, path, right, when } of acts)
      if (isOpen && status === when && (await desk.may(right, { applicationId: application.id })))
        links.push({ text: t(label), href: `/applications/${application.id}/${path}` });
    return {
      title: application.title || t('match.untitled'),
      crumbs: [{ text: own(programme.title), href: `/programmes/${programme.id}` }],
      status: { text: statusTag(context, status).text, classes: statusTag(context, status).tag },
      closes: isOpen ? programme.closesAt : null,
      links,
      carried: await promisesTable(context, application.id),
      papers: await papersOf(context, application, programme),
      checks: judged && { ...judged, table: checksTable(context, judged) },
    };
  },
});
