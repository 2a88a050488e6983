import { route } from '../record/route';
import { pageOf, pageQuery } from '../record/schemas';
import { feedItems } from './feed-items';
import { programmeParams as params, publicProgrammeView } from './programme-schemas';
import { publicProgramme, publicProgrammes, publicRanking } from './public-programme';
import { publicProgrammeWithRulebook, publicRankingView } from './public-schemas';

export const publicRoutes = [
  route({
    method: 'get',
    path: '/public/programmes',
    action: 'public',
    summary: 'Published programmes, newest first',
    tag: 'publish',
    query: pageQuery,
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
    path: '/public/feed.json',
    action: 'public',
    summary: 'What is new, as a JSON Feed 1.1: calls, corrections, notices, awards',
    tag: 'publish',
    answer: 'raw',
    handle: async ({ services: { store }, publicUrl }) => {
      const programmes = await store.programmes.find(
        { publishedAt: { $ne: null } },
        { sort: { publishedAt: -1, id: -1 }, limit: 50 },
      );
      const feed = {
        version: 'https://jsonfeed.org/version/1.1',
        title: '救助项目公开信息 / Social-assistance programmes',
        home_page_url: `${publicUrl}/public`,
        feed_url: `${publicUrl}/api/v1/public/feed.json`,
        language: 'zh-CN',
        items: feedItems(programmes, publicUrl),
      };
      return { contentType: 'application/feed+json; charset=utf-8', content: JSON.stringify(feed) };
    },
  }),
];
