import { formPage } from '../../record/pages/form-page';
import type { PageContext } from '../../record/pages/page';
import { programmeCrumbs } from './programme-of';

async function around(context: PageContext) {
  const programmeId = String(context.params.programmeId);
  return {
    crumbs: [
      ...(await programmeCrumbs(context, programmeId)),
      { text: context.t('match.panel'), href: `/programmes/${programmeId}/panel` },
    ],
  };
}

const toPanel = ({ params }: PageContext) => `/programmes/${params.programmeId}/panel`;

/** More evaluators are drawn when the reserve is used up. */
export const extendPanelPage = formPage({
  path: '/programmes/:programmeId/panel/extend',
  right: 'POST /programmes/:programmeId/panel/extend',
  title: 'match.extend-panel',
  lead: 'match.extend-panel-lead',
  button: 'match.extend-panel',
  fields: () => [],
  around,
  done: toPanel,
  doneText: 'match.panel-extended',
});

/** The panel goes on with fewer seats than the quorum. */
export const acceptQuorumPage = formPage({
  path: '/programmes/:programmeId/panel/accept-quorum',
  right: 'POST /programmes/:programmeId/panel/accept-quorum',
  title: 'match.accept-quorum',
  lead: 'match.accept-quorum-lead',
  button: 'match.accept-quorum',
  check: true,
  fields: () => [{ kind: 'paragraph', name: 'reason', label: 'match.reason' }],
  around,
  done: toPanel,
  doneText: 'match.quorum-accepted',
});
