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

/** What one judge gave would lead the next: by the state of a round, the decision whose facts wait for the others. */
const WAITING = new Map([
  ['scoring', 'submit-sheet'],
  ['appraising', 'appraise'],
]);
const WITHHELD = { withheld: 'until all who are asked have spoken, or their time is over' };

/** An entry as it may be read now. Its hash stays that of the whole entry, which can be read when the round goes on. */
export function readableEntry(
  { kind, state }: Pick<ProcessRecord, 'kind' | 'state'>,
  entry: JournalEntry,
): JournalEntry {
  const isWaiting = kind === 'evaluation' && WAITING.get(state) === entry.decision;
  return isWaiting ? { ...entry, facts: WITHHELD } : entry;
}

/** What may be said of a chain that is sealed after `last`: whether it is whole, never how long it is. */
export function sealedVerdict(verdict: ChainVerdict, last: JournalEntry): ChainVerdict {
  if (verdict.whole) return { whole: true, entries: last.seq, head: last.hash };
  if (verdict.brokenAt <= last.seq) return verdict;
  return { whole: false, brokenAt: last.seq + 1, why: 'the sealed part is not whole' };
}
