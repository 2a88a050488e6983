import type { z } from 'zod';
import { listPage } from '../../record/pages/list-page';
import type { accessView } from '../needs-schema';
import { projectCrumbs } from './ledger-links';

type Access = z.output<typeof accessView>;

/** Who looked at contact data of households, when and why. */
export const accessesPage = listPage<Access>({
  path: '/projects/:projectId/accesses',
  right: 'GET /projects/:projectId/accesses',
  title: 'needs.accesses',
  lead: 'needs.accesses-lead',
  empty: 'needs.no-access',
  columns: [
    { label: 'record.when', value: ({ at }) => at, show: ({ at }, { time }) => ({ text: time(at) }) },
    { label: 'record.by', value: ({ person }) => person },
    { label: 'people.organisation', value: ({ organisation }) => organisation },
    { label: 'needs.column-code', value: ({ householdCode }) => householdCode },
    { label: 'needs.reason', value: ({ reason }) => reason },
  ],
  around: async (context) => ({ crumbs: await projectCrumbs(context) }),
});
