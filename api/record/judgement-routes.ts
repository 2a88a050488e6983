import { z } from 'zod';
import type { JournalEntry } from '../../domain/record/journal';
import type { ProcessRecord } from '../../domain/record/records';
import type { Store } from '../../domain/record/store';
import { entry } from './journal-routes';
import { performedOnce } from './performed-once';
import { toProcess } from './process-relations';
import { route } from './route';
import { lastReadable, readableEntry } from './sealed-journal';

const params = z.object({
  processId: z.string().max(300).meta({ description: 'Workflow id, escaped: panel%2F01J…' }),
});

const judgement = z.object({
  seq: z.int(),
  decision: z.string(),
  at: z.string(),
  kind: z.enum(['draw', 'sharing', 'ranking', 'score', 'grade']),
  differs: z.array(z.string()).meta({ description: 'Parts that come out otherwise; none: the same' }),
});

/** What was computed in a process, performed again; and everything that others need to do it themselves. */
export const judgementRoutes = [
  route({
    method: 'get',
    path: '/processes/:processId/judgements',
    action: 'record.read-journal',
    summary:
      'Every draw, ranking, score and grade of a process performed again from what its journal says of the inputs and the pinned rulebook, and whether it comes out as recorded',
    tag: 'record',
    params,
    answer: z.object({ judgements: z.array(judgement) }),
    relation: toProcess,
    handle: async ({ services: { store }, params: { processId } }) => {
      const process = await store.processes.need(processId);
      const pinned = await pinnedRulebook(store, process);
      const entries = await readableChain(store, process);
      return { judgements: await performedOnce(processId, entries, pinned) };
    },
  }),
  route({
    method: 'get',
    path: '/processes/:processId/journal/export',
    action: 'record.read-journal',
    summary:
      'The journal of a process with its pinned rulebook in one file: enough to check the chain and perform every judgement again elsewhere (`npm run again -- <file>`)',
    tag: 'record',
    params,
    answer: z.object({
      process: z.string(),
      rulebookHash: z.string(),
      rulebook: z.unknown(),
      entries: z.array(entry),
    }),
    relation: toProcess,
    handle: async ({ services: { store }, params: { processId } }) => {
      const process = await store.processes.need(processId);
      const { id, rulebook } = await pinnedRulebook(store, process);
      const entries = await readableChain(store, process);
      return { process: processId, rulebookHash: id, rulebook, entries };
    },
  }),
];

/** The rulebook that the project signed, or else that of the programme. */
async function pinnedRulebook(store: Store, { programmeId, projectId }: ProcessRecord) {
  const project = projectId === null ? null : await store.projects.get(projectId);
  const { rulebookHash } = project ?? (await store.programmes.need(programmeId));
  return store.rulebooks.need(rulebookHash);
}

/** The entries that may be read now, up to the first that waits: its hash would not fit what is left of it. */
async function readableChain(store: Store, process: ProcessRecord): Promise<JournalEntry[]> {
  const last = await lastReadable(store, process);
  const entries = await store.journal.find(
    { stream: process.id, ...(last && { seq: { $lte: last.seq } }) },
    { sort: { seq: 1 } },
  );
  const waiting = entries.findIndex((one) => readableEntry(process, one) !== one);
  return waiting === -1 ? entries : entries.slice(0, waiting);
}
