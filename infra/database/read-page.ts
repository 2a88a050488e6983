import { Fault } from '../../domain/record/fault';
import type { Collection, Filter, FindOptions } from '../../domain/record/store';

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
  filter: Filter,
  options: { cursor?: string | undefined; limit: number; sort?: FindOptions['sort'] },
): Promise<Page<T>> {
  const [field, order] = Object.entries(options.sort ?? { id: -1 as const })[0] ?? ['id', -1 as const];
  const after = options.cursor === undefined ? null : decode(options.cursor, field);
  const rows = await collection.find(after ? { $and: [filter, beyond(field, order, after)] as never } : filter, {
    sort: field === 'id' ? { id: order } : { [field]: order, id: order },
    limit: options.limit + 1,
  });
  const items = rows.slice(0, options.limit);
  const last = items.at(-1);
  return { items, next: rows.length > options.limit && last ? encode(field, last) : null };
}

type Position = { field: string; value: unknown; id: string };

function beyond(field: string, order: 1 | -1, { value, id }: Position): object {
  const operator = order === 1 ? '$gt' : '$lt';
  if (field === 'id') return { _id: { [operator]: id } };
  return { $or: [{ [field]: { [operator]: value } }, { [field]: value, _id: { [operator]: id } }] };
}

function encode(field: string, row: { id: string }): string {
  const value = (row as unknown as { [field: string]: unknown })[field];
  return Buffer.from(JSON.stringify([field, value, row.id])).toString('base64url');
}

function decode(cursor: string, expected: string): Position {
  try {
    const [field, value, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[];
    const plain = typeof value === 'string' || typeof value === 'number' || value === null;
    if (field === expected && plain && typeof id === 'string') return { field, value, id };
  } catch {
    // falls through to the refusal
  }
  throw new Fault('invalid-input', 'the cursor is not one of ours', {
    fields: [{ field: 'cursor', message: 'not a cursor of this list' }],
  });
}
