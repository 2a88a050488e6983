import { z } from 'zod';
import type { RankingRecord } from '../../domain/match/ranking-record';
import type { ProgrammeRecord } from '../../domain/publish/programme-record';
import { Fault } from '../../domain/record/fault';
import type { Store } from '../../domain/record/store';
import { route } from '../record/route';
import { pageOf, pageQuery } from '../record/schemas';
import { feedItems } from './feed-items';
import { programmeParams as params, publicProgrammeView, viewOfProgramme } from './programme-schemas';
import { questionsUntil } from './questions-until';

const reason = z.object({
  rule: z.string(),
  source: z.string(),
  passed: z.boolean(),
  message: z.string(),
});

/** A ranking as the public sees it: who, what, why; the facts of the checks stay with the applicant and the bureau. */
const publicRanking = z.object({
  programmeId: z.string(),
  round: z.int(),
  seed: z.string(),
  noticeEndsAt: z.string().nullable(),
  rows: z.array(
    z.object({
      applicationId: z.string(),
      organisationId: z.string(),
      organisation: z.string(),
      title: z.string(),
      lotId: z.string().nullable(),
      eligible: z.boolean(),
      reasons: z.array(reason),
      score: z.number().nullable(),
      rank: z.int().nullable(),
      outcome: z.string(),
      amount: z.int(),
      derivation: z.unknown(),
    }),
  ),
});

async function published(store: Store, programmeId: string): Promise<ProgrammeRecord> {
  const programme = await store.programmes.need(programmeId);
  if (programme.publishedAt === null) throw new Fault('not-found', 'no such programme');
  return programme;
}

async function withNames(store: Store, rows: RankingRecord['rows']) {
  const named = [];
  for (const row of rows) {
    const organisation = await store.organisations.get(row.organisationId);
    const application = await store.applications.get(row.applicationId);
    named.push({ ...row, organisation: organisation?.name ?? '', title: application?.title ?? '' });
  }
  return named;
}

export const publicRoutes = [
  route({
    method: 'get',
    path: '/public/programmes',
    action: 'public',
    summary: 'Published programmes, newest first',
    tag: 'publish',
    query: pageQuery,
    answer: pageOf(publicProgrammeView),
    handle: async ({ services: { store }, query }) => {
      const { items, next } = await store.page('programmes', { publishedAt: { $ne: null } }, query);
      const views = [];
      for (const one of items) views.push(viewOfProgramme(one, await questionsUntil(store, one)));
      return { items: views, next };
    },
  }),
  route({
    method: 'get',
    path: '/public/programmes/:programmeId',
    action: 'public',
    summary: 'A published programme with its rulebook',
    tag: 'publish',
    params,
    answer: publicProgrammeView.extend({ rulebook: z.unknown() }),
    handle: async ({ services: { store }, params: { programmeId } }) => {
      const programme = await published(store, programmeId);
      const { rulebook } = await store.rulebooks.need(programme.rulebookHash);
      return { ...viewOfProgramme(programme, await questionsUntil(store, programme)), rulebook };
    },
  }),
  route({
    method: 'get',
    path: '/public/programmes/:programmeId/ranking',
    action: 'public',
    summary: 'The ranking on public notice 公示, with the reasons for every outcome',
    tag: 'match',
    params,
    answer: publicRanking,
    handle: async ({ services: { store }, params: { programmeId } }) => {
      const programme = await published(store, programmeId);
      const ranking =
        programme.round > 0 ? await store.rankings.get(`${programmeId}/${programme.round}`) : null;
      if (!ranking) throw new Fault('not-found', 'nothing is on notice yet');
      const { round, seed, rows } = ranking;
      return {
        programmeId,
        round,
        seed,
        noticeEndsAt: programme.noticeEndsAt,
        rows: await withNames(store, rows),
      };
    },
  }),
  route({
    method: 'get',
    path: '/public/feed.json',
    action: 'public',
    summary: 'What is new, as a JSON Feed 1.1: calls, corrections, notices, awards',
    tag: 'publish',
    answer: 'raw',
    handle: async ({ services: { store } }) => {
      const programmes = await store.programmes.find(
        { publishedAt: { $ne: null } },
        { sort: { publishedAt: -1, id: -1 }, limit: 50 },
      );
      const feed = {
        version: 'https://jsonfeed.org/version/1.1',
        title: '救助项目公开信息 / Social-assistance programmes',
        language: 'zh-CN',
        items: feedItems(programmes),
      };
      return { contentType: 'application/feed+json; charset=utf-8', content: JSON.stringify(feed) };
    },
  }),
];
