import type { RecordWrite } from './step';

/**
 * The same writes with those to one record made one, so that a step asks the database once for it: what comes later
 * wins. Writes that set a part of a field (`stages.award`) stay as they are.
 */
export function mergeWrites(writes: readonly RecordWrite[]): RecordWrite[] {
  const merged: RecordWrite[] = [];
  for (const write of writes) {
    const same = merged.findLastIndex(
      ({ collection, id }) => collection === write.collection && id === write.id,
    );
    const before = merged[same];
    if (before && [...Object.keys(before.set), ...Object.keys(write.set)].every((key) => !key.includes('.')))
      merged[same] = { ...before, set: { ...before.set, ...write.set } };
    else merged.push(write);
  }
  return merged;
}
