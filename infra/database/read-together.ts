import { setTimeout as pause } from 'node:timers/promises';
import { together } from '../../domain/record/together';

/** A question that hangs holds nobody else up for longer. */
const PATIENCE_MS = 20;

/**
 * Reads of single records that are asked for at the same time go to the database in one question: under load there are
 * as many as requests under way, and most are about the same programme and the same few projects. No answer is older
 * than its question, and each asker gets a record of their own. Where the one question fails, each record is asked for
 * alone: one that cannot be read is no fault of those who wanted others.
 * @param read finds those of the ids that there are, in any order
 */
export function readTogether<T extends { id: string }>(
  read: (ids: readonly string[]) => Promise<readonly T[]>,
): (id: string) => Promise<T | null> {
  const readAll = async (ids: readonly string[]): Promise<Answer<T>[]> => {
    const found = await answers([...new Set(ids)], read);
    const given = new Set<string>();
    return ids.map((id) => {
      const one = found.get(id) ?? NOTHING;
      const isFirst = !given.has(id);
      given.add(id);
      return isFirst || 'error' in one ? one : structuredClone(one);
    });
  };
  const ask = together(readAll, () => pause(PATIENCE_MS));
  return async (id) => {
    const answer = await ask(id);
    if ('error' in answer) throw answer.error;
    return answer.record;
  };
}

type Answer<T> = { record: T | null } | { error: unknown };
const NOTHING = { record: null };

/** Id → what came of it; what is not there has none. */
async function answers<T extends { id: string }>(
  ids: readonly string[],
  read: (ids: readonly string[]) => Promise<readonly T[]>,
): Promise<Map<string, Answer<T>>> {
  try {
    return new Map((await read(ids)).map((record) => [record.id, { record }]));
  } catch (error) {
    if (ids.length <= 1) return new Map(ids.map((id) => [id, { error }]));
    const alone = await Promise.all(ids.map((id) => answers([id], read)));
    return new Map(alone.flatMap((one) => [...one]));
  }
}
