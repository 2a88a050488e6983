import { route } from '../record/route';
import { pageOf } from '../record/schemas';
import { organisationParams } from './improve-schemas';
import { readWorks, yearsOfWorks } from './read-works';
import { toOrganisation } from './to-organisation';
import { worksLine, worksQuery, worksYears } from './works-schemas';

export const worksRoutes = [
  route({
    method: 'get',
    path: '/organisations/:organisationId/what-works',
    action: 'improve.see-what-works',
    summary:
      'What works 什么有效: outcome and cost by kind of need and measure, over a bureau’s ended projects',
    tag: 'improve',
    params: organisationParams,
    query: worksQuery,
    answer: pageOf(worksLine),
    relation: toOrganisation,
    // There are so few kinds of need and measures that one page always has them all.
    handle: async ({ services: { store }, params: { organisationId }, query: { year } }) => ({
      items: await readWorks(store, organisationId, year),
      next: null,
    }),
  }),
  route({
    method: 'get',
    path: '/organisations/:organisationId/what-works/years',
    action: 'improve.see-what-works',
    summary: 'The years in which projects of a bureau ended',
    tag: 'improve',
    params: organisationParams,
    answer: worksYears,
    relation: toOrganisation,
    handle: ({ services: { store }, params: { organisationId } }) => yearsOfWorks(store, organisationId),
  }),
];
