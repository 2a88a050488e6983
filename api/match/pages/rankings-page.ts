import type { RankingRecord } from '../../../domain/match/ranking-record';
import { page } from '../../record/pages/page';
import { programmeOf } from './programme-of';
import { rankingView } from './ranking-rows';

/** Every ranking that was on notice, one at a time, the latest first. */
export const rankingsPage = page({
  path: '/programmes/:programmeId/rankings',
  right: 'GET /programmes/:programmeId/rankings',
  template: 'match/rankings-page',
  async show(context) {
    const { desk, params, query, t, own, time } = context;
    const programmeId = String(params.programmeId);
    const programme = await programmeOf(context, programmeId);
    const { items } = await desk.see<{ items: RankingRecord[] }>(
      '/programmes/:programmeId/rankings',
      { programmeId },
      { limit: '100' },
    );
    const shown = items.find(({ round }) => String(round) === query.round) ?? items[0];
    return {
      title: t('match.rankings'),
      crumbs: [{ text: own(programme.title), href: `/programmes/${programmeId}` }],
      noticeEnds:
        programme.state === 'notice' && programme.noticeEndsAt ? time(programme.noticeEndsAt) : null,
      rounds: items.map(({ round }) => ({
        text: t('match.round', { number: round }),
        href: `?round=${round}`,
        isHere: round === shown?.round,
      })),
      ranking: shown ? await rankingView(context, shown, programme) : null,
    };
  },
});
