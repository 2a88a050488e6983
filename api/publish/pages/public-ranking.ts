import type { Rulebook } from '../../../domain/publish/rulebook';
import type { Crumb } from '../../record/pages/page';
import type { OpenContext } from './open-context';
import type { PublicProgramme } from './programme-view';
import { type PublicRanking, rankingRows } from './ranking-view';

/** The ranking with its reasons as a page shows it; null while there is none. */
export async function rankingView(context: OpenContext, programme: PublicProgramme, rulebook: Rulebook) {
  const { desk, t } = context;
  const ranking = await desk.seeIf<PublicRanking>('/public/programmes/:programmeId/ranking', {
    programmeId: programme.id,
  });
  if (!ranking) return null;
  return {
    caption: t('publish.ranking-round', { round: ranking.round }),
    seed: ranking.seed,
    data: `/api/v1/public/programmes/${programme.id}/ranking`,
    again: programme.state === 'reviewing',
    rows: rankingRows(context, ranking.rows, rulebook),
  };
}

/** The way back to the start of the public site, and to a programme. */
export function publicCrumbs({ t, own }: OpenContext, programme?: PublicProgramme): Crumb[] {
  return [
    { text: t('publish.public-information'), href: '/public' },
    ...(programme ? [{ text: own(programme.title), href: `/public/programmes/${programme.id}` }] : []),
  ];
}
