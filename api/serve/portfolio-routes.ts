import { z } from 'zod';
import type { Filter } from '../../domain/record/store';
import type { ProjectRecord } from '../../domain/serve/project-record';
import { relationsToProgramme } from '../record/relations';
import { route, type Services } from '../record/route';
import { pageOf, pageQuery } from '../record/schemas';
import { ownProjects } from './own-projects';
import { type Lateness, lateProjects, portfolioLines } from './portfolio';
import { boardView, portfolioView } from './portfolio-schema';
import { readBoard } from './read-board';

export const portfolioRoutes = [
  route({
    method: 'get',
    path: '/portfolio',
    action: 'serve.list-projects',
    summary: 'Projects that the caller has a part in: late ones first, then the newest',
    tag: 'serve',
    query: pageQuery.extend({
      programmeId: z.string().max(64).optional(),
      state: z.string().max(40).optional(),
      late: z.enum(['true']).optional(),
    }),
    answer: pageOf(portfolioView),
    handle: async ({ services, caller, query: { programmeId, state, late: onlyLate, ...paging } }) => {
      const filter: Filter = {
        ...(await ownProjects(services, caller)),
        ...(programmeId && { programmeId }),
        ...(state && { state }),
      };
      const late = await lateProjects(services.store, await services.now());
      const { items, next } = await lateFirst(services, filter, late, paging, onlyLate === 'true');
      return { items: await portfolioLines(services.store, items, late), next };
    },
  }),
  route({
    method: 'get',
    path: '/programmes/:programmeId/board',
    action: 'serve.see-board',
    summary: 'The projects of a programme by stage, and its figures so far',
    tag: 'serve',
    params: z.object({ programmeId: z.string().min(1).max(64) }),
    answer: boardView,
    relation: ({ services, caller, params }) =>
      relationsToProgramme(services.store, caller, params.programmeId),
    handle: ({ services, params }) => readBoard(services, params.programmeId),
  }),
];

/** Cursor among the late ones: how many of them were given. */
const AMONG_LATE = /^late\.(\d{1,6})$/;

/** One page of a list that gives the late ones first, the longest late before the others. */
async function lateFirst(
  { store }: Services,
  filter: Filter,
  late: Lateness,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
  onlyLate: boolean,
): Promise<{ items: ProjectRecord[]; next: string | null }> {
  const given = cursor === undefined ? 0 : AMONG_LATE.exec(cursor)?.[1];
  const notLate = { ...filter, id: { ...(filter.id as object), $nin: [...late.keys()] } };
  if (given === undefined) return store.page('projects', notLate, { cursor, limit });
  const own = typeof filter.id === 'object' && filter.id !== null ? (filter.id.$in ?? null) : null;
  const ids = [...late.keys()].filter((id) => own === null || own.includes(id));
  const found = await store.projects.find({ ...filter, id: { $in: ids } });
  const inOrder = ids.flatMap((id) => found.find((one) => one.id === id) ?? []);
  const from = Number(given);
  const items = inOrder.slice(from, from + limit);
  if (from + limit < inOrder.length) return { items, next: `late.${from + limit}` };
  if (onlyLate) return { items, next: null };
  if (items.length === limit) return { items, next: `late.${from + limit}` };
  const rest = await store.page('projects', notLate, { limit: limit - items.length });
  return { items: [...items, ...rest.items], next: rest.next };
}
