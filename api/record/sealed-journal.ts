import { isSealed, LAST_BEFORE_SEAL } from '../../domain/match/seal';
import type { ChainVerdict, JournalEntry } from '../../domain/record/journal';
import type { ProcessRecord } from '../../domain/record/records';
import type { Store } from '../../domain/record/store';

/**
 * The last entry of a journal that anybody may read now: while a call is open its journal ends with the publication,
 * for everybody, since the rest tells who applied and how many did. Null: nothing is sealed.
 */
export async function lastReadable(
  store: Store,
  process: Pick<ProcessRecord, 'id' | 'kind' | 'programmeId'>,
): Promise<JournalEntry | null> {
  if (process.kind !== 'programme') return null;
  const programme = await store.programmes.get(process.programmeId);
  if (!programme || !isSealed(programme.state)) return null;
  return store.journal.first({ stream: process.id, decision: LAST_BEFORE_SEAL });
}

/** What may be said of a chain that is sealed after `last`: whether it is whole, never how long it is. */
export function sealedVerdict(verdict: ChainVerdict, last: JournalEntry): ChainVerdict {
  if (verdict.whole) return { whole: true, entries: last.seq, head: last.hash };
  if (verdict.brokenAt <= last.seq) return verdict;
  return { whole: false, brokenAt: last.seq + 1, why: 'the sealed part is not whole' };
}
