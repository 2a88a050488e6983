import { z } from 'zod';
import { relationsToProcess } from './process-relations';
import { route } from './route';

export const statementRoutes = [
  route({
    method: 'get',
    path: '/statements/:statementId',
    action: 'record.read-journal',
    summary: 'The words that a journal entry refers to, with the hash that the entry holds',
    tag: 'record',
    params: z.object({ statementId: z.string().min(1).max(64) }),
    answer: z.object({
      id: z.string(),
      about: z.string().meta({ description: 'Process that the decision went to' }),
      text: z.string(),
      sha256: z.string(),
      by: z.string(),
      organisationId: z.string(),
      at: z.string(),
    }),
    relation: async ({ services: { store }, caller, params: { statementId } }) => {
      const { about } = await store.statements.need(statementId);
      return relationsToProcess(store, caller, await store.processes.need(about));
    },
    handle: ({ services: { store }, params: { statementId } }) => store.statements.need(statementId),
  }),
];
