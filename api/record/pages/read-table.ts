import type { CellFault, FileTable } from '../../../domain/record/table-port';
import { unguarded } from './export-list';
import { isMarkedHeading } from './marked-heading';
import type { PageContext } from './page';
import { cellValue, columnCalled, type TableColumn, type TableKind } from './table-columns';

/** A row of a table with the number that it has in the file. */
export interface TableRow {
  number: number;
  cells: { [column: string]: string };
}

/** What is wrong in one cell; row 1 holds the headings. */
export interface TableFault {
  row: number;
  /** The column's name; or the heading, where it is none of ours. */
  column: string;
  message: string;
}

/** The rows of a file, by our columns, and everything that is wrong with the file itself. */
export function readTable(
  { t }: Pick<PageContext, 't'>,
  kind: TableKind,
  table: FileTable,
): { rows: TableRow[]; faults: TableFault[] } {
  const { headings, rows } = withoutMarks(table);
  const columns = headings.map((heading) => (heading === '' ? undefined : columnCalled(kind, heading)));
  const faults = [...headingFaults(t, kind, headings, columns)];
  if (rows.length === 0) faults.push({ row: 1, column: '', message: t('record.table-without-rows') });
  const read = rows.map(({ number, cells, faults: refused }) => {
    for (const { place, why } of refused) {
      const column = columns[place]?.name ?? headings[place] ?? '';
      faults.push({ row: number, column, message: cellFaultWords(t, why) });
    }
    const filled = cells.flatMap((text, place): [string, string][] => {
      const column = columns[place];
      if (text !== '' && headings[place] === '')
        faults.push({ row: number, column: '', message: t('record.table-cell-without-heading') });
      return column && text !== '' ? [[column.name, cellValue(kind, column, unguarded(text))]] : [];
    });
    return { number, cells: Object.fromEntries(filled) };
  });
  return { rows: read, faults };
}

/** A file that was given back marked comes again: what we wrote into it is not theirs. */
function withoutMarks({ headings, rows }: FileTable): FileTable {
  const marked = headings.findIndex(isMarkedHeading);
  if (marked < 0) return { headings, rows };
  const without = <T>(cells: readonly T[]) => cells.filter((_, place) => place !== marked);
  return {
    headings: without(headings),
    rows: rows
      .map(({ number, cells, faults }) => ({
        number,
        cells: without(cells),
        faults: faults
          .filter(({ place }) => place !== marked)
          .map(({ place, why }) => ({ place: place > marked ? place - 1 : place, why })),
      }))
      .filter(({ cells, faults }) => faults.length > 0 || cells.some((text) => text !== '')),
  };
}

function headingFaults(
  t: PageContext['t'],
  { columns }: TableKind,
  headings: readonly string[],
  found: readonly (TableColumn | undefined)[],
): TableFault[] {
  const fault = (column: string, message: string) => ({ row: 1, column, message });
  return [
    ...headings.flatMap((heading, place) => {
      if (heading === '') return [];
      const column = found[place];
      if (!column) return [fault(heading, t('record.table-unknown-column'))];
      return found.indexOf(column) < place ? [fault(column.name, t('record.table-column-twice'))] : [];
    }),
    ...columns
      .filter((column) => column.isNeeded && !found.includes(column))
      .map(({ name }) => fault(name, t('record.table-column-missing'))),
  ];
}

const cellFaultWords = (t: PageContext['t'], why: CellFault) => t(`record.cell-${why}`);
