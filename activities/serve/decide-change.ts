import type { RecordedStep, Step } from '../../domain/record/step';
import type { Store } from '../../domain/record/store';
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
    await store.changeRequests.put(changeId, { status: verdict, decidedBy, decidedAt: at });
    if (verdict === 'approved') await supplement(store, { programmeId, projectId, changeId }, at);
  });
  return { recorded };
}

/** Both have signed the amendment of an approved change: from now on it is in force, its money with it. */
export async function concludeAmendment(
  deps: RecordDeps,
  { step, ...of }: Omit<ChangeDecided, 'verdict' | 'decidedBy'>,
): Promise<{ recorded: RecordedStep }> {
  const { store } = deps;
  const recorded = await recordStep(deps, step, async (at) => {
    await store.changeRequests.put(of.changeId, { status: 'approved', effectiveAt: at });
    await supplement(store, of, at);
  });
  return { recorded };
}

async function supplement(
  store: Store,
  of: Pick<ChangeDecided, 'projectId' | 'programmeId' | 'changeId'>,
  at: string,
): Promise<void> {
  const { supplement: amount } = await store.changeRequests.need(of.changeId);
  if (amount === 0) return;
  await raiseAward(store, { ...of, amount }, at);
  await store.projects.add({ id: of.projectId }, { supplements: amount });
}
