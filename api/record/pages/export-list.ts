import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import type { Response } from 'express';
import { exportedRows, type ListPage } from './list-page';
import { loadExcel } from './load-excel';
import type { PageContext } from './page';

export const EXPORT_FORMATS = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** A spreadsheet takes what begins like this for a formula and works it out. */
const FORMULA = /^[=+\-@\t\r]/;

/** The same text, which no spreadsheet takes for a formula. */
export function plainCell(value: string | number | null): string | number | null {
  return typeof value === 'string' && FORMULA.test(value) ? `'${value}` : value;
}

/** The text that {@link plainCell} made safe, as it was. */
export function unguarded(text: string): string {
  return text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text;
}

/** Sends what a list shows as a file, row by row. */
export async function exportList(list: ListPage, context: PageContext, format: ExportFormat): Promise<void> {
  const { response } = context;
  const title = context.t(list.title);
  const rows = await begun(exportedRows(list, context));
  response.attachment(`${title}.${format}`);
  try {
    await (format === 'csv' ? asCsv(rows, response) : asWorkbook(rows, title, response));
  } catch (error) {
    // Torn off: nobody is to take half a list for the whole.
    response.destroy();
    throw error;
  }
}

type Row = (string | number | null)[];
type Rows = AsyncIterable<Row>;

/** The same rows, of which the first were found: what is refused is refused before anything was sent. */
async function begun(rows: AsyncGenerator<Row>): Promise<Rows> {
  const first = [await rows.next(), await rows.next()];
  return (async function* () {
    for (const one of first) if (!one.done) yield one.value;
    yield* rows;
  })();
}

async function asCsv(rows: Rows, response: Response): Promise<void> {
  response.type('text/csv; charset=utf-8');
  const plain = async function* () {
    for await (const row of rows) yield row.map(plainCell);
  };
  // With a byte order mark, without which Excel takes Chinese for something else.
  await pipeline(plain, stringify({ bom: true }), response);
}

/** Rows are written no faster than they are taken: what nobody takes yet would all lie in memory. */
async function asWorkbook(rows: Rows, title: string, response: Response): Promise<void> {
  response.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
  const { stream } = await loadExcel();
  const book = new stream.xlsx.WorkbookWriter({ stream: response });
  const sheet = book.addWorksheet(title.replace(/[*?:\\/[\]]/g, ' ').slice(0, 31));
  for await (const row of rows) {
    sheet.addRow(row.map(plainCell)).commit();
    if (response.writableNeedDrain) await drained(response);
    if (response.destroyed) return;
  }
  sheet.commit();
  await book.commit();
}

/** Until more can be written, or nobody is there any more. */
function drained(response: Response): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off('drain', done).off('close', done);
      resolve();
    };
    response.on('drain', done).on('close', done);
  });
}
