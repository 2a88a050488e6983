import type { EvaluationRecord } from '../../domain/evaluate/evaluation-record';
import type { FindingRecord } from '../../domain/improve/finding-record';
import type { Application } from '../../domain/match/application';
import type { DisbursementRecord } from '../../domain/money/disbursement-record';
import type { Organisation } from '../../domain/people/account';
import type { ProgrammeRecord } from '../../domain/publish/programme-record';
import type { Rulebook } from '../../domain/publish/rulebook';
import type { Store } from '../../domain/record/store';
import type { ProjectRecord } from '../../domain/serve/project-record';
import type { Report } from '../../domain/serve/report';

/** Everything that tells where a project stands. */
export interface CourseFacts {
  project: ProjectRecord;
  programme: ProgrammeRecord;
  organisation: Organisation | null;
  application: Application;
  rulebook: Rulebook;
  reports: Report[];
  evaluations: EvaluationRecord[];
  findings: FindingRecord[];
  payments: DisbursementRecord[];
}

/** @throws Fault `not-found` */
export async function readCourseFacts(store: Store, projectId: string): Promise<CourseFacts> {
  const project = await store.projects.need(projectId);
  const [programme, organisation, application, pinned] = await Promise.all([
    store.programmes.need(project.programmeId),
    store.organisations.get(project.organisationId),
    store.applications.need(project.applicationId),
    store.rulebooks.need(project.rulebookHash),
  ]);
  const [reports, evaluations, findings, payments] = await Promise.all([
    store.reports.find({ projectId }),
    store.evaluations.find({ projectId }),
    store.findings.find({ projectId }),
    store.disbursements.find({ projectId }),
  ]);
  const { rulebook } = pinned;
  return {
    project,
    programme,
    organisation,
    application,
    rulebook,
    reports,
    evaluations,
    findings,
    payments,
  };
}
