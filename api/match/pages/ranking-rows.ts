import type { RankingRecord, RankingRow } from '../../../domain/match/ranking-record';
import type { CriterionScore } from '../../../domain/match/score-application';
import type { PageContext } from '../../record/pages/page';
import { adviceWords } from './advice-words';
import { calibrationView } from './calibration-view';
import { checksTable, judgementOf } from './judgement';
import { lotTitle, organisationNames, type ProgrammeWithRulebook } from './programme-of';

export const OUTCOME_TAGS: { readonly [outcome in RankingRow['outcome']]: string } = {
  award: 'govuk-tag--green',
  reserve: 'govuk-tag--yellow',
  'below-pass-mark': 'govuk-tag--red',
  'not-eligible': 'govuk-tag--red',
  'excluded-by-objection': 'govuk-tag--red',
  'lot-failed': 'govuk-tag--red',
  eligible: 'govuk-tag--blue',
};

const NUMERIC = { format: 'numeric' } as const;

/** A ranking as a table, and for each application how every point came about. */
export async function rankingView(
  context: PageContext,
  { rows, seed, calibration, advice }: RankingRecord,
  { rulebook }: ProgrammeWithRulebook,
) {
  const { t, money, number, services } = context;
  const nameOf = await organisationNames(
    context,
    rows.map((one) => one.organisationId),
  );
  const applications = await services.store.applications.find({
    id: { $in: rows.map((one) => one.applicationId) },
  });
  const titleOf = (id: string) => applications.find((one) => one.id === id)?.title ?? '—';
  const score = (value: number | null) => (value === null ? '—' : number(value));
  return {
    seed,
    passMark: rulebook.review.passMark,
    table: {
      caption: t('match.ranking'),
      captionClasses: 'govuk-visually-hidden',
      head: [
        { text: t('match.rank'), ...NUMERIC },
        ...['match.title', 'people.organisation', 'match.lot'].map((key) => ({ text: t(key) })),
        { text: t('match.score'), ...NUMERIC },
        { text: t('match.outcome') },
        { text: t('money.award'), ...NUMERIC },
      ],
      rows: rows.map((one) => [
        { text: one.rank === null ? '—' : String(one.rank), ...NUMERIC },
        { text: titleOf(one.applicationId), href: `#of-${one.applicationId}` },
        { text: nameOf(one.organisationId) },
        { text: lotTitle(context, rulebook, one.lotId) ?? '—' },
        { text: score(one.score), ...NUMERIC },
        { text: t(`match.outcome-${one.outcome}`), tag: OUTCOME_TAGS[one.outcome] },
        { text: one.amount > 0 ? money(one.amount) : '—', ...NUMERIC },
      ]),
    },
    calibration: calibrationView(context, calibration, rulebook.review.calibration, titleOf),
    advice: adviceWords(context, advice, titleOf),
    details: rows.map((one) => ({
      id: `of-${one.applicationId}`,
      title: titleOf(one.applicationId),
      criteria: criteriaTable(context, one, rulebook),
      checks: checksTable(context, judgementOf(context, one)),
    })),
  };
}

function criteriaTable(
  { t, own, number }: PageContext,
  { derivation }: RankingRow,
  { review }: ProgrammeWithRulebook['rulebook'],
) {
  const criteria = (derivation as { criteria?: CriterionScore[] } | null)?.criteria ?? [];
  if (criteria.length === 0) return null;
  const titleOf = (id: string) => {
    const known = review.criteria.find((one) => one.id === id);
    return known ? own(known.title) : id;
  };
  const points = (value: number | null) => (value === null ? t('match.not-applicable') : number(value));
  return {
    caption: t('match.derivation'),
    captionClasses: 'govuk-table__caption--s',
    head: [
      { text: t('match.criterion') },
      { text: t('match.points'), ...NUMERIC },
      { text: t('match.of-points'), ...NUMERIC },
      { text: t('match.how') },
    ],
    rows: criteria.map(({ criterion, of, points: reached, from, rule }) => [
      { text: titleOf(criterion) },
      { text: points(reached), ...NUMERIC },
      { text: number(of), ...NUMERIC },
      {
        text: Array.isArray(from)
          ? from
              .map((one) =>
                t('match.seat-gave', { number: one.seatId.split('/').at(-1), points: points(one.points) }),
              )
              .join(t('record.and'))
          : t(`match.rule-${rule}`, {
              own: number(from.own / unit(rule)),
              best: number(from.best / unit(rule)),
            }),
      },
    ]),
  };
}

/** Prices are fen, told in yuan. */
const unit = (rule: CriterionScore['rule']) => (rule === 'lowest-price' ? 100 : 1);
