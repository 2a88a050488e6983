import type ExcelJS from 'exceljs';
import type { RawAnswer } from '../route';
import { loadExcel } from './load-excel';
import type { TableColumn, TableKind } from './table-columns';
import { type Language, wordsIn } from './words';

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const ROWS = 5_000;

/** A workbook to fill in: headings with lists to choose from; what each column takes stands on a second sheet. */
export async function tableTemplate(kind: TableKind, title: string, lang: Language): Promise<RawAnswer> {
  const { t } = wordsIn(lang);
  const { Workbook } = await loadExcel();
  const book = new Workbook();
  // The same file for everybody at every time.
  book.created = new Date(0);
  book.modified = new Date(0);
  const sheet = book.addWorksheet(title.slice(0, 31), { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = kind.columns.map(({ name, isNeeded }) => ({
    header: kind.headingWords(lang, name) + (isNeeded ? '*' : ''),
    key: name,
    width: 18,
    // Text: else a workbook makes numbers of codes, and days of what it takes for one.
    style: { numFmt: '@' },
  }));
  sheet.getRow(1).font = { bold: true };
  for (const [place, column] of kind.columns.entries()) offerValues(sheet, place + 1, kind, column, lang);
  const help = book.addWorksheet(t('record.table-help'));
  help.columns = [{ width: 18 }, { width: 10 }, { width: 60 }, { width: 24 }];
  help.addRow(
    ['record.table-column', 'record.table-needed', 'record.table-takes', 'record.table-example'].map((key) =>
      t(key),
    ),
  ).font = { bold: true };
  for (const column of kind.columns) {
    const needed = t(column.isNeeded ? 'record.yes' : 'record.no');
    help.addRow([
      kind.headingWords(lang, column.name),
      needed,
      takes(kind, column, lang),
      exampleOf(kind, column, lang),
    ]);
  }
  const content = new Uint8Array(await book.xlsx.writeBuffer());
  return { contentType: TYPE, content, fileName: `${title}.xlsx`, bytes: content.byteLength };
}

/** What a cell of the column takes, in words. */
export function takes(kind: TableKind, { kind: cell, values = [] }: TableColumn, lang: Language): string {
  const { t } = wordsIn(lang);
  const words = values.map((value) => kind.valueWords(lang, value)).join(t('record.and'));
  return words === '' ? t(`record.takes-${cell}`) : `${t(`record.takes-${cell}`)} ${words}`;
}

export function exampleOf(kind: TableKind, { values, example }: TableColumn, lang: Language): string {
  return values?.includes(example) ? kind.valueWords(lang, example) : example;
}

function offerValues(
  sheet: ExcelJS.Worksheet,
  place: number,
  kind: TableKind,
  { kind: cell, values }: TableColumn,
  lang: Language,
): void {
  const words = (values ?? []).map((value) => kind.valueWords(lang, value)).join(',');
  // A list in a workbook has at most 255 signs.
  if (cell !== 'code' || words.length > 250) return;
  const rule = { type: 'list', allowBlank: true, formulae: [`"${words}"`] } as const;
  const letter = sheet.getColumn(place).letter;
  (sheet as unknown as { dataValidations: { add(range: string, rule: object): void } }).dataValidations.add(
    `${letter}2:${letter}${ROWS}`,
    rule,
  );
}
