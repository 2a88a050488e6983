import type { Addressee, Role } from '../record/party';
import type { TaskDraft } from '../record/task';
import type { ChangeApprover } from './change-terms';
import { amendmentKey, certifyKey, changeKey, reportKey, reviewKey } from './milestones';
import type { ProjectInput } from './project-input';
import { type ProjectProgress, sidesToSign } from './project-progress';
import { missingSides, type SigningSide } from './signature';

type Of = Pick<ProjectInput, 'projectId' | 'organisationId' | 'bureauId'>;

/** Who signs for a side. */
function signerOf(of: Of, side: SigningSide): Addressee {
  return side === 'organisation'
    ? { role: 'organisation-certifier', organisationId: of.organisationId }
    : { role: 'bureau-approver', organisationId: of.bureauId };
}

/** The two signing tasks of an amendment end with the same deadline. */
export function amendmentTask(of: Of, changeId: string, side: SigningSide): TaskDraft {
  return {
    key: `${amendmentKey(changeId)}/${side}`,
    what: 'amendment.sign',
    for: signerOf(of, side),
    deadlineKey: amendmentKey(changeId),
    at: `/projects/${of.projectId}/changes/${changeId}/amendment`,
  };
}

export function signTask(of: Of, side: SigningSide): TaskDraft {
  return {
    key: `sign/${side}`,
    what: 'agreement.sign',
    for: signerOf(of, side),
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

export function changeTask(of: Of, changeId: string, role: ChangeApprover = 'bureau-officer'): TaskDraft {
  return {
    key: changeKey(changeId),
    what: 'change.decide',
    for: { role, organisationId: of.bureauId },
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
  const { openChanges, onRoute = {}, amendments = {} } = progress;
  return [
    ...tasks,
    ...openChanges.map((changeId) => changeTask(of, changeId, onRoute[changeId]?.next)),
    ...Object.entries(amendments).flatMap(([changeId, { signatures }]) =>
      missingSides(signatures).map((side) => amendmentTask(of, changeId, side)),
    ),
  ];
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
