import type { ReportTerms } from '../publish/rulebook';
import { Fault, type FaultField } from '../record/fault';
import type { Actor } from '../record/party';
import type { SectionVerdict } from './project-decisions';
import type { ProjectTerms } from './project-input';
import type { ProjectProgress, ReportProgress } from './project-progress';

/** @throws Fault `not-found` for a report that the rulebook does not ask for */
export function reportTermsOf(terms: Pick<ProjectTerms, 'serve'>, reportId: string): ReportTerms {
  const found = terms.serve.reports.find(({ id }) => id === reportId);
  if (!found) throw new Fault('not-found', `the rulebook asks for no report "${reportId}"`);
  return found;
}

/**
 * The editor may hand in a version that was not handed in before.
 * @throws Fault `conflict` when the report is not with the editor, `stale-version` for an old version
 */
export function maySubmit(
  progress: ProjectProgress,
  terms: ProjectTerms,
  reportId: string,
  version: number,
): void {
  const report = standing(progress, terms, reportId);
  if (!['due', 'returned', 'missed'].includes(report.status)) throw wrongTurn(reportId, report);
  if (version <= report.version)
    throw new Fault('stale-version', `version ${version} of report ${reportId} was handed in before`);
}

/**
 * A second person signs off (separation of duties).
 * @throws Fault `forbidden` for the person who submitted it
 */
export function mayCertify(
  progress: ProjectProgress,
  terms: ProjectTerms,
  reportId: string,
  version: number,
  actor: Actor,
): void {
  const report = standing(progress, terms, reportId);
  if (report.status !== 'submitted') throw wrongTurn(reportId, report);
  needVersion(report, reportId, version);
  if (actor.kind === 'person' && actor.userId === report.submittedBy) {
    throw new Fault('forbidden', 'a report is signed off by another person than the one who submitted it');
  }
}

/**
 * The bureau judges every section, each once.
 * @throws Fault `invalid-input` naming each section that is missing, unknown or judged twice
 */
export function mayReview(
  progress: ProjectProgress,
  terms: ProjectTerms,
  reportId: string,
  version: number,
  sections: readonly SectionVerdict[],
): void {
  const report = standing(progress, terms, reportId);
  if (report.status !== 'certified') throw wrongTurn(reportId, report);
  needVersion(report, reportId, version);
  const asked = reportTermsOf(terms, reportId).sections.map(({ code }) => code);
  const judged = sections.map(({ code }) => code);
  const fields: FaultField[] = [
    ...asked
      .filter((code) => !judged.includes(code))
      .map((code) => ({ field: `sections.${code}`, message: 'not judged' })),
    ...judged
      .filter((code) => !asked.includes(code))
      .map((code) => ({ field: `sections.${code}`, message: 'no such section' })),
    ...judged
      .filter((code, index) => judged.indexOf(code) !== index)
      .map((code) => ({ field: `sections.${code}`, message: 'judged twice' })),
  ];
  if (fields.length > 0)
    throw new Fault('invalid-input', 'every section of the report is accepted or returned, once', { fields });
}

function standing(progress: ProjectProgress, terms: ProjectTerms, reportId: string): ReportProgress {
  reportTermsOf(terms, reportId);
  const found = progress.reports[reportId];
  if (!found) throw new Fault('not-found', `no report "${reportId}"`);
  return found;
}

function needVersion(report: ReportProgress, reportId: string, version: number): void {
  if (version !== report.version) {
    throw new Fault(
      'stale-version',
      `report ${reportId} stands at version ${report.version}, not ${version}`,
    );
  }
}

function wrongTurn(reportId: string, report: ReportProgress): Fault {
  const turn = {
    due: ['the editor', ['submitReport']],
    returned: ['the editor', ['submitReport']],
    missed: ['the editor', ['submitReport']],
    submitted: ['the certifier', ['certifyReport']],
    certified: ['the bureau', ['reviewReport']],
    accepted: ['nobody: it is accepted', []],
    failed: ['nobody: it counts as failed', []],
  } as const;
  const [who, allowed] = turn[report.status];
  return new Fault('not-allowed-now', `report ${reportId} is with ${who}`, {
    state: report.status,
    allowed: [...allowed],
  });
}
