import { mustBeFault, type SpotFault } from '../../domain/evaluate/must-be-fault';
import { type FindingRecord, findingId } from '../../domain/improve/finding-record';
import type { RecordedStep, Step } from '../../domain/record/step';
import { type RecordDeps, recordStep } from '../record/record-step';

export interface OpenedFinding extends Pick<FindingRecord, 'severity' | 'round' | 'holds'> {
  step: Step;
  projectId: string;
  /** Its key within the project. */
  finding: string;
  fault: SpotFault;
}

/**
 * Makes a finding of a fault that a spot check found: the visit is its evidence, its words stay there.
 * @throws Fault `not-allowed-now` before the visit is on record, `invalid-input` for an item that was not faulty
 */
export async function openFinding(
  deps: RecordDeps,
  { step, projectId, finding, fault, severity, round, holds }: OpenedFinding,
): Promise<{ recorded: RecordedStep }> {
  const { store } = deps;
  const { checkId, item } = fault;
  const check = await store.spotChecks.need(checkId);
  mustBeFault(check, { ...fault, projectId });
  const { evaluation } = (await store.rulebooks.need(check.rulebookHash)).rulebook;
  const title = evaluation.spotChecks?.checklist.find(({ code }) => code === item)?.title;
  const recorded = await recordStep(deps, step, (openedAt) =>
    store.findings.put(findingId({ projectId, finding }), {
      ...{ projectId, programmeId: step.process.programmeId, round, indicator: finding, state: 'open' },
      ...{ severity, plan: null, evidence: [], inspections: [], holds, outcome: null },
      ...{ openedAt, closedAt: null },
      spotCheck: { checkId, item, title: title ?? { zh: item, en: item } },
    }),
  );
  return { recorded };
}
