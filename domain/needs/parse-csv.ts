import { Fault } from '../record/fault';
import type { Words } from '../record/words';

/** One row of a table: column → text. */
export type CsvRow = { [column: string]: string };

/**
 * Reads CSV with a heading row (RFC 4180: quotes, doubled quotes, line breaks inside quotes; a byte-order mark is skipped).
 * @throws Fault `invalid-input` naming the line when a quote is not closed or a row has another number of cells
 */
export function parseCsv(text: string): CsvRow[] {
  const [heading = [], ...rows] = cells(text.startsWith('\uFEFF') ? text.slice(1) : text);
  const columns = heading.map((one) => one.trim());
  if (new Set(columns).size !== columns.length)
    throw broken(1, { en: 'a column appears twice', zh: '有重复的列' });
  return rows
    .filter((row) => row.some((cell) => cell !== ''))
    .map((row, index) => {
      if (row.length !== columns.length)
        throw broken(index + 2, {
          en: `${row.length} cells under ${columns.length} columns`,
          zh: `有 ${row.length} 格，表头有 ${columns.length} 列`,
        });
      return Object.fromEntries(columns.map((column, place) => [column, (row[place] ?? '').trim()]));
    });
}

interface Reading {
  rows: string[][];
  row: string[];
  cell: string;
  quoted: boolean;
}

function cells(text: string): string[][] {
  const reading: Reading = { rows: [], row: [], cell: '', quoted: false };
  for (let index = 0; index < text.length; index += 1) {
    const char = text.charAt(index);
    if (reading.quoted) index += readQuoted(reading, char, text.charAt(index + 1));
    else readPlain(reading, char);
  }
  if (reading.quoted)
    throw broken(reading.rows.length + 1, { en: 'a quote is not closed', zh: '引号没有成对' });
  if (reading.cell !== '' || reading.row.length > 0) endRow(reading);
  return reading.rows;
}

/** @returns how many characters more than this one were read */
function readQuoted(reading: Reading, char: string, next: string): number {
  if (char !== '"') {
    reading.cell += char;
    return 0;
  }
  if (next === '"') {
    reading.cell += '"';
    return 1;
  }
  reading.quoted = false;
  return 0;
}

function readPlain(reading: Reading, char: string): void {
  if (char === '"' && reading.cell === '') reading.quoted = true;
  else if (char === ',') endCell(reading);
  else if (char === '\n') endRow(reading);
  else if (char !== '\r') reading.cell += char;
}

function endCell(reading: Reading): void {
  reading.row.push(reading.cell);
  reading.cell = '';
}

function endRow(reading: Reading): void {
  endCell(reading);
  reading.rows.push(reading.row);
  reading.row = [];
}

function broken(line: number, why: Words): Fault {
  const words = {
    en: `the table cannot be read: line ${line}: ${why.en}`,
    zh: `表格无法读取：第 ${line} 行${why.zh}`,
  };
  return new Fault('invalid-input', words, {
    fields: [{ field: `line ${line}`, message: why.en, zh: `第 ${line} 行${why.zh}` }],
  });
}
