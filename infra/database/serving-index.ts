import type { Filter, FilterValue, FindOptions } from '../../domain/record/store';

/** Fields of an index in their order, as the database names them. */
export interface IndexFields {
  readonly [field: string]: 1 | -1;
}

/** What an index does for a query. */
export interface Service {
  /** Fields of the index, from its beginning on, that the filter holds to a value or to some values. */
  readonly held: readonly string[];
  /** The field behind them, when the filter gives it bounds. */
  readonly bounded: string | null;
  /** Whether the index gives the records in the order asked for. */
  readonly ordered: boolean;
}

/** Every collection has it without being asked. */
export const ID_INDEX: IndexFields = { _id: 1 };

const BOUNDS = ['$lt', '$lte', '$gt', '$gte'];

/** Equality first, then sort, then range: how far an index answers a query without looking at other records. */
export function serviceOf(index: IndexFields, filter: Filter, sort: FindOptions['sort'] = {}): Service {
  const fields = Object.keys(index).map(houseName);
  const firstFree = fields.findIndex((field) => !isHeld(filter[field]));
  const held = firstFree === -1 ? fields : fields.slice(0, firstFree);
  const next = fields[held.length];
  return {
    held,
    bounded: next !== undefined && isBounded(filter[next]) ? next : null,
    ordered: isOrdered(Object.entries(index).slice(held.length), filter, sort),
  };
}

/** Whether the rest of an index runs along the sort, forwards or backwards. */
function isOrdered(rest: [string, 1 | -1][], filter: Filter, sort: { [field: string]: 1 | -1 }): boolean {
  const asked = Object.entries(sort).filter(([field]) => !isOneValue(filter[field]));
  const turned = asked.map(([field, order], n) => {
    const [own, direction] = rest[n] ?? [];
    return own !== undefined && direction !== undefined && houseName(own) === field ? order * direction : 0;
  });
  return turned.every((one) => one === 1) || turned.every((one) => one === -1);
}

/** What the database calls `_id` the house calls `id`. */
function houseName(field: string): string {
  return field === '_id' ? 'id' : field;
}

export function isOneValue(value: FilterValue | undefined): boolean {
  return value !== undefined && (value === null || typeof value !== 'object');
}

export function isHeld(value: FilterValue | undefined): boolean {
  return isOneValue(value) || (typeof value === 'object' && value !== null && '$in' in value);
}

function isBounded(value: FilterValue | undefined): boolean {
  return typeof value === 'object' && value !== null && BOUNDS.some((bound) => bound in value);
}
