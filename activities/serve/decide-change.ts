import type { RecordedStep, Step } from '../../domain/record/step';
import { raiseAward } from '../money/open-budget';
import { type RecordDeps, recordStep } from '../record/record-step';

export interface ChangeDecided {
  step: Step;
  projectId: string;
  programmeId: string;
  changeId: string;
  verdict: 'approved' | 'refused';
  decidedBy: string;
}

/** Records the bureau's decision; an approved supplement raises the award in the same transaction. */
export async function decideChange(
  deps: RecordDeps,
  input: ChangeDecided,
): Promise<{ recorded: RecordedStep }> {
  const { store } = deps;
  const { step, projectId, programmeId, changeId, verdict, decidedBy } = input;
  const recorded = await recordStep(deps, step, async (at) => {
    const change = await store.changeRequests.need(changeId);
    await store.changeRequests.put(changeId, { status: verdict, decidedBy, decidedAt: at });
    if (verdict === 'refused' || change.supplement === 0) return;
    await raiseAward(store, { programmeId, projectId, changeId, amount: change.supplement }, at);
    await store.projects.add({ id: projectId }, { supplements: change.supplement });
  });
  return { recorded };
}
