import type { z } from 'zod';
import { GROUPS, RISKS } from '../../../domain/needs/import-rows';
import { listPage } from '../../record/pages/list-page';
import type { householdView } from '../needs-schema';
import { ledgerLinks, projectCrumbs } from './ledger-links';
import { valueWords } from './needs-tables';

type Household = z.output<typeof householdView> & { mayUnmask: boolean };

/** The household files of a project; how to reach a household is masked. */
export const householdsPage = listPage<Household>({
  path: '/projects/:projectId/households',
  right: 'GET /projects/:projectId/households',
  title: 'needs.households',
  lead: 'needs.households-lead',
  empty: 'needs.no-household',
  template: 'needs/ledger-page',
  filters: ({ lang }) => [
    {
      kind: 'choice',
      name: 'group',
      label: 'needs.column-group',
      options: GROUPS.map((value) => ({ value, text: valueWords(lang, value) })),
    },
    {
      kind: 'choice',
      name: 'riskClass',
      label: 'needs.column-risk-class',
      options: RISKS.map((value) => ({ value, text: valueWords(lang, value) })),
    },
  ],
  async items({ desk, params: { projectId } }, items: Household[]) {
    const [first] = items;
    const route = 'POST /projects/:projectId/households/:householdId/unmask';
    const mayUnmask = first ? await desk.may(route, { projectId, householdId: first.id }) : false;
    return items.map((one) => ({ ...one, mayUnmask }));
  },
  columns: [
    { label: 'needs.column-code', value: ({ code }) => code },
    { label: 'needs.column-street-code', value: ({ streetCode }) => streetCode },
    { label: 'needs.column-group', value: ({ group }, { lang }) => valueWords(lang, group) },
    { label: 'needs.column-risk-class', value: ({ riskClass }, { lang }) => valueWords(lang, riskClass) },
    {
      label: 'needs.column-email',
      value: ({ email }) => email,
      show: ({ email, id, projectId, mayUnmask }) => ({
        text: email ?? '—',
        href: email && mayUnmask ? `/projects/${projectId}/households/${id}/unmask` : null,
      }),
    },
    {
      label: 'needs.column-opened-on',
      value: ({ openedOn }) => openedOn,
      show: ({ openedOn }, { day }) => ({ text: day(openedOn) }),
    },
    {
      label: 'needs.column-updated-on',
      value: ({ updatedOn }) => updatedOn,
      show: ({ updatedOn }, { day }) => ({ text: day(updatedOn) }),
    },
  ],
  around: async (context) => ({
    links: await ledgerLinks(context, 'households'),
    crumbs: await projectCrumbs(context),
  }),
});
