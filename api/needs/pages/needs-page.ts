import type { z } from 'zod';
import { NEED_STATES } from '../../../domain/needs/import-rows';
import { listPage } from '../../record/pages/list-page';
import type { needView } from '../needs-schema';
import { ledgerLinks, projectCrumbs } from './ledger-links';
import { valueWords } from './needs-tables';

type Need = z.output<typeof needView> & { settle: string | null };

/** Tags of the states that ask for attention or have ended well. */
const TAGS: { [status: string]: string } = { open: 'govuk-tag--yellow', met: 'govuk-tag--green' };

/** The needs of the households of a project. */
export const needsPage = listPage<Need>({
  path: '/projects/:projectId/needs',
  right: 'GET /projects/:projectId/needs',
  title: 'needs.needs',
  empty: 'needs.no-need',
  template: 'needs/ledger-page',
  filters: ({ lang }) => [
    {
      kind: 'choice',
      name: 'status',
      label: 'needs.column-status',
      options: NEED_STATES.map((value) => ({ value, text: valueWords(lang, value) })),
    },
  ],
  columns: [
    { label: 'needs.column-household-code', value: ({ householdCode }) => householdCode },
    { label: 'needs.column-kind', value: ({ kind }, { lang }) => valueWords(lang, kind) },
    {
      label: 'needs.column-service',
      value: ({ service }) => service,
      show: ({ service, settle }) => ({ text: service, href: settle }),
    },
    {
      label: 'needs.column-recorded-on',
      value: ({ recordedOn }) => recordedOn,
      show: ({ recordedOn }, { day }) => ({ text: day(recordedOn) }),
    },
    {
      label: 'needs.column-status',
      value: ({ status }, { lang }) => valueWords(lang, status),
      show: ({ status }, { lang }) => ({
        text: valueWords(lang, status),
        tag: TAGS[status] ?? 'govuk-tag--grey',
      }),
    },
  ],
  async items({ desk, params: { projectId = '' } }, items: z.output<typeof needView>[]) {
    const maySettle = await desk.may('POST /projects/:projectId/:kind', { projectId, kind: 'needs' });
    return items.map((one) => ({
      ...one,
      settle: maySettle ? `/projects/${encodeURIComponent(projectId)}/needs/${one.id}/settle` : null,
    }));
  },
  around: async (context) => ({
    links: await ledgerLinks(context, 'needs'),
    crumbs: await projectCrumbs(context),
  }),
});
