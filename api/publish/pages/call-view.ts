import type { Criterion } from '../../../domain/match/criterion';
import type { EligibilityRule } from '../../../domain/match/eligibility-rule';
import { criterionRuleWords } from '../../../domain/match/explain-criterion';
import type { Rulebook } from '../../../domain/publish/rulebook';
import { periodWords } from '../../../domain/record/period';
import { whatRanks } from './rulebook-facts';
import { factsOf, numeric, type Speech } from './speech';

/** What a call promises and asks: money, term, lots, who may apply, how applications are judged, when money comes. */
export function callView(speech: Speech, rulebook: Rulebook) {
  const { t, own, money, number, percent } = speech;
  const { funding, eligibility, review, serve, publicNotice, budget, tranches } = rulebook;
  const amount = (fen: number | undefined) => (fen === undefined ? null : money(fen));
  return {
    facts: factsOf([
      [t('publish.pool'), `${money(funding.pool)} · ${own(funding.source)}`],
      [t('publish.floor'), amount(funding.floor)],
      [t('publish.cap'), amount(funding.cap)],
      [t('publish.term'), t('publish.months', { count: serve.months })],
      [t('publish.notice-lasts'), own(periodWords(publicNotice.period))],
      [t('publish.pass-mark'), number(review.passMark)],
      whatRanks(speech, review),
    ]),
    lots: lotsTable(speech, funding.lots ?? []),
    conditions: eligibility.rules.map((one) => ({ words: conditionWords(speech, one), source: one.source })),
    criteria: {
      ...captioned(t('publish.criteria')),
      head: [
        { text: t('publish.criterion') },
        { text: t('publish.how-scored') },
        numeric(t('publish.points')),
      ],
      rows: review.criteria.map((one) => [
        { text: criterionTitle(speech, one, review) },
        { text: own(criterionRuleWords(one)) },
        numeric(
          one.effect ? `${t(`publish.effect-${one.effect}`)} ${number(one.points)}` : number(one.points),
        ),
      ]),
    },
    budget: {
      ...captioned(t('publish.budget-categories')),
      head: [{ text: t('publish.budget-category') }, numeric(t('publish.at-most'))],
      rows: budget.categories.map(({ title, maximumShare }) => [
        { text: own(title) },
        numeric(maximumShare === undefined ? '—' : percent(maximumShare / 100)),
      ]),
    },
    tranches: {
      ...captioned(t('publish.tranches')),
      head: [
        { text: t('publish.tranche') },
        numeric(t('publish.share')),
        { text: t('publish.tranche-after') },
      ],
      rows: tranches.map(({ title, share, gate }) => [
        { text: own(title) },
        numeric(percent(share / 100)),
        { text: t(`publish.after-${gate.after}`) },
      ]),
    },
  };
}

/** With its dimension, and its stage and the weight of it. */
function criterionTitle(
  { own, percent }: Speech,
  { title, dimension, stage }: Criterion,
  { stages = [] }: Rulebook['review'],
): string {
  const part = stages.find((one) => one.id === stage);
  return [
    ...(part ? [`${own(part.title)} ${percent(part.weight / 100)}`] : []),
    ...(dimension ? [own(dimension)] : []),
    own(title),
  ].join(' · ');
}

const captioned = (caption: string) => ({ caption, captionClasses: 'govuk-table__caption--m' });

function lotsTable({ t, own, money, number }: Speech, lots: NonNullable<Rulebook['funding']['lots']>) {
  if (lots.length === 0) return null;
  return {
    ...captioned(t('publish.lots')),
    head: [
      { text: t('publish.title') },
      { text: t('publish.where') },
      { text: t('publish.deliverables') },
      numeric(t('publish.budget')),
    ],
    rows: lots.map(({ title, place, deliverables, budget }) => [
      { text: own(title) },
      { text: place },
      { text: deliverables.map((one) => `${own(one.title)} ${number(one.count)}`).join(t('record.and')) },
      numeric(money(budget)),
    ]),
  };
}

/** A condition of eligibility, as a call tells it. */
function conditionWords({ t }: Speech, rule: EligibilityRule): string {
  const said = (values: { [name: string]: unknown } = {}) => t(`publish.condition-${rule.kind}`, values);
  switch (rule.kind) {
    case 'not-on-credit-list':
      return said({ lists: rule.lists.map((one) => t(`publish.credit-list-${one}`)).join(t('record.and')) });
    case 'no-major-violation':
      return said({ count: rule.years });
    case 'years-registered':
      return said({ count: rule.atLeast });
    case 'works-in':
      return said({ place: rule.place });
    case 'minimum-grade':
      return said({ grade: rule.grade });
    default:
      return said();
  }
}
