import { z } from 'zod';
import { endOfDay, startOfDay } from '../../domain/record/civil-date';
import type { Filter } from '../../domain/record/store';
import { entry, verdict, verifyProcess } from './journal-routes';
import { toProcess } from './process-relations';
import { route } from './route';
import { pageOf, pageQuery } from './schemas';
import { lastReadable, readableEntry } from './sealed-journal';

const params = z.object({
  processId: z.string().max(300).meta({ description: 'Workflow id, escaped: project%2F01J…' }),
});

const filters = {
  decision: z.string().max(80).optional(),
  from: z.iso.date().optional().meta({ description: 'From this day on, China time' }),
  to: z.iso.date().optional().meta({ description: 'Up to the end of this day' }),
};

/** The journal of one process under its own address. */
export const processJournalRoutes = [
  route({
    method: 'get',
    path: '/processes/:processId/journal',
    action: 'record.read-journal',
    summary: 'The journal of one process as GET /journal gives it, filtered by decision and days',
    tag: 'record',
    params,
    query: pageQuery.extend(filters),
    answer: pageOf(entry.extend({ person: z.string().nullable() })),
    relation: toProcess,
    handle: async ({ services: { store }, params: { processId }, query }) => {
      const { decision, from, to, ...page } = query;
      const process = await store.processes.need(processId);
      const last = await lastReadable(store, process);
      const filter: Filter = {
        stream: processId,
        ...(last && { seq: { $lte: last.seq } }),
        ...(decision && { decision }),
        ...((from || to) && {
          at: { ...(from && { $gte: startOfDay(from) }), ...(to && { $lte: endOfDay(to) }) },
        }),
      };
      const { items, next } = await store.page('journal', filter, { ...page, sort: { seq: 1 } });
      const ids = items.flatMap(({ actor }) => (actor.kind === 'person' ? [actor.userId] : []));
      const people = await store.users.find({ id: { $in: [...new Set(ids)] } });
      const nameOf = (id: string) => people.find((one) => one.id === id)?.name ?? null;
      return {
        items: items.map((one) => ({
          ...readableEntry(process, one),
          person: one.actor.kind === 'person' ? nameOf(one.actor.userId) : null,
        })),
        next,
      };
    },
  }),
  route({
    method: 'get',
    path: '/processes/:processId/journal/verify',
    action: 'record.verify-journal',
    summary: 'Whether the chain of the journal of one process is whole, as GET /journal/verify says it',
    tag: 'record',
    params,
    answer: verdict,
    relation: toProcess,
    handle: ({ services, params: { processId } }) => verifyProcess(services, processId),
  }),
];
