import { explainRow } from '../../../domain/match/explain-row';
import type { RankingRecord, RankingRow } from '../../../domain/match/ranking-record';
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
  const { criteria, total } = explainRow(derivation, review, 'named');
  if (criteria.length === 0) return null;
  const points = (value: number | null) => (value === null ? t('match.not-applicable') : number(value));
  return {
    caption: t('match.derivation'),
    captionClasses: 'govuk-table__caption--s',
    classes: 'app-lines',
    head: [
      { text: t('match.criterion') },
      { text: t('match.points'), ...NUMERIC },
      { text: t('match.of-points'), ...NUMERIC },
      { text: t('match.how') },
    ],
    rows: [
      ...criteria.map(({ title, dimension, effect, rule, evidence, points: reached, of }) => [
        { text: [...(dimension ? [own(dimension)] : []), own(title)].join(' · ') },
        {
          text: effect ? t(`match.effect-${effect}`, { points: points(reached) }) : points(reached),
          ...NUMERIC,
        },
        { text: number(of), ...NUMERIC },
        { text: `${own(rule)}\n${own(evidence)}` },
      ]),
      ...(total
        ? [
            [
              { text: t('match.score') },
              { text: '', ...NUMERIC },
              { text: '', ...NUMERIC },
              { text: own(total) },
            ],
          ]
        : []),
    ],
  };
}
