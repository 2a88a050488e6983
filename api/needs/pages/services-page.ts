import type { z } from 'zod';
import { SERVICE_KINDS } from '../../../domain/needs/import-rows';
import { listPage } from '../../record/pages/list-page';
import type { serviceView } from '../needs-schema';
import { ledgerLinks, projectCrumbs } from './ledger-links';
import { valueWords } from './needs-tables';

type Service = z.output<typeof serviceView>;

/** Visits, activities and other services of a project, the newest first. */
export const servicesPage = listPage<Service>({
  path: '/projects/:projectId/services',
  right: 'GET /projects/:projectId/services',
  title: 'needs.services',
  empty: 'needs.no-service',
  template: 'needs/ledger-page',
  filters: ({ lang }) => [
    {
      kind: 'choice',
      name: 'kind',
      label: 'needs.column-kind',
      options: SERVICE_KINDS.map((value) => ({ value, text: valueWords(lang, value) })),
    },
  ],
  columns: [
    {
      label: 'needs.column-on',
      value: ({ on }) => on,
      show: ({ on }, { day }) => ({ text: day(on) }),
    },
    { label: 'needs.column-kind', value: ({ kind }, { lang }) => valueWords(lang, kind) },
    { label: 'needs.column-household-codes', value: ({ householdCodes }) => householdCodes.join('; ') },
    { label: 'needs.column-people', value: ({ people }) => people },
    {
      label: 'needs.column-deliverable-id',
      value: ({ deliverable }, { own }) => deliverable && own(deliverable),
    },
    { label: 'needs.column-note', value: ({ note }) => note || null },
  ],
  around: async (context) => ({
    links: await ledgerLinks(context, 'services'),
    crumbs: await projectCrumbs(context),
  }),
});
