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
      const own = await ownProjects(services, caller);
      const filter: Filter = { ...own, ...(programmeId && { programmeId }), ...(state && { state }) };
      const scope = programmeId ? { programmeId } : await taskScope(services, own);
      const late = await lateProjects(services.store, await services.now(), scope);
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

/** How the tasks of somebody's projects are found. */
async function taskScope({ store }: Services, own: Filter): Promise<Filter> {
  if (Object.keys(own).length === 0) return {};
  if (own.id !== undefined) return { projectId: own.id };
  const holders: readonly { id: string }[] =
    own.bureauId === undefined
      ? await store.projects.pick(own, ['id'])
      : await store.programmes.pick({ bureauId: own.bureauId }, ['id']);
  const ids = { $in: holders.map(({ id }) => id) };
  return own.bureauId === undefined ? { projectId: ids } : { programmeId: ids };
}

interface Paging {
  cursor?: string | undefined;
  limit: number;
}

interface Some {
  items: ProjectRecord[];
  next: string | null;
}

/** Cursor among the late ones: how far in their order. */
const AMONG_LATE = /^late\.(\d{1,6})$/;

/** One page of a list that gives the late ones first, the longest late before the others. */
async function lateFirst(
  services: Services,
  filter: Filter,
  late: Lateness,
  { cursor, limit }: Paging,
  onlyLate: boolean,
): Promise<Some> {
  const from = cursor === undefined ? 0 : AMONG_LATE.exec(cursor)?.[1];
  if (from === undefined) return notLate(services, filter, late, { cursor, limit });
  const { items, next } = await someLate(services, filter, late, Number(from), limit);
  if (next !== null || onlyLate) return { items, next };
  if (items.length === limit) return { items, next: `late.${late.size}` };
  const rest = await notLate(services, filter, late, { limit: limit - items.length });
  return { items: [...items, ...rest.items], next: rest.next };
}

async function someLate(
  { store }: Services,
  filter: Filter,
  late: Lateness,
  from: number,
  limit: number,
): Promise<Some> {
  const own = typeof filter.id === 'object' && filter.id !== null ? (filter.id.$in ?? null) : null;
  const ids = [...late.keys()];
  const items: ProjectRecord[] = [];
  let at = from;
  while (items.length < limit && at < ids.length) {
    const some = ids.slice(at, at + limit).filter((id) => own === null || own.includes(id));
    const found = new Map(
      (await store.projects.find({ ...filter, id: { $in: some } })).map((one) => [one.id, one]),
    );
    for (const id of ids.slice(at, at + limit)) {
      if (items.length === limit) break;
      const one = found.get(id);
      if (one) items.push(one);
      at += 1;
    }
  }
  return { items, next: at < ids.length ? `late.${at}` : null };
}

/** The others, the newest first. The late ones are few among many, so that pages are read and they are left out. */
async function notLate({ store }: Services, filter: Filter, late: Lateness, paging: Paging): Promise<Some> {
  const items: ProjectRecord[] = [];
  let { cursor } = paging;
  do {
    const page = await store.page('projects', filter, { cursor, limit: paging.limit - items.length });
    items.push(...page.items.filter(({ id }) => !late.has(id)));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined && items.length < paging.limit);
  return { items, next: cursor ?? null };
}
