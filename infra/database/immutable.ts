import type { Collection } from '../../domain/record/store';

const MOST = 200;

/** A collection whose records are named by the hash of their content: one that was read once is not read again. */
export function immutable<T extends { id: string }>(collection: Collection<T>): Collection<T> {
  const known = new Map<string, T>();
  const keep = (record: T): T => {
    if (known.size >= MOST) known.clear();
    known.set(record.id, record);
    return record;
  };
  return {
    ...collection,
    async get(id) {
      const found = known.get(id) ?? (await collection.get(id));
      return found && keep(found);
    },
    need: async (id) => known.get(id) ?? keep(await collection.need(id)),
  };
}
