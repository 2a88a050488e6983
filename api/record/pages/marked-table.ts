import { stringify } from 'csv-stringify/sync';
import type { FileTable } from '../../../domain/record/table-port';
import { plainCell } from './export-list';
import { loadExcel } from './load-excel';
import { isMarkedHeading, MARKED_HEADING } from './marked-heading';
import type { PageContext } from './page';
import type { TableFault } from './read-table';

/** A file that came in, as its name and its table. */
export interface BroughtTable {
  fileName: string;
  kind: 'xlsx' | 'csv';
  table: FileTable;
}

/** A file to keep, within the page itself: what people brought stays nowhere else. */
export interface MarkedFile {
  fileName: string;
  href: string;
}

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv;charset=utf-8',
} as const;

/**
 * The same file with one column more, which says what is wrong in each row. No cell of it can become a formula.
 * @param told what is wrong, with the column's name
 */
export async function markedFile(
  { t }: Pick<PageContext, 't'>,
  { fileName, kind, table }: BroughtTable,
  faults: readonly TableFault[],
  told: (fault: TableFault) => string,
): Promise<MarkedFile> {
  const rows = markedRows(t, table, faults, told).map((row) => row.map((text) => String(plainCell(text))));
  const content = kind === 'csv' ? stringify(rows, { bom: true }) : await workbookOf(rows);
  return {
    fileName: `${fileName.replace(/\.\w+$/, '')}-${t('record.table-marked-name')}.${kind}`,
    href: `data:${TYPES[kind]};base64,${Buffer.from(content).toString('base64')}`,
  };
}

/** Every row where it stood; what is wrong with the headings is said in the first row below them. */
function markedRows(
  t: PageContext['t'],
  { headings, rows }: FileTable,
  faults: readonly TableFault[],
  told: (fault: TableFault) => string,
): string[][] {
  const own = headings.map((heading) => !isMarkedHeading(heading));
  const kept = (cells: readonly string[]) => cells.filter((_, place) => own[place] ?? true);
  const first = rows[0]?.number ?? 2;
  const last = Math.max(first, ...rows.map(({ number }) => number));
  const byNumber = new Map(rows.map(({ number, cells }) => [number, cells]));
  const marks = new Map<number, string[]>();
  for (const fault of faults) {
    const row = fault.row === 1 ? first : fault.row;
    marks.set(row, [...(marks.get(row) ?? []), told(fault)]);
  }
  const marked = [[...kept(headings), t(MARKED_HEADING)]];
  for (let number = 2; number <= last; number += 1) {
    const cells = byNumber.get(number) ?? headings.map(() => '');
    marked.push([...kept(cells), (marks.get(number) ?? []).join(t('record.and'))]);
  }
  return marked;
}

async function workbookOf(rows: readonly string[][]): Promise<Uint8Array> {
  const { Workbook } = await loadExcel();
  const book = new Workbook();
  const sheet = book.addWorksheet('1', { views: [{ state: 'frozen', ySplit: 1 }] });
  for (const row of rows) sheet.addRow(row);
  sheet.getRow(1).font = { bold: true };
  // What is wrong stands out, and says so in words as well.
  const column = sheet.getColumn(rows[0]?.length ?? 1);
  column.width = 60;
  column.font = { color: { argb: 'FFD4351C' } };
  return new Uint8Array(await book.xlsx.writeBuffer());
}
