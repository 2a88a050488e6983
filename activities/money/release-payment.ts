import type { DisbursementInput } from '../../domain/money/disbursement-input';
import { release } from '../../domain/money/ledger';
import type { RecordedStep, Step } from '../../domain/record/step';
import { type RecordDeps, recordStep } from '../record/record-step';
import { moveMoney } from './move-money';
import { ledgerTurn } from './post';

/** Gives the reserve of a payment that will not be made back to the award. */
export async function releasePayment(
  deps: RecordDeps,
  { step, order }: { step: Step; order: DisbursementInput },
): Promise<{ recorded: RecordedStep }> {
  const giveBack = async (at: string) => {
    if (order.direction === 'out') await moveMoney(deps.store, 'release', order, release({ ...order, at }));
  };
  const recorded = await recordStep(deps, step, giveBack, ledgerTurn(order));
  return { recorded };
}
