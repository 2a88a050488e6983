import type { z } from 'zod';
import type { Answer } from '../../record/pages/form-page';
import type { Cell } from '../../record/pages/list-page';
import type { PageContext } from '../../record/pages/page';
import type { reportView } from '../report-schema';
import { REPORT_TAGS } from './course-tables';
import { type Course, type DocumentLine, factsOf, tableOf, theCourse } from './the-project';

export type ReportView = z.output<typeof reportView>;

export const paramsOf = ({ params }: PageContext) => ({
  projectId: String(params.projectId),
  reportId: String(params.reportId),
});

/** Every version that the reader may see, the newest first. */
export async function versionsOf(context: PageContext): Promise<ReportView[]> {
  const { projectId, reportId } = paramsOf(context);
  const found = await context.desk.see<{ items: ReportView[] }>(
    '/projects/:projectId/reports',
    { projectId },
    { reportId, limit: '100' },
  );
  return found.items.sort((a, b) => b.version - a.version);
}

/** The newest version in one of these states. */
export async function newestReport(
  context: PageContext,
  statuses: readonly string[],
): Promise<ReportView | null> {
  const [newest] = await versionsOf(context);
  return newest && statuses.includes(newest.status) ? newest : null;
}

export function termsOf({ reports }: Course, reportId: string) {
  return reports.find((one) => one.reportId === reportId);
}

export function reportTitle(
  { own, t }: PageContext,
  course: Course,
  { reportId, version }: ReportView,
): string {
  const terms = termsOf(course, reportId);
  return t('serve.report-version', { report: terms ? own(terms.title) : reportId, version });
}

/** A report as it is read. */
export async function reportPaper(context: PageContext, report: ReportView, course?: Course) {
  const { t, time, money, number, own } = context;
  const known = course ?? (await theCourse(context));
  const terms = termsOf(known, report.reportId);
  const names = await documentNames(context);
  return {
    paperTitle: reportTitle(context, known, report),
    reportState: { text: t(`serve.report-${report.status}`), classes: REPORT_TAGS[report.status] },
    isLate: report.late,
    reportFacts: factsOf([
      [t('serve.submitted-at'), report.submittedAt === null ? null : time(report.submittedAt)],
      [t('serve.certified-at'), report.certifiedAt === null ? null : time(report.certifiedAt)],
      [t('serve.person-times'), number(report.personTimes)],
      [t('serve.leveraged'), money(report.leveraged)],
    ]),
    sections: report.sections.map(({ code, text, verdict, reason }) => {
      const title = terms?.sections.find((one) => one.code === code)?.title;
      return {
        title: title ? own(title) : code,
        text,
        verdict:
          verdict === null ? null : { text: t(`serve.verdict-${verdict}`), classes: REPORT_TAGS[verdict] },
        reason: reason || null,
      };
    }),
    outputs: outputsTable(context, known, report),
    expenses: expensesTable(context, known, report, names),
    evidence: report.documents.map((id) => ({
      href: `/api/v1/documents/${id}/content`,
      name: names.get(id) ?? id,
    })),
  };
}

/** File names of the project's documents by id. */
export async function documentNames({ desk, params }: PageContext): Promise<Map<string, string>> {
  const projectId = String(params.projectId);
  const names = new Map<string, string>();
  let cursor: string | null = null;
  do {
    const page: { items: DocumentLine[]; next: string | null } = await desk.see(
      '/projects/:projectId/documents',
      { projectId },
      { limit: '100', ...(cursor !== null && { cursor }) },
    );
    for (const { id, fileName } of page.items) names.set(id, fileName);
    cursor = page.next;
  } while (cursor !== null && names.size < 2_000);
  return names;
}

function outputsTable(context: PageContext, { deliverables }: Course, { outputs }: ReportView) {
  const { own, number } = context;
  const rows = outputs.map(({ deliverableId, done, note }): Cell[] => {
    const agreed = deliverables.find(({ id }) => id === deliverableId);
    return [
      { text: agreed ? own(agreed.title) : deliverableId },
      { text: agreed ? number(agreed.count) : '—', format: 'numeric' },
      { text: number(done), format: 'numeric' },
      { text: note || '—' },
    ];
  });
  const head = ['serve.deliverable', 'serve.agreed', 'serve.done-in-period', 'serve.note'];
  return tableOf(context, 'serve.outputs', head, rows);
}

function expensesTable(
  context: PageContext,
  { budgetLines }: Course,
  { expenses }: ReportView,
  names: Map<string, string>,
) {
  const { money, day, t } = context;
  const rows = expenses.map(({ budgetLineId, on, amount, what, voucherDocumentId: voucher }): Cell[] => [
    { text: on ? day(on) : '—' },
    { text: budgetLines.find(({ id }) => id === budgetLineId)?.item ?? (budgetLineId || '—') },
    { text: what || '—' },
    voucher === null
      ? { text: t('serve.no-voucher') }
      : { text: names.get(voucher) ?? voucher, href: `/api/v1/documents/${voucher}/content` },
    { text: money(amount), format: 'numeric' },
  ]);
  const head = ['serve.paid-on', 'money.item', 'serve.paid-for', 'serve.voucher', 'money.amount'];
  return tableOf(context, 'serve.expenses', head, rows);
}

/** What is shown once more before a report is handed in or signed off. */
export function reportAnswers({ t, money, number }: PageContext, report: ReportView): Answer[] {
  const spent = report.expenses.reduce((sum, { amount }) => sum + amount, 0);
  return [
    [t('serve.version'), number(report.version)],
    [t('serve.sections'), number(report.sections.filter(({ text }) => text.trim() !== '').length)],
    [t('serve.expenses'), t('serve.expenses-sum', { count: report.expenses.length, sum: money(spent) })],
    [t('serve.person-times'), number(report.personTimes)],
    [t('serve.leveraged'), money(report.leveraged)],
    [t('serve.evidence'), t('record.files-count', { count: report.documents.length })],
  ].map(([key = '', value = '']) => ({ key: { text: key }, value: { text: value } }));
}
