import { canonicalJson } from '../../domain/record/canonical-json';
import { Fault } from '../../domain/record/fault';
import type { RecordedStep, Step } from '../../domain/record/step';
import { checkReport } from '../../domain/serve/check-report';
import { reportContent } from '../../domain/serve/report-content';
import { reportRecordId } from '../../domain/serve/report-id';
import { type RecordDeps, recordStep } from '../record/record-step';
import { readReportFacts } from './report-facts';

export interface Submission {
  step: Step;
  projectId: string;
  reportId: string;
  version: number;
  late: boolean;
}

/**
 * Checks a saved report and freezes it; the hash of its content goes into the journal.
 * @throws Fault `rule-broken` with every fault of the report at once; `not-found` when it was not saved
 */
export async function submitReport(deps: RecordDeps, input: Submission): Promise<{ recorded: RecordedStep }> {
  const { store } = deps;
  const { step, projectId, reportId, version, late } = input;
  const id = reportRecordId(projectId, reportId, version);
  const saved = await store.reports.need(id);
  const contentHash = deps.sha256(canonicalJson(reportContent(saved)));
  const facts = { ...(step.facts as object), contentHash, late };
  const recorded = await recordStep(deps, { ...step, facts }, async (at) => {
    const report = await store.reports.need(id);
    if (report.status !== 'draft')
      throw new Fault('conflict', {
        en: `report ${reportId} version ${version} was handed in before`,
        zh: `报告第 ${version} 版已经提交过`,
      });
    if (deps.sha256(canonicalJson(reportContent(report))) !== contentHash) {
      throw new Fault('stale-version', {
        en: 'the report was changed while it was handed in',
        zh: '提交时报告又被修改，请核对后重新提交',
      });
    }
    const faults = checkReport(report, await readReportFacts(store, report, at));
    if (faults.length > 0)
      throw new Fault(
        'rule-broken',
        { en: `the report has ${faults.length} faults`, zh: `报告有 ${faults.length} 处不符合要求` },
        { fields: faults },
      );
    const submittedBy = step.actor.kind === 'person' ? step.actor.userId : null;
    await store.reports.put(id, { status: 'submitted', submittedBy, submittedAt: at, late, contentHash });
  });
  return { recorded };
}
