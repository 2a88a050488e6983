import type { Addressee, Role } from '../record/party';
import type { TaskDraft } from '../record/task';
import { certifyKey, changeKey, reportKey, reviewKey } from './milestones';
import type { ProjectInput } from './project-input';
import { type ProjectProgress, sidesToSign } from './project-progress';
import type { SigningSide } from './signature';

type Of = Pick<ProjectInput, 'projectId' | 'organisationId' | 'bureauId'>;

export function signTask(of: Of, side: SigningSide): TaskDraft {
  const to: Addressee =
    side === 'organisation'
      ? { role: 'organisation-certifier', organisationId: of.organisationId }
      : { role: 'bureau-approver', organisationId: of.bureauId };
  return {
    key: `sign/${side}`,
    what: 'agreement.sign',
    for: to,
    deadlineKey: 'sign',
    at: `/projects/${of.projectId}/agreement`,
  };
}

export function submitTask(of: Of, reportId: string): TaskDraft {
  return reportTask(
    of,
    reportId,
    reportKey(reportId),
    'report.submit',
    'organisation-editor',
    reportKey(reportId),
  );
}

export function certifyTask(of: Of, reportId: string): TaskDraft {
  return reportTask(
    of,
    reportId,
    certifyKey(reportId),
    'report.certify',
    'organisation-certifier',
    reportKey(reportId),
  );
}

export function reviewTask(of: Of, reportId: string): TaskDraft {
  return reportTask(
    of,
    reportId,
    reviewKey(reportId),
    'report.review',
    'bureau-officer',
    reviewKey(reportId),
  );
}

export function changeTask(of: Of, changeId: string): TaskDraft {
  return {
    key: changeKey(changeId),
    what: 'change.decide',
    for: { role: 'bureau-officer', organisationId: of.bureauId },
    deadlineKey: changeKey(changeId),
    at: `/projects/${of.projectId}/changes/${changeId}`,
  };
}

/** Everything that is to be done at present: what a resumed project asks for again. */
export function openTasks(of: Of, progress: ProjectProgress): TaskDraft[] {
  const tasks: TaskDraft[] =
    progress.startsOn === null ? sidesToSign(progress).map((side) => signTask(of, side)) : [];
  for (const [reportId, { status }] of Object.entries(progress.reports)) {
    if (progress.startsOn === null) break;
    if (status === 'due' || status === 'returned' || status === 'missed')
      tasks.push(submitTask(of, reportId));
    if (status === 'submitted') tasks.push(certifyTask(of, reportId));
    if (status === 'certified') tasks.push(reviewTask(of, reportId));
  }
  return [...tasks, ...progress.openChanges.map((changeId) => changeTask(of, changeId))];
}

function reportTask(
  of: Of,
  reportId: string,
  key: string,
  what: string,
  role: Role,
  deadlineKey: string,
): TaskDraft {
  const organisationId = role === 'bureau-officer' ? of.bureauId : of.organisationId;
  return {
    key,
    what,
    for: { role, organisationId },
    deadlineKey,
    at: `/projects/${of.projectId}/reports/${reportId}`,
  };
}
