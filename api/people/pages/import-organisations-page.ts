import { importPage } from '../../record/pages/import-page';
import type { TableRow } from '../../record/pages/read-table';
import { faultsOfRows } from './faults-of-rows';
import { flatField, organisationOf } from './flat-organisation';
import { ORGANISATION_TABLE } from './organisation-table';

/** Organisations out of a workbook or CSV file. */
export const importOrganisationsPage = importPage({
  path: '/organisations/import',
  right: 'POST /organisations/import',
  title: 'people.import-organisations',
  lead: 'people.import-lead',
  counted: 'people.counted-organisations',
  kind: () => ORGANISATION_TABLE,
  template: ({ lang }) => `/api/v1/organisations/import/template?lang=${lang}`,
  body: (_, rows) => bodyOf(rows),
  preview: (context, rows) => faultsOfRows(context, 'POST /organisations/check', bodyOf(rows), flatField),
  done: () => '/organisations',
  doneText: 'people.imported',
});

const bodyOf = (rows: readonly TableRow[]) => rows.map(({ cells }) => organisationOf(cells));
