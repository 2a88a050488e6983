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
      throw new Fault('conflict', `report ${reportId} version ${version} was handed in before`);
    if (deps.sha256(canonicalJson(reportContent(report))) !== contentHash) {
      throw new Fault('stale-version', 'the report was changed while it was handed in');
    }
    const faults = checkReport(report, await readReportFacts(store, report, at));
    if (faults.length > 0)
      throw new Fault('rule-broken', `the report has ${faults.length} faults`, { fields: faults });
    const submittedBy = step.actor.kind === 'person' ? step.actor.userId : null;
    await store.reports.put(id, { status: 'submitted', submittedBy, submittedAt: at, late, contentHash });
  });
  return { recorded };
}
