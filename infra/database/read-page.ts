import type { Collection, Filter, FilterValue, FindOptions } from '../../domain/record/store';
import { inOrder } from './in-order';
import { cursorAfter, type Position, positionOf } from './page-cursor';

export interface Page<T> {
  items: T[];
  /** Opaque; give it back as `cursor` for the next page. null at the end. */
  next: string | null;
}

/**
 * Reads one page after a cursor. The sort has at most one field besides the id, so that a page is found by index.
 * @throws Fault `invalid-input` for a cursor that was not made here
 */
export async function readPage<T extends { id: string }>(
  collection: Collection<T>,
  filter: Filter | readonly Filter[],
  options: { cursor?: string | undefined; limit: number; sort?: FindOptions['sort'] },
): Promise<Page<T>> {
  const [field, order] = Object.entries(options.sort ?? { id: -1 as const })[0] ?? ['id', -1 as const];
  const after = options.cursor === undefined ? null : positionOf(options.cursor, field);
  const sort = field === 'id' ? { id: order } : { [field]: order, id: order };
  const readOne = async (one: Filter) => {
    const found: T[] = [];
    for (const part of after ? filtersAfter(one, field, order, after) : [one]) {
      if (found.length > options.limit) break;
      found.push(...(await collection.find(part, { sort, limit: options.limit + 1 - found.length })));
    }
    return found;
  };
  const found = await Promise.all([filter].flat().map(readOne));
  const rows = found.length === 1 ? found.flat() : inOrder(found.flat(), sort);
  const items = rows.slice(0, options.limit);
  const last = items.at(-1);
  return { items, next: rows.length > options.limit && last ? cursorAfter(field, last) : null };
}

/**
 * The filters that, one after the other, find what follows a position: equal values with a later id, then the
 * values beyond. Nulls come first ascending and last descending; comparing with `$lt` and `$gt` never finds them.
 */
function filtersAfter(filter: Filter, field: string, order: 1 | -1, { value, id }: Position): Filter[] {
  const operator = order === 1 ? '$gt' : '$lt';
  if (field === 'id') return [{ ...filter, id: and(filter.id, { [operator]: id }) }];
  const same = { ...filter, [field]: value, id: and(filter.id, { [operator]: id }) };
  const asked = filter[field];
  if (asked === null || (asked !== undefined && typeof asked !== 'object')) return [same];
  if (value === null) return order === 1 ? [same, { ...filter, [field]: and(asked, { $ne: null }) }] : [same];
  const beyond = { ...filter, [field]: and(asked, { [operator]: value }) };
  return order === -1 && asked === undefined ? [same, beyond, { ...filter, [field]: null }] : [same, beyond];
}

function and(asked: FilterValue | undefined, more: object): FilterValue {
  return typeof asked === 'object' && asked !== null ? { ...asked, ...more } : more;
}
