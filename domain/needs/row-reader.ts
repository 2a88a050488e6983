import { addDays, type CivilDate } from '../record/civil-date';
import type { FaultField } from '../record/fault';

/** Reads the cells of one row; what is wrong is noted, not thrown, so that every fault shows at once. */
export interface RowReader {
  has(column: string): boolean;
  text(column: string, shape: RegExp, words: string, zh: string): string;
  oneOf<T extends string>(column: string, allowed: readonly T[]): T;
  date(column: string): CivilDate;
  count(column: string): number;
  /** A JSON array, or text divided by semicolons. */
  list(column: string): string[];
  /** @param zh the message in Chinese */
  fault(column: string, message: string, zh: string): void;
}

/** @param number 1 for the first row below the heading; faults are named `row <number>.<column>` */
export function rowReader(
  row: { [column: string]: unknown },
  number: number,
  columns: readonly string[],
  today: CivilDate,
  faults: FaultField[],
): RowReader {
  const fault = (column: string, message: string, zh: string) => {
    faults.push({ field: `row ${number}.${column}`, message, zh });
  };
  const cell = (column: string) => (row[column] === undefined || row[column] === null ? '' : row[column]);
  for (const column of Object.keys(row))
    if (!columns.includes(column)) fault(column, 'no such column', '没有这一列');
  const asText = (column: string): string => {
    const value = cell(column);
    return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
  };
  return {
    fault,
    has: (column) => (Array.isArray(cell(column)) ? true : asText(column) !== ''),
    text(column, shape, words, zh) {
      const value = asText(column);
      if (!shape.test(value)) {
        if (value === '') fault(column, `is missing: ${words}`, `未填写，应为${zh}`);
        else fault(column, `is not ${words}`, `应为${zh}`);
      }
      return value;
    },
    oneOf(column, allowed) {
      const found = allowed.find((one) => one === asText(column));
      if (found === undefined)
        fault(column, `must be one of ${allowed.join(', ')}`, '不是可选的值，请参照模板');
      return found ?? (allowed[0] as (typeof allowed)[number]);
    },
    date(column) {
      const value = asText(column);
      const isDay = /^\d{4}-\d\d-\d\d$/.test(value) && isCivilDate(value);
      if (!isDay) fault(column, 'must be a day such as 2026-03-01', '应为日期，如 2026-03-01');
      else if (value > today) fault(column, 'lies in the future', '日期晚于今天');
      return value;
    },
    count(column) {
      const value = Number(asText(column));
      if (!Number.isSafeInteger(value) || value < 0 || value > 1_000_000)
        fault(column, 'must be a whole number, not negative', '应为不小于零的整数');
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
