import type { Rulebook } from '../../../domain/publish/rulebook';
import type { Field } from '../../record/pages/form-field';
import type { PageContext } from '../../record/pages/page';

export const PLAN_PARTS = ['need', 'objectives', 'activities', 'risks', 'sustainability'] as const;
export const DECLARATIONS = ['truth', 'monitoring', 'noDoubleFunding'] as const;
export const SOURCES = ['grant', 'self-raised', 'in-kind'] as const;
export const DELIVERABLE_TYPES = [
  'household-file',
  'visit',
  'activity',
  'case',
  'group',
  'training',
  'volunteer',
] as const;

type Asks = Pick<Rulebook, 'funding' | 'budget' | 'serve'>;

/** Which lot; nothing where there are no lots. */
export function lotField({ own, money, t }: PageContext, { funding }: Pick<Rulebook, 'funding'>): Field[] {
  if (funding.basis !== 'lot') return [];
  const options = (funding.lots ?? []).map((one) => ({
    value: one.id,
    text: own(one.title),
    hint: t('match.lot-hint', { place: one.place, budget: money(one.budget) }),
  }));
  return [{ kind: 'choice', name: 'lotId', label: 'match.lot', options, whenEmpty: 'null' }];
}

/** Everything that an applicant fills in. Sums are worked out, never asked. */
export function applicationForm(context: PageContext, rulebook: Asks, programmeId: string): Field[] {
  const { t } = context;
  return [
    ...lotField(context, rulebook),
    { kind: 'line', name: 'title', label: 'match.title' },
    { kind: 'paragraph', name: 'summary', label: 'match.summary', hint: 'match.summary-hint' },
    ...PLAN_PARTS.map(
      (part): Field => ({ kind: 'paragraph', name: `plan.${part}`, label: `match.plan-${part}`, rows: 6 }),
    ),
    { kind: 'number', name: 'beneficiaries', label: 'match.beneficiaries' },
    {
      kind: 'number',
      name: 'months',
      label: 'match.months',
      hint: { text: t('match.months-hint', { most: rulebook.serve.months }) },
    },
    { kind: 'number', name: 'hours', label: 'match.hours', hint: 'match.hours-hint' },
    {
      kind: 'rows',
      name: 'budget',
      label: 'match.budget',
      hint: 'match.budget-hint',
      columns: budget(context, rulebook),
    },
    {
      kind: 'rows',
      name: 'deliverables',
      label: 'match.deliverables',
      hint: { text: deliverablesHint(context, rulebook) },
      columns: [
        {
          kind: 'choice',
          name: 'type',
          label: 'match.type',
          options: DELIVERABLE_TYPES.map((value) => ({ value, text: t(`match.type-${value}`) })),
        },
        { kind: 'line', name: 'title.zh', label: 'match.deliverable-title' },
        { kind: 'line', name: 'title.en', label: 'match.deliverable-title-en' },
        { kind: 'number', name: 'count', label: 'match.count' },
        { kind: 'number', name: 'minimumSize', label: 'match.minimum-size' },
        { kind: 'number', name: 'minimumSessions', label: 'match.minimum-sessions' },
        { kind: 'money', name: 'unitPrice', label: 'match.unit-price' },
      ],
    },
    {
      kind: 'rows',
      name: 'team',
      label: 'match.team',
      columns: [
        { kind: 'line', name: 'role', label: 'match.team-role' },
        { kind: 'number', name: 'count', label: 'match.team-count' },
        { kind: 'line', name: 'qualification', label: 'match.team-qualification' },
      ],
    },
    { kind: 'files', name: 'documents', label: 'match.documents', purpose: 'application', programmeId },
    ...DECLARATIONS.map(
      (one): Field => ({ kind: 'yes', name: `declarations.${one}`, label: `match.declaration-${one}` }),
    ),
  ];
}

/** With the least that each lot asks for. */
function deliverablesHint({ t, own }: PageContext, { funding }: Asks): string {
  const least = (funding.lots ?? []).map(
    ({ title, deliverables }) =>
      own(title) +
      t('match.colon') +
      deliverables.map((one) => `${own(one.title)} × ${one.count}`).join(t('record.and')),
  );
  return [t('match.deliverables-hint'), ...least].join(' ');
}

function budget({ t, own }: PageContext, { budget: { categories } }: Asks): Field[] {
  return [
    {
      kind: 'choice',
      name: 'category',
      label: 'match.category',
      options: categories.map((one) => ({ value: one.code, text: own(one.title) })),
    },
    { kind: 'line', name: 'item', label: 'match.item' },
    { kind: 'line', name: 'unit', label: 'match.unit' },
    { kind: 'number', name: 'quantity', label: 'match.quantity' },
    { kind: 'money', name: 'unitPrice', label: 'match.unit-price' },
    {
      kind: 'choice',
      name: 'source',
      label: 'match.source',
      options: SOURCES.map((value) => ({ value, text: t(`match.source-${value}`) })),
    },
  ];
}
