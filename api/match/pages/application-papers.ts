import type { z } from 'zod';
import type { HideableField } from '../../../domain/match/blind-terms';
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
  const applicant = await applicantRow(context, application);
  const seen = (field: HideableField, text: string) =>
    application.blind?.hidden.includes(field) ? t('match.hidden') : text;
  const sums = budgetSums(application.budget);
  const row = (label: string, text: string) => ({ key: { text: label }, value: { text: text || '—' } });
  const lot = lotTitle(context, rulebook, application.lotId);
  const table = (
    field: 'budget' | 'deliverables' | 'team',
    head: [label: string, numeric?: true][],
    rows: object[][],
  ) => ({
    caption: t(`match.${field}`),
    empty: seen(field, '—'),
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
      row(applicant.label, applicant.text),
      ...(lot === null ? [] : [row(t('match.lot'), lot)]),
      row(t('match.title'), seen('title', application.title)),
      row(t('match.requested'), seen('requested', money(application.requested))),
      row(t('match.self-raised'), seen('selfRaised', money(application.selfRaised))),
      row(t('match.in-kind'), seen('budget', money(sums.inKind))),
      row(t('match.whole-budget'), seen('budget', money(sums.whole))),
      row(t('match.beneficiaries'), seen('beneficiaries', number(application.beneficiaries))),
      row(t('match.months'), seen('months', number(application.months))),
      row(t('match.hours'), seen('hours', number(application.hours))),
      ...(application.submittedAt ? [row(t('match.submitted-at'), time(application.submittedAt))] : []),
    ],
    words: [
      row(t('match.summary'), seen('summary', application.summary)),
      ...PLAN_PARTS.map((part) => row(t(`match.plan-${part}`), seen(`plan.${part}`, application.plan[part]))),
    ],
    tables: [
      table(
        'budget',
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
        'deliverables',
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
        'team',
        [['match.team-role'], ['match.team-count', true], ['match.team-qualification']],
        application.team.map((one) => [
          { text: one.role },
          { text: number(one.count), ...NUMERIC },
          { text: one.qualification },
        ]),
      ),
    ],
    documents: await documentLinks(context, application.documents),
    noDocuments: seen('documents', t('record.no-document-yet')),
    declarations: DECLARATIONS.map((one) =>
      row(t(`match.declaration-${one}`), t(application.declarations[one] ? 'record.yes' : 'record.no')),
    ),
  };
}

/** Who applied; for a blind seat what the application is called. */
async function applicantRow(context: PageContext, { blind, organisationId }: ApplicationView) {
  if (blind) return { label: context.t('match.code'), text: blind.code };
  const nameOf = await organisationNames(context, [organisationId]);
  return { label: context.t('people.organisation'), text: nameOf(organisationId) };
}

async function documentLinks({ desk }: PageContext, ids: readonly string[]) {
  const links = [];
  for (const documentId of ids) {
    const document = await desk.seeIf<DocumentRecord>('/documents/:documentId', { documentId });
    if (document) links.push({ text: document.fileName, href: `/api/v1/documents/${documentId}/content` });
  }
  return links;
}
