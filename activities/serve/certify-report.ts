import type { RecordedStep, Step } from '../../domain/record/step';
import { nextDraft } from '../../domain/serve/report-content';
import { reportRecordId } from '../../domain/serve/report-id';
import { type RecordDeps, recordStep } from '../record/record-step';

export interface Certification {
  step: Step;
  projectId: string;
  reportId: string;
  version: number;
  verdict: 'certified' | 'given-back';
}

/** Records the second person's signature, or gives the report back to the editor as a new draft. */
export async function certifyReport(
  deps: RecordDeps,
  input: Certification,
): Promise<{ recorded: RecordedStep }> {
  const { store } = deps;
  const { step, projectId, reportId, version, verdict } = input;
  const id = reportRecordId(projectId, reportId, version);
  const recorded = await recordStep(deps, step, async (at) => {
    const certifiedBy = step.actor.kind === 'person' ? step.actor.userId : null;
    if (verdict === 'certified') {
      await store.reports.put(id, { status: 'certified', certifiedBy, certifiedAt: at });
      return;
    }
    const report = await store.reports.need(id);
    await store.reports.put(id, { status: 'returned' });
    await store.reports.put(reportRecordId(projectId, reportId, version + 1), nextDraft(report));
  });
  return { recorded };
}
