import { z } from 'zod';
import { toProcess } from './process-relations';
import { processSummary, processView, summaryOf, viewOfProcess } from './process-view';
import { relationsToProgramme, relationsToProject } from './relations';
import { route } from './route';
import { pageOf, pageQuery } from './schemas';

const SEE_PERSONS = ['bureau-officer', 'bureau-approver', 'bureau-finance', 'auditor', 'administrator'];

const ofSubject = pageQuery.extend({
  programmeId: z.string().max(64).optional(),
  projectId: z.string().max(64).optional(),
  open: z.enum(['true', 'false']).optional(),
});

export const processRoutes = [
  route({
    method: 'get',
    path: '/processes',
    action: 'record.see-process',
    summary: 'The processes of a programme or project',
    tag: 'record',
    query: ofSubject,
    answer: pageOf(processSummary),
    relation: async ({ services: { store }, caller, query: { programmeId, projectId } }) => {
      if (projectId) return relationsToProject(store, caller, projectId);
      return programmeId ? relationsToProgramme(store, caller, programmeId) : [];
    },
    handle: async ({ services, actor, query: { programmeId, projectId, open, ...page } }) => {
      const isPlain = actor.kind === 'person' && !SEE_PERSONS.includes(actor.role);
      const filter = {
        ...(programmeId && { programmeId }),
        ...(projectId && { projectId }),
        // By programme alone, those who take part see the programme itself, not each other's projects.
        ...(isPlain && !projectId && { projectId: null, kind: 'programme' }),
        ...(open && { open: open === 'true' }),
      };
      const { items, next } = await services.store.page('processes', filter, {
        ...page,
        sort: { startedAt: 1 },
      });
      return { items: items.map(summaryOf), next };
    },
  }),
  route({
    method: 'get',
    path: '/processes/:processId',
    action: 'record.see-process',
    summary: 'Ask a process: who must act, by when, and what happens if nobody does',
    tag: 'record',
    params: z.object({
      processId: z.string().max(300).meta({ description: 'Workflow id, escaped: project%2F01J…' }),
    }),
    answer: processView,
    relation: toProcess,
    handle: async ({ services, caller, actor, params: { processId } }) => {
      const seesAll = actor.kind === 'person' && SEE_PERSONS.includes(actor.role);
      const shows = (userId: string) => seesAll || userId === caller.userId;
      return viewOfProcess(
        services.store,
        await services.store.processes.need(processId),
        await services.now(),
        shows,
      );
    },
  }),
];
