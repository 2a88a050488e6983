import { civilDate } from '../../domain/record/civil-date';
import { Fault } from '../../domain/record/fault';
import type { Store } from '../../domain/record/store';
import type { ReportFacts } from '../../domain/serve/check-report';
import { currentBudget } from '../../domain/serve/current-budget';
import type { Report } from '../../domain/serve/report';
import { reportTermsOf } from '../../domain/serve/report-duties';
import { cutOf } from '../../domain/serve/sanction';

/** What a report is checked against: agreement, budget as it stands now, earlier reports, documents. */
export async function readReportFacts(store: Store, report: Report, at: string): Promise<ReportFacts> {
  const project = await store.projects.need(report.projectId);
  if (project.startsOn === null || project.endsOn === null)
    throw new Fault('conflict', { en: 'the project has not started', zh: '项目尚未开始' });
  const application = await store.applications.need(project.applicationId);
  const { rulebook } = await store.rulebooks.need(project.rulebookHash);
  const changes = await store.changeRequests.find({ projectId: project.id });
  const accepted = await store.reports.find({ projectId: project.id, status: 'accepted' });
  const named = [...report.documents, ...report.expenses.flatMap((one) => one.voucherDocumentId ?? [])];
  const documents = await store.documents.find({
    id: { $in: [...new Set(named)] },
    organisationId: project.organisationId,
  });
  return {
    terms: reportTermsOf(rulebook, report.reportId),
    budgetTerms: rulebook.budget,
    startsOn: project.startsOn,
    endsOn: project.endsOn,
    today: civilDate(at),
    deliverables: application.deliverables,
    budget: currentBudget(application.budget, changes),
    accepted: accepted.filter((one) => one.reportId !== report.reportId).flatMap((one) => one.expenses),
    award: project.award + (project.supplements ?? 0) - cutOf(project),
    documents: new Set(documents.map(({ id }) => id)),
  };
}
