import { Fault } from '../../../domain/record/fault';
import type { Field, Option } from '../../record/pages/form-field';
import { formPage } from '../../record/pages/form-page';
import type { PageContext } from '../../record/pages/page';
import { type Course, type DocumentLine, projectCrumbs, theCourse } from './the-project';
import { newestReport, paramsOf, type ReportView, termsOf, versionsOf } from './the-report';

const at = (context: PageContext) => {
  const { projectId, reportId } = paramsOf(context);
  return `/projects/${projectId}/reports/${reportId}`;
};

/** The editor's draft: sections, outputs, expenses with vouchers, evidence. Saved as often as one likes. */
export const writeReportPage = formPage({
  path: '/projects/:projectId/reports/:reportId/edit',
  right: 'PUT /projects/:projectId/reports/:reportId',
  title: 'serve.write-report',
  lead: 'serve.write-report-lead',
  button: 'serve.save-draft',
  async fields(context) {
    const course = await theCourse(context);
    const draft = await newestReport(context, ['draft', 'returned']);
    const options = {
      lines: course.budgetLines.map(({ id, item }) => ({ value: id, text: item })),
      vouchers: await vouchers(context),
    };
    return [
      ...sectionFields(context, course, draft),
      ...outputFields(context, course),
      { kind: 'number', name: 'personTimes', label: 'serve.person-times', hint: 'serve.person-times-hint' },
      { kind: 'money', name: 'leveraged', label: 'serve.leveraged', hint: 'serve.leveraged-hint' },
      {
        kind: 'files',
        name: 'documents',
        label: 'serve.evidence',
        hint: 'serve.evidence-hint',
        purpose: `report/${paramsOf(context).reportId}`,
      },
      expenseRows(options),
    ];
  },
  async shown(context) {
    const report = await newestReport(context, ['draft', 'returned']);
    // An amount that is still open is no 0.00.
    return (
      report && {
        ...report,
        expenses: report.expenses.map((one) => ({ ...one, amount: one.amount || null })),
      }
    );
  },
  async version(context) {
    const [newest] = await versionsOf(context);
    return newest?.revision ?? 0;
  },
  draft: { version: ({ revision }: ReportView) => revision },
  async body(context, typed) {
    const course = await theCourse(context);
    const terms = sectionsOf(context, course);
    const sections = Object.values((typed.sections ?? {}) as { [n: string]: { text: string } });
    const outputs = Object.values((typed.outputs ?? {}) as { [n: string]: { done?: number; note: string } });
    return {
      ...typed,
      sections: terms.map(({ code }, n) => ({ code, text: sections[n]?.text ?? '' })),
      outputs: course.deliverables.map(({ id }, n) => ({
        deliverableId: id,
        done: outputs[n]?.done === undefined ? 0 : outputs[n].done,
        note: outputs[n]?.note ?? '',
      })),
    };
  },
  async around(context) {
    const course = await theCourse(context);
    const terms = termsOf(course, paramsOf(context).reportId);
    const isSaved = (await newestReport(context, ['draft'])) !== null;
    return {
      links: isSaved ? [{ text: context.t('serve.submit-report'), href: `${at(context)}/submit` }] : [],
      ...(terms && { title: context.t('serve.write-of', { report: context.own(terms.title) }) }),
      crumbs: await projectCrumbs(context),
    };
  },
  done: (context) => `${at(context)}/submit`,
  doneText: 'serve.draft-saved',
});

/** @throws Fault `not-found` for a report that the rulebook does not ask for */
function sectionsOf(context: PageContext, course: Course) {
  const terms = termsOf(course, paramsOf(context).reportId);
  if (!terms) throw new Fault('not-found', { en: 'the rulebook asks for no such report', zh: null });
  return terms.sections;
}

/** The sections in the rulebook's order; what the bureau said of a returned one stands beside it. */
function sectionFields(context: PageContext, course: Course, draft: ReportView | null): Field[] {
  const { own, t } = context;
  return sectionsOf(context, course).map(({ code, title }, n) => {
    const before = draft?.sections.find((one) => one.code === code);
    const hint =
      before?.verdict === 'returned'
        ? { text: t('serve.returned-because', { reason: before.reason ?? '' }) }
        : undefined;
    return {
      kind: 'paragraph',
      name: `sections.${n}.text`,
      label: { text: own(title) },
      ...(hint && { hint }),
      rows: 8,
    };
  });
}

function outputFields({ t, own, number }: PageContext, { deliverables }: Course): Field[] {
  return deliverables.flatMap(({ title, count }, n): Field[] => [
    {
      kind: 'number',
      name: `outputs.${n}.done`,
      label: { text: t('serve.done-of', { deliverable: own(title), count: number(count) }) },
    },
    {
      kind: 'line',
      name: `outputs.${n}.note`,
      label: { text: t('serve.note-of', { deliverable: own(title) }) },
    },
  ]);
}

function expenseRows({ lines, vouchers: uploaded }: { lines: Option[]; vouchers: Option[] }): Field {
  return {
    kind: 'rows',
    name: 'expenses',
    label: 'serve.expenses',
    hint: 'serve.expenses-hint',
    columns: [
      { kind: 'date', name: 'on', label: 'serve.paid-on' },
      { kind: 'choice', name: 'budgetLineId', label: 'money.item', options: lines },
      { kind: 'line', name: 'what', label: 'serve.paid-for' },
      { kind: 'money', name: 'amount', label: 'money.amount' },
      {
        kind: 'choice',
        name: 'voucherDocumentId',
        label: 'serve.voucher',
        options: uploaded,
        whenEmpty: 'null',
        takesFiles: true,
      },
    ],
  };
}

/** What was uploaded for this report, to be named as the voucher of an expense. */
async function vouchers(context: PageContext): Promise<Option[]> {
  const { projectId, reportId } = paramsOf(context);
  const found = await context.desk.see<{ items: DocumentLine[] }>(
    '/projects/:projectId/documents',
    { projectId },
    { purpose: `report/${reportId}`, limit: '100' },
  );
  return found.items.map(({ id, fileName }) => ({ value: id, text: fileName }));
}
