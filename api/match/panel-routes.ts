import { z } from 'zod';
import { acceptQuorum, extendPanel } from '../../domain/match/panel-decisions';
import { workflowId } from '../../domain/record/workflow-id';
import { bureauOf } from '../publish/programme-relation';
import { reason, stateAnswer } from '../publish/programme-schemas';
import { route } from '../record/route';
import { saveStatement } from '../record/save-statement';
import { matchProgrammeParams as params, seatView } from './application-schemas';
import { whoReadsWhat } from './who-reads-what';

const readingView = z
  .object({
    readers: z.int().describe('Seats that are to read each application'),
    applications: z.array(
      z.object({
        ...{ applicationId: z.string(), code: z.string() },
        seats: z.array(z.int()).describe('Numbers of the seats held that read it'),
        missing: z.int(),
      }),
    ),
  })
  .describe('Who reads what, in order of code; absent: every seat reads all');

export const panelRoutes = [
  route({
    method: 'get',
    path: '/programmes/:programmeId/panel',
    action: 'match.see-panel',
    summary: 'The seats of the review panel, and who reads what where applications are shared out',
    tag: 'match',
    params,
    answer: z.object({
      state: z.string().nullable(),
      seats: z.array(seatView.extend({ evaluatorId: z.string(), reads: z.array(z.string()).optional() })),
      reading: readingView.optional(),
    }),
    relation: bureauOf,
    handle: async ({ services: { store }, params: { programmeId } }) => {
      const process = await store.processes.get(workflowId.panel(programmeId));
      const seats = await store.seats.find({ programmeId }, { sort: { number: 1 } });
      const reading = await whoReadsWhat(store, programmeId, seats);
      return { state: process?.state ?? null, seats, ...(reading && { reading }) };
    },
  }),
  route({
    method: 'post',
    path: '/programmes/:programmeId/panel/extend',
    action: 'match.extend-panel',
    summary: 'Have more evaluators drawn when the reserve is used up',
    tag: 'match',
    params,
    answer: stateAnswer.extend({ drawn: z.int() }),
    relation: bureauOf,
    handle: ({ services, params: { programmeId }, actor, at, key }) =>
      services.decide(workflowId.panel(programmeId), extendPanel, { actor, at }, key),
  }),
  route({
    method: 'post',
    path: '/programmes/:programmeId/panel/accept-quorum',
    action: 'match.accept-quorum',
    summary: 'Go on with fewer seats than the quorum, with a reason',
    tag: 'match',
    params,
    body: reason,
    answer: stateAnswer,
    relation: bureauOf,
    handle: async ({ services, params: { programmeId }, body, actor, at, key }) => {
      const id = workflowId.panel(programmeId);
      const reason = await saveStatement(services, id, body.reason, { actor, at, key });
      return services.decide(id, acceptQuorum, { reason, actor, at }, key);
    },
  }),
];
