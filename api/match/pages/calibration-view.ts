import type { Calibration, OutlierReason, SeatsApart } from '../../../domain/match/calibration';
import type { CalibrationTerms } from '../../../domain/match/calibration-terms';
import type { Cell } from '../../record/pages/list-page';
import type { PageContext } from '../../record/pages/page';

const NUMERIC = { format: 'numeric' } as const;

/** How the seats of a panel judged, both rankings, and where two seats are far apart; null of older rankings. */
export function calibrationView(
  context: PageContext,
  calibration: Calibration | undefined,
  terms: CalibrationTerms | undefined,
  titleOf: (applicationId: string) => string,
) {
  if (!calibration) return null;
  const { t, number } = context;
  const { counts, seats, apart, rows } = calibration;
  const linked = (id: string): Cell => ({ text: titleOf(id), href: `#of-${id}` });
  const figure = (value: number | null): Cell => ({ text: value === null ? '—' : number(value), ...NUMERIC });
  return {
    counts: t(`match.counts-${counts}`),
    limit: terms?.apartLimit === undefined ? null : number(terms.apartLimit),
    seats: table(
      context,
      'match.calibration',
      ['match.seat', 'match.outlier'],
      [
        'match.applications-judged',
        'match.mean-points',
        'match.others-mean',
        'match.spread',
        'match.others-spread',
        'match.agreement',
      ],
      seats.map((seat) => [
        { text: seatNumber(seat.seatId) },
        {
          text:
            seat.outlier.map((one) => reasonWords(context, one)).join(t('record.and')) ||
            t('match.no-outlier'),
        },
        { text: String(seat.applications), ...NUMERIC },
        ...[seat.mean, seat.othersMean, seat.spread, seat.othersSpread, seat.agreement].map(figure),
      ]),
    ),
    bothWays: table(
      context,
      'match.both-rankings',
      ['match.title'],
      ['match.raw-score', 'match.raw-rank', 'match.normalised-score', 'match.normalised-rank'],
      rows.map(({ applicationId, raw, normalised }) => [
        linked(applicationId),
        figure(raw.score),
        { text: String(raw.rank), ...NUMERIC },
        figure(normalised.score),
        { text: String(normalised.rank), ...NUMERIC },
      ]),
    ),
    apart: table(
      context,
      'match.apart',
      ['match.title', 'match.lowest-seat', 'match.highest-seat'],
      ['match.difference'],
      apart.map((one) => [
        linked(one.applicationId),
        ...(['low', 'high'] as const).map((side) => ({ text: gave(context, one[side]) })),
        figure(one.difference),
      ]),
    ),
  };
}

function table(
  { t }: PageContext,
  caption: string,
  words: readonly string[],
  numbers: readonly string[],
  rows: readonly Cell[][],
) {
  return {
    caption: t(caption),
    captionClasses: 'govuk-visually-hidden',
    head: [
      ...words.map((key) => ({ text: t(key) })),
      ...numbers.map((key) => ({ text: t(key), ...NUMERIC })),
    ],
    rows,
  };
}

const seatNumber = (seatId: string): string => seatId.split('/').at(-1) ?? '';

function gave({ t, number }: PageContext, { seatId, points }: SeatsApart['low']): string {
  return t('match.seat-total', { number: seatNumber(seatId), points: number(points) });
}

function reasonWords({ t, number }: PageContext, { kind, found, others, limit }: OutlierReason): string {
  return t(`match.outlier-${kind}`, {
    found: number(found),
    others: others === null ? '' : number(others),
    limit: number(limit),
  });
}
