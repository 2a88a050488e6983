import { type BrokenLimit, brokenLimits } from '../../../domain/match/amount';
import type { Application } from '../../../domain/match/application';
import { budgetSums } from '../../../domain/match/check-application';
import type { Rulebook } from '../../../domain/publish/rulebook';
import type { FaultField } from '../../../domain/record/fault';
import type { PageContext } from '../../record/pages/page';

type Asks = Pick<Rulebook, 'funding' | 'budget' | 'serve'>;

/** What keeps an application from being submitted, in the reader's words, each leading to the field where it is mended. */
export function faultLinks(
  context: PageContext,
  faults: readonly FaultField[],
  rulebook: Asks,
  editPage: string,
): { text: string; href: string }[] {
  const { t } = context;
  return faults.map((fault) => ({
    text: `${labelOf(context, fault.field)}${t('match.colon')}${wordsOf(context, fault, rulebook)}`,
    href: `${editPage}#${fieldOf(fault.field)}`,
  }));
}

/** Sums are not asked: what is wrong with them is mended in the budget. */
const fieldOf = (field: string) => (['requested', 'selfRaised'].includes(field) ? 'budget' : field);

const LABELS: { readonly [field: string]: string } = {
  title: 'match.title',
  summary: 'match.summary',
  lotId: 'match.lot',
  months: 'match.months',
  beneficiaries: 'match.beneficiaries',
  budget: 'match.budget',
  requested: 'match.requested',
  selfRaised: 'match.self-raised',
  deliverables: 'match.deliverables',
};

function labelOf({ t }: PageContext, field: string): string {
  const [first = '', second = '', third = ''] = field.split('.');
  if (first === 'plan') return t(`match.plan-${second}`);
  if (first === 'declarations') return t('match.declarations');
  const label = LABELS[first];
  const line = third === '' ? '' : ` ${t('record.row', { number: Number(second) + 1 })}`;
  return label === undefined ? field : `${t(label)}${line}`;
}

function wordsOf(context: PageContext, fault: FaultField, asks: Asks): string {
  const { t } = context;
  const { field, rule = '' } = fault;
  if (field.startsWith('declarations.'))
    return t('match.must-be-declared', { declaration: t(`match.declaration-${field.split('.')[1]}`) });
  if (['beneficiaries', 'deliverables', 'budget'].includes(field)) return listWords(context, fault, asks);
  if (rule === 'serve.months') return t('match.months-hint', { most: asks.serve.months });
  if (field === 'lotId') return t('match.lot-wrong');
  if (field.endsWith('.category')) return t('match.category-wrong');
  if (rule === 'application form') return t('match.must-be-filled');
  return limitWords(context, fault);
}

/** Too little of something, or too much of a category. */
function listWords({ t, own }: PageContext, { message }: FaultField, { funding, budget }: Asks): string {
  const category = budget.categories.find(({ code }) => message.startsWith(`category ${code} is above`));
  if (category)
    return t('match.share-above', { category: own(category.title), share: category.maximumShare ?? 100 });
  const term = (funding.lots ?? [])
    .flatMap(({ deliverables }) => deliverables)
    .find(({ title }) => message.startsWith(`${title.zh} / ${title.en}: `));
  if (term) return t('match.too-few', { title: own(term.title), number: term.count });
  return t('match.at-least-one');
}

/** Limits of the money that are broken but refuse nothing yet: the sifting after the closing judges them. */
export function limitsBroken(
  context: PageContext,
  application: Pick<Application, 'lotId' | 'requested' | 'selfRaised' | 'budget'>,
  { funding }: Pick<Rulebook, 'funding'>,
): string[] {
  const asked = { ...application, wholeBudget: budgetSums(application.budget).whole };
  return brokenLimits(asked, funding).map(
    ({ limit, field, allowed }) =>
      labelOf(context, field) + context.t('match.colon') + oneLimit(context, limit, allowed),
  );
}

function oneLimit({ t, money, number }: PageContext, limit: BrokenLimit['limit'], allowed: number): string {
  const isShare = limit === 'maximum-share' || limit === 'minimum-self-raised';
  return t(`match.limit-${limit}`, { limit: isShare ? number(allowed) : money(allowed) });
}

function limitWords(context: PageContext, { message }: FaultField): string {
  const limit = LIMITS.find((one) => message.endsWith(`(${one})`));
  if (limit === undefined)
    return context.t(message === MORE_THAN_NOTHING ? 'match.at-least-one' : 'match.sum-wrong');
  return oneLimit(context, limit, Number(/ where (\d+(?:\.\d+)?) is the limit/.exec(message)?.[1]));
}

const LIMITS: readonly BrokenLimit['limit'][] = [
  'cap',
  'floor',
  'lot-budget',
  'pool',
  'maximum-share',
  'minimum-self-raised',
];
const MORE_THAN_NOTHING = 'must be more than nothing';
