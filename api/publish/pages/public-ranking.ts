import type { Rulebook } from '../../../domain/publish/rulebook';
import { adviceWords } from '../../match/pages/advice-words';
import type { Crumb } from '../../record/pages/page';
import type { OpenContext } from './open-context';
import type { PublicProgramme } from './programme-view';
import { type PublicRanking, rankingRows } from './ranking-view';
import { numeric } from './speech';

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
    calibration: calibrationOf(context, ranking),
    advice: adviceWords(context, ranking.advice, titlesOf(ranking)),
  };
}

const titlesOf =
  ({ rows }: PublicRanking) =>
  (id: string): string =>
    rows.find((one) => one.applicationId === id)?.title ?? '—';

/** Both rankings side by side, and how many seats judged unlike the others. */
function calibrationOf({ t, number }: OpenContext, ranking: PublicRanking) {
  const { calibration } = ranking;
  if (!calibration) return null;
  const { counts, seats, outliers, apart, rows } = calibration;
  const titleOf = titlesOf(ranking);
  const figure = (value: number | null) => numeric(value === null ? '—' : number(value));
  return {
    counts: t(`match.counts-${counts}`),
    seats: t('publish.seats-unlike', { seats, outliers, apart }),
    table: {
      caption: t('match.both-rankings'),
      captionClasses: 'govuk-visually-hidden',
      head: [
        { text: t('match.title') },
        ...['raw-score', 'raw-rank', 'normalised-score', 'normalised-rank'].map((key) =>
          numeric(t(`match.${key}`)),
        ),
      ],
      rows: rows.map(({ applicationId, raw, normalised }) => [
        { text: titleOf(applicationId) },
        ...[raw, normalised].flatMap(({ score, rank }) => [figure(score), numeric(String(rank))]),
      ]),
    },
  };
}

/** The way back to the start of the public site, and to a programme. */
export function publicCrumbs({ t, own }: OpenContext, programme?: PublicProgramme): Crumb[] {
  return [
    { text: t('publish.public-information'), href: '/public' },
    ...(programme ? [{ text: own(programme.title), href: `/public/programmes/${programme.id}` }] : []),
  ];
}
