import type { DisbursementInput } from '../../domain/money/disbursement-input';
import { disbursementId } from '../../domain/money/disbursement-record';
import type { Fen } from '../../domain/money/fen';
import { pay, release, returnMoney } from '../../domain/money/ledger';
import type { RecordedStep, Step } from '../../domain/record/step';
import type { Store } from '../../domain/record/store';
import { type RecordDeps, recordStep } from '../record/record-step';
import { moveMoney } from './move-money';
import { ledgerTurn } from './post';

/**
 * Posts what the bank has settled: ledger, budget, project and record in one transaction. When a person accepted
 * less than was ordered, the rest of the reserve is released.
 */
export async function postPayment(
  deps: RecordDeps,
  { step, order, settled }: { step: Step; order: DisbursementInput; settled: Fen },
): Promise<{ recorded: RecordedStep }> {
  const { store } = deps;
  const postSettled = async (at: string) => {
    await (order.direction === 'out'
      ? postOut(store, order, settled, at)
      : postBack(store, order, settled, at));
    await store.disbursements.put(disbursementId(order), { settledAt: at, settledAmount: settled });
  };
  const recorded = await recordStep(deps, step, postSettled, ledgerTurn(order));
  return { recorded };
}

async function postOut(store: Store, order: DisbursementInput, settled: Fen, at: string): Promise<void> {
  const paid = { ...order, amount: settled };
  await moveMoney(store, 'pay', paid, pay({ ...paid, at }));
  const rest = { ...order, amount: order.amount - settled };
  if (rest.amount > 0) await moveMoney(store, 'release', rest, release({ ...rest, at }));
  await store.projects.add({ id: order.projectId }, { paid: settled });
}

async function postBack(store: Store, order: DisbursementInput, settled: Fen, at: string): Promise<void> {
  const back = { ...order, amount: settled };
  await moveMoney(store, 'return', back, returnMoney({ ...back, at }));
}
