import { z } from 'zod';
import { Fault } from '../../domain/record/fault';
import { type ChainVerdict, verifyChain } from '../../domain/record/journal';
import type { ProcessRecord } from '../../domain/record/records';
import { relationsToProcess } from './process-relations';
import { type RelationContext, route, type Services } from './route';
import { pageOf, pageQuery } from './schemas';
import { lastReadable, readableEntry, sealedVerdict } from './sealed-journal';

const stream = z.string().min(1).max(300).meta({ description: "The process's id, for example project/01J…" });

const actor = z.union([
  z.object({ kind: z.literal('person'), userId: z.string(), organisationId: z.string(), role: z.string() }),
  z.object({ kind: z.literal('system'), because: z.string() }),
]);

export const entry = z.object({
  key: z.string(),
  stream: z.string(),
  seq: z.int(),
  programmeId: z.string(),
  decision: z.string(),
  state: z.string(),
  actor,
  at: z.string(),
  facts: z.unknown(),
  previous: z.string(),
  hash: z.string(),
});

export const verdict = z.union([
  z.object({ whole: z.literal(true), entries: z.int(), head: z.string() }),
  z.object({ whole: z.literal(false), brokenAt: z.int(), why: z.string() }),
]);

async function relation({
  services: { store },
  caller,
  query,
}: RelationContext<unknown, { stream: string }>) {
  const process = await store.processes.get(query.stream);
  if (!process) throw new Fault('not-found', { en: 'No such process', zh: '没有这个流程' });
  return relationsToProcess(store, caller, process);
}

export const journalRoutes = [
  route({
    method: 'get',
    path: '/journal',
    action: 'record.read-journal',
    summary:
      'The journal of one process, oldest entry first: rule, inputs and outcome of every decision; while a call is open, up to its publication, and without the points of a round that others still score',
    tag: 'record',
    query: pageQuery.extend({ stream }),
    answer: pageOf(entry),
    relation,
    handle: async ({ services: { store }, query: { stream: of, ...page } }) => {
      const process = await store.processes.need(of);
      const last = await lastReadable(store, process);
      const filter = { stream: of, ...(last && { seq: { $lte: last.seq } }) };
      const { items, next } = await store.page('journal', filter, { ...page, sort: { seq: 1 } });
      return { items: items.map((one) => readableEntry(process, one)), next };
    },
  }),
  route({
    method: 'get',
    path: '/journal/verify',
    action: 'record.verify-journal',
    summary:
      'Whether the chain of a journal is whole, or the first entry that was altered, removed, added or moved',
    tag: 'record',
    query: z.strictObject({ stream }),
    answer: verdict,
    relation,
    handle: ({ services, query }) => verifyProcess(services, query.stream),
  }),
];

/** What may be said of the chain of one process. */
export async function verifyProcess({ store, sha256 }: Services, stream: string): Promise<ChainVerdict> {
  const process = await store.processes.need(stream);
  const entries = await store.journal.find({ stream }, { sort: { seq: 1 } });
  const found = withProcess(verifyChain(entries, sha256), process);
  const last = await lastReadable(store, process);
  return last ? sealedVerdict(found, last) : found;
}

/** A chain may have been cut at its end: the process knows its newest entry. */
function withProcess(verdict: ChainVerdict, { head, steps }: ProcessRecord): ChainVerdict {
  if (!verdict.whole || verdict.head === head || verdict.entries > steps) return verdict;
  return { whole: false, brokenAt: verdict.entries + 1, why: 'the newest entries are missing' };
}
