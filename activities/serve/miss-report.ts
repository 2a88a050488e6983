import type { RecordedStep, Step } from '../../domain/record/step';
import { type RecordDeps, recordStep } from '../record/record-step';

export interface MissedReport {
  step: Step;
  projectId: string;
  /** The finding that the rulebook makes of it; null when the report counts as failed. */
  finding: { key: string; round: string; indicator: string; holds: string | null } | null;
}

/** Records a report that did not come in time, with the finding that it becomes. */
export async function missReport(
  deps: RecordDeps,
  { step, projectId, finding }: MissedReport,
): Promise<{ recorded: RecordedStep }> {
  const recorded = await recordStep(deps, step, async (at) => {
    if (!finding) return;
    await deps.store.findings.put(`${projectId}/${finding.key}`, {
      projectId,
      programmeId: step.process.programmeId,
      round: finding.round,
      indicator: finding.indicator,
      state: 'open',
      severity: 'minor',
      plan: null,
      evidence: [],
      inspections: [],
      holds: finding.holds,
      outcome: null,
      openedAt: at,
      closedAt: null,
    });
  });
  return { recorded };
}
