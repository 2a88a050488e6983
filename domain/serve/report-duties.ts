import type { ReportTerms } from '../publish/rulebook';
import { Fault, type FaultField } from '../record/fault';
import type { Actor } from '../record/party';
import type { SectionVerdict } from './project-decisions';
import type { ProjectTerms } from './project-input';
import type { ProjectProgress, ReportProgress } from './project-progress';

/** @throws Fault `not-found` for a report that the rulebook does not ask for */
export function reportTermsOf(terms: Pick<ProjectTerms, 'serve'>, reportId: string): ReportTerms {
  const found = terms.serve.reports.find(({ id }) => id === reportId);
  if (!found)
    throw new Fault('not-found', {
      en: `the rulebook asks for no report "${reportId}"`,
      zh: '规则手册没有要求这份报告',
    });
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
    throw new Fault('stale-version', {
      en: `version ${version} of report ${reportId} was handed in before`,
      zh: `报告第 ${version} 版已经提交过`,
    });
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
    throw new Fault('forbidden', {
      en: 'a report is signed off by another person than the one who submitted it',
      zh: '报告须由提交人以外的人签发',
    });
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
      .map((code) => ({ field: `sections.${code}`, message: 'not judged', zh: '还没有审核' })),
    ...judged
      .filter((code) => !asked.includes(code))
      .map((code) => ({ field: `sections.${code}`, message: 'no such section', zh: '没有这一部分' })),
    ...judged
      .filter((code, index) => judged.indexOf(code) !== index)
      .map((code) => ({ field: `sections.${code}`, message: 'judged twice', zh: '重复审核' })),
  ];
  if (fields.length > 0)
    throw new Fault(
      'invalid-input',
      {
        en: 'every section of the report is accepted or returned, once',
        zh: '报告的每一部分都要选通过或退回，且只选一次',
      },
      { fields },
    );
}

function standing(progress: ProjectProgress, terms: ProjectTerms, reportId: string): ReportProgress {
  reportTermsOf(terms, reportId);
  const found = progress.reports[reportId];
  if (!found) throw new Fault('not-found', { en: `no report "${reportId}"`, zh: '还没有这份报告' });
  return found;
}

function needVersion(report: ReportProgress, reportId: string, version: number): void {
  if (version !== report.version) {
    throw new Fault('stale-version', {
      en: `report ${reportId} stands at version ${report.version}, not ${version}`,
      zh: `报告现为第 ${report.version} 版，不是第 ${version} 版，请重新查看`,
    });
  }
}

function wrongTurn(reportId: string, report: ReportProgress): Fault {
  const turn = {
    due: ['the editor', '报告由机构经办填写，尚未提交', ['submit-report']],
    returned: ['the editor', '报告已退回机构经办修改', ['submit-report']],
    missed: ['the editor', '报告逾期未交，由机构经办补交', ['submit-report']],
    submitted: ['the certifier', '报告正由机构签发人审核', ['certify-report']],
    certified: ['the bureau', '报告正由民政部门审核', ['review-report']],
    accepted: ['nobody: it is accepted', '报告已通过', []],
    failed: ['nobody: it counts as failed', '报告已按不合格处理', []],
  } as const;
  const [who, zh, allowed] = turn[report.status];
  return new Fault(
    'not-allowed-now',
    { en: `report ${reportId} is with ${who}`, zh },
    {
      state: report.status,
      allowed: [...allowed],
    },
  );
}
