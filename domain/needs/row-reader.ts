import { addDays, type CivilDate } from '../record/civil-date';
import type { FaultField } from '../record/fault';

/** Reads the cells of one row; what is wrong is noted, not thrown, so that every fault shows at once. */
export interface RowReader {
  has(column: string): boolean;
  text(column: string, shape: RegExp, words: string): string;
  oneOf<T extends string>(column: string, allowed: readonly T[]): T;
  date(column: string): CivilDate;
  count(column: string): number;
  /** A JSON array, or text divided by semicolons. */
  list(column: string): string[];
  fault(column: string, message: string): void;
}

/** @param number 1 for the first row below the heading; faults are named `row <number>.<column>` */
export function rowReader(
  row: { [column: string]: unknown },
  number: number,
  columns: readonly string[],
  today: CivilDate,
  faults: FaultField[],
): RowReader {
  const fault = (column: string, message: string) => {
    faults.push({ field: `row ${number}.${column}`, message });
  };
  const cell = (column: string) => (row[column] === undefined || row[column] === null ? '' : row[column]);
  for (const column of Object.keys(row)) if (!columns.includes(column)) fault(column, 'no such column');
  const asText = (column: string): string => {
    const value = cell(column);
    return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
  };
  return {
    fault,
    has: (column) => (Array.isArray(cell(column)) ? true : asText(column) !== ''),
    text(column, shape, words) {
      const value = asText(column);
      if (!shape.test(value)) fault(column, value === '' ? `is missing: ${words}` : `is not ${words}`);
      return value;
    },
    oneOf(column, allowed) {
      const found = allowed.find((one) => one === asText(column));
      if (found === undefined) fault(column, `must be one of ${allowed.join(', ')}`);
      return found ?? (allowed[0] as (typeof allowed)[number]);
    },
    date(column) {
      const value = asText(column);
      const isDay = /^\d{4}-\d\d-\d\d$/.test(value) && isCivilDate(value);
      if (!isDay) fault(column, 'must be a day such as 2026-03-01');
      else if (value > today) fault(column, 'lies in the future');
      return value;
    },
    count(column) {
      const value = Number(asText(column));
      if (!Number.isSafeInteger(value) || value < 0 || value > 1_000_000)
        fault(column, 'must be a whole number, not negative');
      return value;
    },
    list(column) {
      const value = cell(column);
      const parts = Array.isArray(value) ? value : asText(column).split(/[;；]/);
      return [...new Set(parts.map((one) => String(one).trim()).filter((one) => one !== ''))];
    },
  };
}

function isCivilDate(value: string): boolean {
  return !Number.isNaN(Date.parse(value)) && addDays(value, 0) === value;
}
