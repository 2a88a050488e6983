import type { FindOptions } from '../../domain/record/store';

/** What several queries found, each record once, in the order that the database would have given it. */
export function inOrder<T extends { id: string }>(found: readonly T[], sort: FindOptions['sort'] = {}): T[] {
  const fields = Object.entries(sort);
  const compare = (a: T, b: T): number => {
    for (const [field, order] of fields) {
      const turned = order * compareValues(held(a, field), held(b, field));
      if (turned !== 0) return turned;
    }
    return 0;
  };
  return [...new Map(found.map((one) => [one.id, one])).values()].sort(compare);
}

const held = (record: object, field: string) => (record as { [field: string]: unknown })[field] ?? null;

/** Nothing comes before everything else. */
function compareValues(a: unknown, b: unknown): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return (a as string) < (b as string) ? -1 : 1;
}
