import { z } from 'zod';
import type { Relation } from '../../domain/people/access';
import { type StreetMap, thinned } from '../../domain/serve/street-map';
import { type RelationContext, route } from '../record/route';
import { shapesOf, streetGeoJson, streetMapView } from './street-map-schema';

const OWN: Relation[] = ['own-organisation'];
const params = z.object({ organisationId: z.string().min(1).max(64) });

/** @throws Fault `not-found` for an organisation that nobody knows */
async function ownOrganisation({
  services: { store },
  caller,
  params: { organisationId },
}: RelationContext<{ organisationId: string }, unknown>) {
  await store.organisations.need(organisationId);
  return organisationId === caller.organisationId ? OWN : [];
}

export const streetMapRoutes = [
  route({
    method: 'get',
    path: '/organisations/:organisationId/street-map',
    action: 'serve.see-street-map',
    summary: 'The boundaries that a bureau gave of its streets',
    tag: 'serve',
    params,
    answer: streetMapView,
    relation: ownOrganisation,
    handle: ({ services: { store }, params: { organisationId } }) => store.streetMaps.need(organisationId),
  }),
  route({
    method: 'put',
    path: '/organisations/:organisationId/street-map',
    atomic: true,
    action: 'serve.set-street-map',
    summary: 'Give the boundaries of the own streets as GeoJSON: pictures show services on them',
    tag: 'serve',
    params,
    body: streetGeoJson,
    answer: z.object({ streets: z.array(z.string()) }),
    relation: ownOrganisation,
    handle: async ({ services: { store }, caller, at, params: { organisationId }, body }) => {
      const streets = thinned(shapesOf(body));
      const map: Omit<StreetMap, 'id'> = { streets, by: caller.userId, at };
      await store.streetMaps.put(organisationId, map);
      return { streets: streets.map(({ streetCode }) => streetCode) };
    },
  }),
];
