import { type ConcludedFacts, concludedAgain, type ScoredFacts, scoredAgain } from '../evaluate/scored-again';
import { drawnAgain } from '../match/drawn-again';
import { rankedAgain } from '../match/ranked-again';
import { sharedAgain } from '../match/shared-again';
import type { Rulebook } from '../publish/rulebook';
import type { JournalEntry, Json } from './journal';

/** A judgement of the journal, computed once more from what the journal says of its inputs. */
export interface JudgedAgain {
  seq: number;
  decision: string;
  at: string;
  /** What was judged. */
  kind: 'draw' | 'sharing' | 'ranking' | 'score' | 'grade';
  /** Parts of the outcome that come out otherwise than they were recorded; none: the same. */
  differs: string[];
}

/** What the journal's facts hold of a judgement, and how it comes out now, part by part. */
interface Again {
  kind: JudgedAgain['kind'];
  recorded: { [part: string]: unknown };
  again: { [part: string]: unknown };
}

/**
 * Every computed judgement of one process's journal performed again: the draw of a panel, who reads what, a ranking, the
 * score of a round and its grade. Anybody who has the entries and the pinned rulebook can do it.
 * @param entries of one process, oldest first
 */
export function performAgain(entries: readonly JournalEntry[], rulebook: Rulebook): JudgedAgain[] {
  return [...performOneByOne(entries, rulebook)].filter((one) => one !== null);
}

/**
 * {@link performAgain} entry after entry, null for one in which nothing was computed: a draw may cost seconds, and
 * whoever performs many can do something else in between.
 */
export function* performOneByOne(
  entries: readonly JournalEntry[],
  rulebook: Rulebook,
): Generator<JudgedAgain | null> {
  const before: Json[] = [];
  for (const entry of entries) {
    yield performed(entry, before, rulebook);
    before.push(entry.facts);
  }
}

function performed(entry: JournalEntry, before: readonly Json[], rulebook: Rulebook): JudgedAgain | null {
  const done = judgedAgain(entry, before, rulebook);
  if (!done) return null;
  const { kind, recorded } = done;
  const differs = Object.keys(done.again).filter((part) => !isAmong(recorded[part], done.again[part]));
  return { seq: entry.seq, decision: entry.decision, at: entry.at, kind, differs };
}

/** By what the facts hold: a draw its candidates, a sharing out its seats, a ranking its contenders, a round its inputs. Null: nothing was computed. */
function judgedAgain({ facts }: JournalEntry, before: readonly Json[], rulebook: Rulebook): Again | null {
  if (!isObject(facts)) return null;
  if (has(facts, 'seed', 'candidates'))
    return { kind: 'draw', recorded: facts, again: { ...drawnAgain(facts, rulebook) } };
  if (has(facts, 'seed', 'given', 'lacking'))
    return { kind: 'sharing', recorded: facts, again: { ...sharedAgain(facts, rulebook) } };
  if (has(facts, 'seed', 'contenders'))
    return { kind: 'ranking', recorded: facts, again: rankedAgain(facts, before, rulebook) };
  if (isObject(facts.inputs ?? null) && has(facts.inputs as Facts, 'sheets', 'measures')) {
    const scored = facts as unknown as ScoredFacts;
    return { kind: 'score', recorded: facts, again: { ...scoredAgain(scored, rulebook) } };
  }
  const concluded = facts.after ?? facts;
  if (!isObject(concluded) || !has(concluded, 'scored', 'vetoes')) return null;
  const again = concludedAgain(concluded as unknown as ConcludedFacts, rulebook);
  return { kind: 'grade', recorded: concluded, again };
}

type Facts = { [key: string]: Json | undefined };

const isObject = (facts: Json): facts is Facts =>
  typeof facts === 'object' && facts !== null && !Array.isArray(facts);

const has = (facts: Facts, ...keys: string[]) => keys.every((key) => facts[key] !== undefined);

/** Whether all that was recorded comes out again: an entry that an earlier version wrote may say less. */
function isAmong(recorded: unknown, again: unknown): boolean {
  if (recorded === undefined) return true;
  if (typeof recorded !== 'object' || recorded === null) return Object.is(recorded, again);
  if (typeof again !== 'object' || again === null || Array.isArray(recorded) !== Array.isArray(again))
    return false;
  if (Array.isArray(recorded) && recorded.length !== (again as unknown[]).length) return false;
  return Object.entries(recorded).every(([key, one]) => isAmong(one, (again as Facts)[key]));
}
