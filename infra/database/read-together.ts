import { setTimeout as pause } from 'node:timers/promises';
import { together } from '../../domain/record/together';

/** A question that hangs holds nobody else up for longer. */
const PATIENCE_MS = 20;

/**
 * Reads of single records that are asked for at the same time go to the database in one question: under load there are
 * as many as requests under way, and most are about the same programme and the same few projects. No answer is older
 * than its question, and each asker gets a record of their own.
 * @param read finds those of the ids that there are, in any order
 */
export function readTogether<T extends { id: string }>(
  read: (ids: readonly string[]) => Promise<readonly T[]>,
): (id: string) => Promise<T | null> {
  const readAll = async (ids: readonly string[]) => {
    const found = new Map((await read([...new Set(ids)])).map((one) => [one.id, one]));
    const given = new Set<string>();
    return ids.map((id) => {
      const one = found.get(id) ?? null;
      const isFirst = !given.has(id);
      given.add(id);
      return isFirst ? one : structuredClone(one);
    });
  };
  return together(readAll, () => pause(PATIENCE_MS));
}
