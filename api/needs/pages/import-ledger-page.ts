import type { ImportKind } from '../../../domain/needs/import-rows';
import type { FaultField } from '../../../domain/record/fault';
import { importPage } from '../../record/pages/import-page';
import { needsTable } from './needs-tables';

const IMPORT = 'POST /projects/:projectId/:kind/import';

/** Household files, needs or service records out of a workbook or CSV file. */
export const importLedgerPage = (kind: ImportKind) => {
  const to = (projectId = '') => ({ projectId, kind });
  return {
    ...importPage({
      path: `/projects/:projectId/${kind}/import`,
      right: IMPORT,
      title: `needs.import-${kind}`,
      lead: 'needs.import-lead',
      counted: `needs.counted-${kind}`,
      kind: () => needsTable(kind),
      template: ({ params, lang }) => `/api/v1/projects/${params.projectId}/${kind}/template?lang=${lang}`,
      body: (_, rows) => ({ rows: rows.map(({ cells }) => cells) }),
      async preview({ desk, params, services, lang }, rows) {
        const { faults } = await desk.send<{ faults: FaultField[] }>(IMPORT, {
          params: to(params.projectId),
          body: { rows: rows.map(({ cells }) => cells), preview: true },
          key: services.newId(),
        });
        return faults.map(({ field, message, zh }) => {
          const [, number = '1', column = ''] = /^row (\d+)\.(.*)$/.exec(field) ?? [];
          return { row: Number(number) - 1, column, message: lang === 'zh' ? zh : message };
        });
      },
      async about(context, rows) {
        if (kind !== 'households') return [];
        const { t, services, params } = context;
        const codes = rows.map(({ cells }) => cells.code ?? '');
        const known = await services.store.households.count({
          projectId: String(params.projectId),
          code: { $in: codes },
        });
        return [
          {
            key: { text: t('needs.brought-up-to-date') },
            value: { text: t('needs.counted-households', { count: known }) },
          },
        ];
      },
      done: ({ params }) => `/projects/${params.projectId}/${kind}`,
      doneText: 'needs.imported',
    }),
    params: ({ params }: { params: { [name: string]: string } }) => to(params.projectId),
  };
};
