// Reads one file in a thread of its own, whose memory and time are capped: see table-reader.ts.
import { parentPort, workerData } from 'node:worker_threads';
import { parse } from 'csv-parse/sync';

const { content, kind, limits } = workerData;

/** A text, or why there is none. */
function cellOf(value) {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? { why: 'unreadable' } : dayOf(value);
  switch (typeof value) {
    case 'string':
      return value.trim();
    case 'number':
      return numberOf(value);
    case 'boolean':
      return String(value);
    default:
      return ofObject(value);
  }
}

function ofObject(value) {
  if ('formula' in value || 'sharedFormula' in value) return { why: 'formula' };
  if ('error' in value) return { why: 'error-value' };
  if (Array.isArray(value.richText))
    return value.richText
      .map(({ text }) => text)
      .join('')
      .trim();
  if ('text' in value) return cellOf(value.text);
  return { why: 'unreadable' };
}

/** Workbooks keep 15 digits: what is longer (account and card numbers) has been changed. */
function numberOf(value) {
  if (!Number.isFinite(value)) return { why: 'error-value' };
  return Math.abs(value) >= 1e15 ? { why: 'digits-lost' } : String(value);
}

/** Workbooks have no zones: exceljs gives days as if they were UTC. */
function dayOf(value) {
  const text = value.toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 16).replace('T', ' ');
}

function rowOf(number, values, width) {
  const faults = [];
  const cells = Array.from({ length: width }, (_, place) => {
    const cell = cellOf(values[place]);
    if (typeof cell === 'string' && cell.length <= limits.cellLength) return cell;
    faults.push({ place, why: typeof cell === 'string' ? 'too-long' : cell.why });
    return '';
  });
  return { number, cells, faults };
}

const hasSomething = ({ cells, faults }) => faults.length > 0 || cells.some((cell) => cell !== '');

function tableOf(lines) {
  const [first, ...rest] = lines;
  if (!first) return { headings: [], rows: [] };
  const width = Math.max(first.values.length, ...rest.map(({ values }) => values.length));
  if (width > limits.columns) return { tooLarge: true };
  const { cells } = rowOf(first.number, first.values, width);
  // Columns to the right without a heading are no columns, unless something stands in them.
  const rows = rest.map(({ number, values }) => rowOf(number, values, width)).filter(hasSomething);
  return { headings: cells, rows };
}

async function readWorkbook() {
  const { default: ExcelJS } = await import('exceljs');
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(content);
  const sheet = book.worksheets[0];
  if (!sheet) throw new Error('no sheet');
  const lines = [];
  sheet.eachRow((row, number) => {
    // `values` counts from 1.
    if (lines.length <= limits.rows + 1) lines.push({ number, values: row.values.slice(1) });
  });
  return lines;
}

function readCsv() {
  const records = parse(textOf(content), {
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    to: limits.rows + 2,
    max_record_size: limits.columns * limits.cellLength,
  });
  return records.map(({ record, info }, n) => ({ number: n === 0 ? 1 : info.lines, values: record }));
}

/** Office programs write Chinese CSV as UTF-8 or as GB 18030. */
function textOf(bytes) {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // the next one
    }
  }
  throw new Error('neither UTF-8 nor GB 18030');
}

async function read() {
  try {
    const lines = kind === 'csv' ? readCsv() : await readWorkbook();
    return lines.length > limits.rows + 1 ? { tooLarge: true } : { table: tableOf(lines) };
  } catch {
    return { unreadable: true };
  }
}

const outcome = await read();
parentPort.postMessage(outcome.table?.tooLarge ? { tooLarge: true } : outcome);
