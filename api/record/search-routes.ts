import { z } from 'zod';
import type { Filter } from '../../domain/record/store';
import { checks } from '../publish/programme-relation';
import { ownProjects } from '../serve/own-projects';
import { type Caller, route, type Services } from './route';

/** Of each kind. */
const MOST = 20;

const found = z.object({
  kind: z.enum(['programme', 'project', 'organisation']),
  id: z.string(),
  title: z.string(),
  state: z.string().nullable(),
});

type Found = z.input<typeof found>;

/** Fields of what begins with the text; found by index, and never more than a few. */
const beginsWith = (field: string, text: string): Filter => ({
  [field]: { $gte: text, $lt: `${text}\uffff` },
});

export const searchRoutes = [
  route({
    method: 'get',
    path: '/search',
    action: 'record.search',
    summary:
      'Programmes, projects and organisations that one may see, by the beginning of their title or name, or by id',
    tag: 'record',
    query: z.strictObject({ q: z.string().trim().min(1).max(100) }),
    answer: z.object({ items: z.array(found), more: z.boolean() }),
    handle: async ({ services, caller, query: { q } }) => {
      const parts = [
        await programmes(services, caller, q),
        await projects(services, caller, q),
        await organisations(services, caller, q),
      ];
      return {
        items: parts.flatMap((part) => part.slice(0, MOST)),
        more: parts.some((part) => part.length > MOST),
      };
    },
  }),
];

/** As `GET /programmes` lists them. */
async function programmes(
  { store }: Services,
  { roles, organisationId }: Caller,
  q: string,
): Promise<Found[]> {
  const isBureau = roles.some((one) => one.startsWith('bureau-'));
  const mine: Filter = isBureau
    ? { bureauId: organisationId }
    : checks(roles)
      ? {}
      : { publishedAt: { $ne: null } };
  const byId = await store.programmes.first({ ...mine, id: q });
  const byTitle = [
    ...(await store.programmes.find({ ...mine, ...beginsWith('title.zh', q) }, limitOf('title.zh'))),
    ...(await store.programmes.find({ ...mine, ...beginsWith('title.en', q) }, limitOf('title.en'))),
  ];
  return once(byId ? [byId, ...byTitle] : byTitle).map(({ id, title, state }) => ({
    ...{ kind: 'programme', id, state },
    title: title.zh,
  }));
}

/** As `GET /projects` lists them. */
async function projects(services: Services, caller: Caller, q: string): Promise<Found[]> {
  const { store } = services;
  const mine = await ownProjects(services, caller);
  const ofMine = (more: Filter): Filter => ({ ...more, ...mine });
  const byTitle = await store.projects.find(ofMine(beginsWith('title', q)), limitOf('title'));
  const own = mine.id as { $in?: readonly unknown[] } | undefined;
  const isMine = own?.$in === undefined || own.$in.includes(q);
  const byId = isMine ? await store.projects.first({ ...mine, id: q }) : null;
  return once(byId ? [byId, ...byTitle] : byTitle).map(({ id, title, state }) => ({
    ...{ kind: 'project', id, title, state },
  }));
}

const LISTING = ['administrator', 'auditor', 'bureau-officer', 'bureau-approver', 'bureau-finance'];

/** All of them for those who may list them; for others their own. */
async function organisations(
  { store }: Services,
  { roles, organisationId }: Caller,
  q: string,
): Promise<Found[]> {
  const mine: Filter = roles.some((one) => LISTING.includes(one)) ? {} : { id: organisationId };
  const some = [
    ...(await store.organisations.find({ ...beginsWith('name', q), ...mine }, limitOf('name'))),
    ...(await store.organisations.find({ uscc: q, ...mine }, { limit: 1 })),
    ...('id' in mine && q !== organisationId ? [] : await store.organisations.find({ id: q })),
  ];
  return once(some).map(({ id, name }) => ({ kind: 'organisation', id, title: name, state: null }));
}

const limitOf = (field: string) => ({ sort: { [field]: 1 as const }, limit: MOST + 1 });

function once<T extends { id: string }>(items: readonly T[]): T[] {
  return [...new Map(items.map((one) => [one.id, one])).values()];
}
