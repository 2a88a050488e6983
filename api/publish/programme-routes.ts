import { z } from 'zod';
import {
  abandonProgramme,
  approveProgramme,
  correctProgramme,
  draftProgramme,
  proposeProgramme,
  returnProgramme,
} from '../../domain/publish/programme-decisions';
import { Fault } from '../../domain/record/fault';
import type { Filter, Store } from '../../domain/record/store';
import { workflowId } from '../../domain/record/workflow-id';
import { route } from '../record/route';
import { saveStatement } from '../record/save-statement';
import { pageOf, pageQuery } from '../record/schemas';
import { checkVersion } from '../record/version';
import { mustContinueOwn } from './continued-programme';
import { bureauOf, checks, seenProgramme } from './programme-relation';
import {
  closingAnswer,
  correction,
  draftFields,
  programmeParams as params,
  programmeView,
  reason,
  stateAnswer,
  viewOfProgramme,
} from './programme-schemas';
import { questionsUntil } from './questions-until';

/** @throws Fault `not-found` for a case that not everybody may read */
async function publishedCase({ goodCases }: Pick<Store, 'goodCases'>, id: string | null): Promise<void> {
  if (id === null || (await goodCases.first({ id, state: 'published' }))) return;
  throw new Fault('not-found', { en: 'no such good case', zh: '没有这个案例' });
}

export const programmeRoutes = [
  route({
    method: 'get',
    path: '/programmes',
    action: 'publish.list-programmes',
    summary: 'Programmes, newest first: published ones, and the drafts of the own bureau',
    tag: 'publish',
    query: pageQuery.extend({ state: z.string().max(40).optional() }),
    answer: pageOf(programmeView),
    handle: async ({ services: { store }, caller, query: { state, ...page } }) => {
      const bureau = caller.roles.some((one) => one.startsWith('bureau-'));
      const filter: Filter = state === undefined ? {} : { state };
      if (bureau) filter.bureauId = caller.organisationId;
      else if (!checks(caller.roles)) filter.publishedAt = { $ne: null };
      const { items, next } = await store.page('programmes', filter, page);
      const views = [];
      for (const one of items) views.push(viewOfProgramme(one, await questionsUntil(store, one)));
      return { items: views, next };
    },
  }),
  route({
    method: 'post',
    path: '/programmes',
    action: 'publish.draft-programme',
    summary: 'Draft a programme from a pinned rulebook',
    tag: 'publish',
    status: 201,
    body: draftFields,
    answer: programmeView,
    handle: async ({ services, caller, actor, at, body, key, madeId: programmeId }) => {
      const { store } = services;
      await store.rulebooks.need(body.rulebookHash);
      await mustContinueOwn(store, { ...body, bureauId: caller.organisationId });
      await publishedCase(store, body.fromCase);
      const id = workflowId.programme(programmeId);
      await services.start('programme', id, { programmeId });
      await services.decide(id, draftProgramme, { ...body, bureauId: caller.organisationId, actor, at }, key);
      return viewOfProgramme(await store.programmes.need(programmeId), null);
    },
  }),
  route({
    method: 'get',
    path: '/programmes/:programmeId',
    action: 'publish.see-programme',
    summary: 'One programme',
    tag: 'publish',
    params,
    answer: programmeView,
    relation: seenProgramme,
    handle: async ({ services: { store }, params: { programmeId } }) => {
      const programme = await store.programmes.need(programmeId);
      return viewOfProgramme(programme, await questionsUntil(store, programme));
    },
  }),
  route({
    method: 'put',
    path: '/programmes/:programmeId',
    action: 'publish.change-programme',
    summary: 'Change a draft; with If-Match a change made on an old copy is refused',
    tag: 'publish',
    params,
    body: draftFields,
    answer: stateAnswer,
    relation: bureauOf,
    handle: async ({ services, params: { programmeId }, caller, actor, at, body, key, ifMatch: version }) => {
      await services.store.rulebooks.need(body.rulebookHash);
      const before = await services.store.programmes.need(programmeId);
      checkVersion(version, before.version ?? 1);
      await mustContinueOwn(services.store, { ...body, programmeId, bureauId: before.bureauId });
      if (before.fromCase !== body.fromCase) await publishedCase(services.store, body.fromCase);
      const change = { ...body, version, bureauId: caller.organisationId, actor, at };
      return services.decide(workflowId.programme(programmeId), draftProgramme, change, key);
    },
  }),
  ...(
    [
      ['propose', proposeProgramme, 'Hand a draft to the approver'],
      ['abandon', abandonProgramme, 'Give a draft up'],
    ] as const
  ).map(([verb, type, summary]) =>
    route({
      method: 'post',
      path: `/programmes/:programmeId/${verb}`,
      action: `publish.${verb}-programme`,
      summary,
      tag: 'publish',
      params,
      answer: stateAnswer,
      relation: bureauOf,
      handle: ({ services, params: { programmeId }, actor, at, key }) =>
        services.decide(workflowId.programme(programmeId), type, { actor, at }, key),
    }),
  ),
  route({
    method: 'post',
    path: '/programmes/:programmeId/approve',
    action: 'publish.approve-programme',
    summary: 'Approve and publish: never by who drafted or proposed',
    tag: 'publish',
    params,
    answer: closingAnswer,
    relation: bureauOf,
    handle: ({ services, params: { programmeId }, actor, at, key }) =>
      services.decide(workflowId.programme(programmeId), approveProgramme, { actor, at }, key),
  }),
  route({
    method: 'post',
    path: '/programmes/:programmeId/return',
    action: 'publish.return-programme',
    summary: 'Return a proposed draft with a reason',
    tag: 'publish',
    params,
    body: reason,
    answer: stateAnswer,
    relation: bureauOf,
    handle: async ({ services, params: { programmeId }, body, actor, at, key }) => {
      const id = workflowId.programme(programmeId);
      const reason = await saveStatement(services, id, body.reason, { actor, at, key });
      return services.decide(id, returnProgramme, { reason, actor, at }, key);
    },
  }),
  route({
    method: 'post',
    path: '/programmes/:programmeId/correct',
    action: 'publish.correct-programme',
    summary: 'Publish a correction; a late one moves the closing',
    tag: 'publish',
    params,
    body: correction,
    answer: closingAnswer,
    relation: bureauOf,
    handle: async ({ services, params: { programmeId }, body, actor, at, key }) => {
      const id = workflowId.programme(programmeId);
      const text = await saveStatement(services, id, body.text, { actor, at, key });
      return services.decide(id, correctProgramme, { text, actor, at }, key);
    },
  }),
];
