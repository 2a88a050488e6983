import { Fault, type FaultField } from '../../../domain/record/fault';
import { importPage } from '../../record/pages/import-page';
import type { PageContext } from '../../record/pages/page';
import type { TableFault, TableRow } from '../../record/pages/read-table';
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
  preview: async (context, rows) =>
    (await faultsIn(context, bodyOf(rows))).map((one) => placed(context, one)),
  done: () => '/organisations',
  doneText: 'people.imported',
});

const bodyOf = (rows: readonly TableRow[]) => rows.map(({ cells }) => organisationOf(cells));

/** By their form first, then by each other and what is known. */
async function faultsIn({ desk, services }: PageContext, body: object[]): Promise<FaultField[]> {
  try {
    const answer = await desk.send<{ faults: FaultField[] }>('POST /organisations/check', {
      body,
      key: services.newId(),
    });
    return answer.faults;
  } catch (error) {
    if (error instanceof Fault && error.detail.fields) return error.detail.fields;
    throw error;
  }
}

function placed({ lang }: PageContext, { field, message, zh }: FaultField): TableFault {
  const [, row = '0', inner = ''] = /^(\d+)\.?(.*)$/.exec(field) ?? [];
  return { row: Number(row), column: flatField(inner), message: lang === 'zh' ? (zh ?? message) : message };
}
