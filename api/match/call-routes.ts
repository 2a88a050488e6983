import { z } from 'zod';
import { fitOf } from '../../domain/match/fit';
import { recordEffect } from '../../domain/match/record-effect';
import type { ProgrammeRecord } from '../../domain/publish/programme-record';
import { route, type Services } from '../record/route';
import { pageOf, pageQuery } from '../record/schemas';

const titled = z.object({ zh: z.string(), en: z.string() });

export const reasonView = z.object({
  rule: z.string(),
  source: z.string(),
  passed: z.boolean(),
  message: z.string(),
});

export const callView = z.object({
  id: z.string(),
  title: titled,
  kind: z.enum(['purchase', 'venture']),
  bureau: z.string(),
  closesAt: z.string().nullable(),
  pool: z.int().meta({ description: 'fen' }),
  cap: z.int().nullable(),
  fits: z.boolean().meta({ description: 'By what is on record of the organisation now; judged again later' }),
  reasons: z.array(reasonView),
  own: z
    .array(z.object({ id: z.string(), title: z.string(), status: z.string() }))
    .meta({ description: 'What the own organisation has drafted or submitted already' }),
});

/** Open calls as an organisation looks for them. */
export const callRoutes = [
  route({
    method: 'get',
    path: '/calls',
    action: 'match.list-calls',
    summary:
      'Open calls, newest first: whether each fits the own organisation, and what it has drafted there',
    tag: 'match',
    query: pageQuery,
    answer: pageOf(callView),
    handle: async ({ services, caller, query, at }) => {
      const filter = { state: 'open', publishedAt: { $ne: null } };
      const { items, next } = await services.store.page('programmes', filter, query);
      const views = [];
      for (const one of items) views.push(await viewOf(services, caller.organisationId, one, at));
      return { items: views, next };
    },
  }),
];

async function viewOf(
  { store }: Services,
  organisationId: string,
  { id, title, kind, bureauId, closesAt, rulebookHash }: ProgrammeRecord,
  at: string,
): Promise<z.input<typeof callView>> {
  const { rulebook } = await store.rulebooks.need(rulebookHash);
  const { place, registration } = await store.organisations.need(organisationId);
  const standings = await store.standings.find({ organisationId });
  const record = recordEffect(standings, at, rulebook.review.record);
  const { eligible, reasons } = fitOf(rulebook, { at, organisationId, place, registration, record });
  const own = await store.applications.find({ programmeId: id, organisationId }, { sort: { id: 1 } });
  return {
    ...{ id, title, kind, closesAt, reasons, fits: eligible },
    bureau: (await store.organisations.get(bureauId))?.name ?? '',
    pool: rulebook.funding.pool,
    cap: rulebook.funding.cap ?? null,
    own: own.map((one) => ({ id: one.id, title: one.title, status: one.status })),
  };
}
