import { Fault, type FaultField } from '../../../domain/record/fault';
import type { PageContext } from '../../record/pages/page';
import type { TableFault } from '../../record/pages/read-table';

/**
 * What a route that checks rows says to them: by their form first, then by each other and what is known.
 * @param columnOf the column of the table that a field of the route was made of
 */
export async function faultsOfRows(
  { desk, services, lang }: PageContext,
  route: string,
  body: readonly object[],
  columnOf: (field: string) => string,
): Promise<TableFault[]> {
  const asked = async (): Promise<FaultField[]> => {
    try {
      const answer = await desk.send<{ faults: FaultField[] }>(route, { body, key: services.newId() });
      return answer.faults;
    } catch (error) {
      if (error instanceof Fault && error.detail.fields) return error.detail.fields;
      throw error;
    }
  };
  return (await asked()).map(({ field, message, zh }) => {
    const [, row = '0', inner = ''] = /^(\d+)\.?(.*)$/.exec(field) ?? [];
    return { row: Number(row), column: columnOf(inner), message: lang === 'zh' ? zh : message };
  });
}
