import type { Filter, FilterValue } from '../../domain/record/store';
import { isOneValue } from './serving-index';

/** For so many values the range is asked for as a whole: so many questions would cost more than they save. */
const MOST = 12;

/** How a list of values beside a range is asked for: value by value, or all of the range, to be picked from. */
export interface Split {
  filters: Filter[];
  picks(record: object): boolean;
}

/**
 * Splits a filter with a list of values beside a range; null when it has no such pair. The embedded server uses an
 * index for one of the two only; a real MongoDB for both.
 */
export function splitIn(filter: Filter): Split | null {
  const open = Object.entries(filter).filter(([, value]) => !isOneValue(value));
  const lists = open.filter(([, value]) => valuesOf(value) !== null);
  const [field, list] = lists[0] ?? [];
  const values = valuesOf(list);
  if (field === undefined || values === null || lists.length > 1 || open.length !== 2) return null;
  if (!open.every(([name, value]) => name === field || isRange(value))) return null;
  if (values.length <= MOST) {
    const filters = values.map((value) => ({ ...filter, [field]: value as FilterValue }));
    return { filters, picks: () => true };
  }
  const { [field]: _, ...range } = filter;
  const wanted = new Set(values);
  return { filters: [range], picks: (record) => wanted.has((record as { [name: string]: unknown })[field]) };
}

function valuesOf(value: FilterValue | undefined): readonly unknown[] | null {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 1) return null;
  return value.$in ?? null;
}

function isRange(value: FilterValue): boolean {
  const operators = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  return operators.length > 0 && operators.every((one) => ['$lt', '$lte', '$gt', '$gte'].includes(one));
}
