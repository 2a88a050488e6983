import type { z } from 'zod';
import { budgetSums } from '../../../domain/match/check-application';
import type { DocumentRecord } from '../../../domain/record/document-record';
import type { PageContext } from '../../record/pages/page';
import type { applicationView } from '../application-schemas';
import { DECLARATIONS, PLAN_PARTS } from './application-fields';
import { lotTitle, organisationNames, type ProgrammeWithRulebook } from './programme-of';

export type ApplicationView = z.output<typeof applicationView>;

const STATUS_TAGS: { readonly [status in ApplicationView['status']]: string } = {
  draft: 'govuk-tag--grey',
  submitted: 'govuk-tag--green',
  withdrawn: 'govuk-tag--red',
};

export const statusTag = ({ t }: PageContext, status: ApplicationView['status']) => ({
  text: t(`match.application-${status}`),
  tag: STATUS_TAGS[status],
});

export function applicationOf({ desk }: PageContext, applicationId: string): Promise<ApplicationView> {
  return desk.see('/applications/:applicationId', { applicationId });
}

const NUMERIC = { format: 'numeric' } as const;

/** The papers of an application, all of them, for reading. */
export async function papersOf(
  context: PageContext,
  application: ApplicationView,
  { rulebook }: ProgrammeWithRulebook,
) {
  const { t, own, money, number, time } = context;
  const nameOf = await organisationNames(context, [application.organisationId]);
  const sums = budgetSums(application.budget);
  const row = (label: string, text: string) => ({ key: { text: label }, value: { text: text || '—' } });
  const lot = lotTitle(context, rulebook, application.lotId);
  const table = (caption: string, head: [label: string, numeric?: true][], rows: object[][]) => ({
    caption: t(caption),
    captionClasses: 'govuk-table__caption--s',
    head: head.map(([label, numeric]) => ({ text: t(label), ...(numeric && NUMERIC) })),
    rows,
  });
  const categoryOf = (code: string) => {
    const category = rulebook.budget.categories.find((one) => one.code === code);
    return category ? own(category.title) : code || '—';
  };
  return {
    facts: [
      row(t('people.organisation'), nameOf(application.organisationId)),
      ...(lot === null ? [] : [row(t('match.lot'), lot)]),
      row(t('match.title'), application.title),
      row(t('match.requested'), money(application.requested)),
      row(t('match.self-raised'), money(application.selfRaised)),
      row(t('match.in-kind'), money(sums.inKind)),
      row(t('match.whole-budget'), money(sums.whole)),
      row(t('match.beneficiaries'), number(application.beneficiaries)),
      row(t('match.months'), number(application.months)),
      row(t('match.hours'), number(application.hours)),
      ...(application.submittedAt ? [row(t('match.submitted-at'), time(application.submittedAt))] : []),
    ],
    words: [
      row(t('match.summary'), application.summary),
      ...PLAN_PARTS.map((part) => row(t(`match.plan-${part}`), application.plan[part])),
    ],
    tables: [
      table(
        'match.budget',
        [
          ['match.category'],
          ['match.item'],
          ['match.quantity', true],
          ['match.unit-price', true],
          ['match.amount', true],
          ['match.source'],
        ],
        application.budget.map((one) => [
          { text: categoryOf(one.category) },
          { text: one.item },
          { text: `${number(one.quantity)} ${one.unit}`, ...NUMERIC },
          { text: money(one.unitPrice), ...NUMERIC },
          { text: money(one.amount), ...NUMERIC },
          { text: one.source ? t(`match.source-${one.source}`) : '—' },
        ]),
      ),
      table(
        'match.deliverables',
        [
          ['match.deliverable-title'],
          ['match.type'],
          ['match.count', true],
          ['match.minimum-size', true],
          ['match.minimum-sessions', true],
          ['match.unit-price', true],
        ],
        application.deliverables.map((one) => [
          { text: own(one.title) || '—' },
          { text: one.type ? t(`match.type-${one.type}`) : '—' },
          { text: number(one.count), ...NUMERIC },
          { text: one.minimumSize === undefined ? '—' : number(one.minimumSize), ...NUMERIC },
          { text: one.minimumSessions === undefined ? '—' : number(one.minimumSessions), ...NUMERIC },
          { text: money(one.unitPrice), ...NUMERIC },
        ]),
      ),
      table(
        'match.team',
        [['match.team-role'], ['match.team-count', true], ['match.team-qualification']],
        application.team.map((one) => [
          { text: one.role },
          { text: number(one.count), ...NUMERIC },
          { text: one.qualification },
        ]),
      ),
    ],
    documents: await documentLinks(context, application.documents),
    declarations: DECLARATIONS.map((one) =>
      row(t(`match.declaration-${one}`), t(application.declarations[one] ? 'record.yes' : 'record.no')),
    ),
  };
}

async function documentLinks({ desk }: PageContext, ids: readonly string[]) {
  const links = [];
  for (const documentId of ids) {
    const document = await desk.seeIf<DocumentRecord>('/documents/:documentId', { documentId });
    if (document) links.push({ text: document.fileName, href: `/api/v1/documents/${documentId}/content` });
  }
  return links;
}
