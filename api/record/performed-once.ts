import { setImmediate } from 'node:timers/promises';
import type { Rulebook } from '../../domain/publish/rulebook';
import type { JournalEntry } from '../../domain/record/journal';
import { type JudgedAgain, performOneByOne } from '../../domain/record/perform-again';

/** Journals whose judgements are kept; the one that was asked for first makes room. */
const MOST = 100;
const kept = new Map<string, Promise<JudgedAgain[]>>();

/**
 * The judgements of a journal performed again, once for each head it had: whoever asks again gets what came out. What
 * was altered behind an unchanged head the check of the chain tells, which is never kept.
 */
export function performedOnce(
  process: string,
  entries: readonly JournalEntry[],
  { id, rulebook }: { id: string; rulebook: Rulebook },
): Promise<JudgedAgain[]> {
  const name = [process, entries.at(-1)?.hash, id].join(' ');
  const known = kept.get(name);
  if (known) return known;
  const asked = performed(entries, rulebook);
  kept.set(name, asked);
  asked.catch(() => kept.delete(name));
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST) break;
    kept.delete(oldest);
  }
  return asked;
}

/** Others are answered between two entries. */
async function performed(entries: readonly JournalEntry[], rulebook: Rulebook): Promise<JudgedAgain[]> {
  const found: JudgedAgain[] = [];
  for (const one of performOneByOne(entries, rulebook)) {
    if (one) found.push(one);
    await setImmediate();
  }
  return found;
}
