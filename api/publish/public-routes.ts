import { z } from 'zod';
import type { Store } from '../../domain/record/store';
import { route } from '../record/route';
import { pageOf, pageQuery } from '../record/schemas';
import { feedItems } from './feed-items';
import { programmeParams as params, publicProgrammeView } from './programme-schemas';
import { publicCalendar } from './public-calendar';
import { figuresByPlace } from './public-figures';
import { MOST_LOOKS, publicProgramme, publicProgrammes, publicRanking } from './public-programme';
import { publicProjects } from './public-projects';
import {
  publicFigures,
  publicProgrammeWithRulebook,
  publicProjectView,
  publicRankingView,
} from './public-schemas';
import { questionsUntil } from './questions-until';

const newestPublished = (store: Store) =>
  store.programmes.find({ publishedAt: { $gt: '' } }, { sort: { publishedAt: -1, id: -1 }, limit: 50 });

export const publicRoutes = [
  route({
    method: 'get',
    path: '/public/programmes',
    action: 'public',
    summary: 'Published programmes, newest first',
    tag: 'publish',
    query: pageQuery.extend({ state: z.string().max(40).optional() }),
    answer: pageOf(publicProgrammeView),
    handle: ({ services, query }) => publicProgrammes(services, query),
  }),
  route({
    method: 'get',
    path: '/public/programmes/:programmeId',
    action: 'public',
    summary: 'A published programme with its rulebook',
    tag: 'publish',
    params,
    answer: publicProgrammeWithRulebook,
    handle: ({ services, params: { programmeId } }) => publicProgramme(services, programmeId),
  }),
  route({
    method: 'get',
    path: '/public/programmes/:programmeId/ranking',
    action: 'public',
    summary: 'The ranking on public notice 公示, with the reasons for every outcome',
    tag: 'match',
    params,
    answer: publicRankingView,
    handle: ({ services, params: { programmeId } }) => publicRanking(services, programmeId),
  }),
  route({
    method: 'get',
    path: '/public/programmes/:programmeId/projects',
    action: 'public',
    summary: 'The projects of a programme with the results of their evaluations, indicator by indicator',
    tag: 'evaluate',
    params,
    query: pageQuery,
    answer: pageOf(publicProjectView),
    handle: ({ services, params: { programmeId }, query }) => publicProjects(services, programmeId, query),
  }),
  route({
    method: 'get',
    path: '/public/figures',
    action: 'public',
    summary: 'Programmes, projects and money of a year by place; of the newest year unless given',
    tag: 'publish',
    query: z.strictObject({ year: z.coerce.number().int().min(1949).max(9999).optional() }),
    answer: publicFigures,
    handle: ({ services, query: { year } }) =>
      services.remembered(`figures/${year ?? 'newest'}`, () => figuresByPlace(services.store, year)),
  }),
  route({
    method: 'get',
    path: '/public/calendar.ics',
    action: 'public',
    summary: 'Public dates as a calendar to subscribe to: questions until, calls close, notices end',
    tag: 'publish',
    answer: 'raw',
    handle: async ({ services: { store }, publicUrl }) => {
      const dated = [];
      for (const one of await newestPublished(store))
        dated.push({ ...one, questionsUntil: await questionsUntil(store, one) });
      return { contentType: 'text/calendar; charset=utf-8', content: publicCalendar(dated, publicUrl) };
    },
  }),
  route({
    method: 'get',
    path: '/public/feed.json',
    action: 'public',
    summary: 'What is new, as a JSON Feed 1.1: calls, corrections, early looks, notices, awards',
    tag: 'publish',
    answer: 'raw',
    handle: async ({ services: { store }, publicUrl }) => {
      const programmes = await newestPublished(store);
      const ids = programmes.map(({ id }) => id);
      const looks = await store.earlyLooks.find(
        { programmeId: { $in: ids } },
        { sort: { id: -1 }, limit: MOST_LOOKS },
      );
      const feed = {
        version: 'https://jsonfeed.org/version/1.1',
        title: '救助项目公开信息 / Social-assistance programmes',
        home_page_url: `${publicUrl}/public`,
        feed_url: `${publicUrl}/api/v1/public/feed.json`,
        language: 'zh-CN',
        items: feedItems(programmes, looks, publicUrl),
      };
      return { contentType: 'application/feed+json; charset=utf-8', content: JSON.stringify(feed) };
    },
  }),
];
