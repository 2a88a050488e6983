import { z } from 'zod';
import { Fault } from '../../domain/record/fault';
import { route } from '../record/route';
import { pageOf, pageQuery } from '../record/schemas';
import { projectParams, toProject } from '../serve/project-params';
import { codesOf } from './looked-up';
import { accessView } from './needs-schema';

export const contactRoutes = [
  route({
    method: 'post',
    path: '/projects/:projectId/households/:householdId/unmask',
    action: 'needs.unmask',
    summary: 'See a household’s contact data; who, when and why is recorded first',
    tag: 'needs',
    // Kept answers of repeated requests would hold the address in clear: every look is its own access.
    repeatable: true,
    params: projectParams.extend({ householdId: z.string().min(1).max(64) }),
    body: z.strictObject({ reason: z.string().trim().min(4).max(500) }),
    answer: z.object({ email: z.string().nullable() }),
    relation: toProject,
    handle: async ({ services, caller, params: { projectId, householdId }, body, at }) => {
      const { store, newId } = services;
      const household = await store.households.need(householdId);
      if (household.projectId !== projectId)
        throw new Fault('not-found', { en: 'no such household in this project', zh: '本项目没有这户家庭' });
      const { userId, organisationId } = caller;
      await store.accesses.insert({
        id: newId(),
        projectId,
        householdId,
        field: 'email',
        userId,
        organisationId,
        reason: body.reason,
        at,
      });
      return { email: household.email };
    },
  }),
  route({
    method: 'get',
    path: '/projects/:projectId/accesses',
    action: 'needs.read-accesses',
    summary: 'Who looked at contact data, when and why; the newest first',
    tag: 'needs',
    params: projectParams,
    query: pageQuery,
    answer: pageOf(accessView),
    relation: toProject,
    handle: async ({ services: { store }, params: { projectId }, query }) => {
      const { items, next } = await store.page('accesses', { projectId }, query);
      const codes = await codesOf(
        store,
        items.map((one) => one.householdId),
      );
      const people = await store.users.find({ id: { $in: items.map((one) => one.userId) } });
      const from = await store.organisations.find({ id: { $in: items.map((one) => one.organisationId) } });
      return {
        items: items.map((one) => ({
          ...one,
          householdCode: codes.get(one.householdId) ?? null,
          person: people.find(({ id }) => id === one.userId)?.name ?? null,
          organisation: from.find(({ id }) => id === one.organisationId)?.name ?? null,
        })),
        next,
      };
    },
  }),
];
