import { canonicalJson } from './canonical-json';
import type { Actor } from './party';

/** Plain data as it survives JSON. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json | undefined };

/** One decision in the audit trail. Entries of one process form a chain: each holds the hash of the one before. */
export interface JournalEntry {
  /** Business key: process id + step. */
  key: string;
  /** The process's workflow id, for example `project/01J…`. */
  stream: string;
  /** 1, 2, 3 … within the stream. */
  seq: number;
  programmeId: string;
  decision: string;
  state: string;
  actor: Actor;
  /** Business instant of the decision. */
  at: string;
  /** Rule, inputs and outcome: enough to perform a judgement again. No personal data. */
  facts: Json;
  previous: string;
  hash: string;
}

export type Sha256 = (text: string) => string;

export const CHAIN_START = '0'.repeat(64);

/** The hash of an entry covers everything in it and the hash before it. */
export function entryHash(entry: Omit<JournalEntry, 'hash'>, sha256: Sha256): string {
  const { key, stream, seq, programmeId, decision, state, actor, at, facts, previous } = entry;
  return sha256(
    canonicalJson({ key, stream, seq, programmeId, decision, state, actor, at, facts, previous }),
  );
}

export type ChainVerdict =
  | { whole: true; entries: number; head: string }
  | { whole: false; brokenAt: number; why: string };

/** Checks one stream, given in order of `seq`: names the first entry that was altered, removed, added or moved. */
export function verifyChain(entries: readonly JournalEntry[], sha256: Sha256): ChainVerdict {
  let previous = CHAIN_START;
  for (const [index, entry] of entries.entries()) {
    const seq = index + 1;
    if (entry.seq !== seq)
      return { whole: false, brokenAt: seq, why: `entry ${seq} is missing or out of place` };
    if (entry.previous !== previous)
      return { whole: false, brokenAt: seq, why: `entry ${seq} does not follow the one before` };
    if (entryHash(entry, sha256) !== entry.hash)
      return { whole: false, brokenAt: seq, why: `entry ${seq} was altered` };
    if (stepOf(entry) > seq)
      return { whole: false, brokenAt: seq, why: `a step before entry ${seq} was lost` };
    previous = entry.hash;
  }
  return { whole: true, entries: entries.length, head: previous };
}

/** The process counts its steps by itself: a database that lost some shows by a number that is ahead. */
function stepOf({ key, stream, seq }: JournalEntry): number {
  const step = /^#(\d+):/.exec(key.slice(stream.length))?.[1];
  return step === undefined ? seq : Number(step);
}
