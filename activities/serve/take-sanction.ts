import { unaward } from '../../domain/money/ledger';
import type { RecordedStep, Step } from '../../domain/record/step';
import { cutOf, type Sanction } from '../../domain/serve/sanction';
import { moveMoney } from '../money/move-money';
import { ledgerTurn } from '../money/post';
import { type RecordDeps, recordStep } from '../record/record-step';

/** Records what the grade of a round takes: the award shrinks, and what it shrinks by goes back to the pool. */
export async function takeSanction(
  deps: RecordDeps,
  of: { step: Step; projectId: string; programmeId: string; round: string; cuts: Sanction['cuts'] },
): Promise<{ recorded: RecordedStep }> {
  const { store } = deps;
  const { step, projectId, programmeId, round, cuts } = of;
  const amount = cutOf(of);
  const cut = async (at: string) => {
    if (amount === 0) return;
    const posting = unaward({ programmeId, projectId, amount, at }, `cut-${round}`);
    await moveMoney(store, 'cut', { projectId, amount }, posting);
    const { cuts: before = {} } = await store.projects.need(projectId);
    const sums = Object.entries(cuts).map(([id, one]) => [id, (before[id] ?? 0) + one] as const);
    await store.projects.put(projectId, { cuts: { ...before, ...Object.fromEntries(sums) } });
  };
  return { recorded: await recordStep(deps, step, cut, ledgerTurn(of)) };
}
