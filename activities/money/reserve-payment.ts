import type { DisbursementInput } from '../../domain/money/disbursement-input';
import { reserve } from '../../domain/money/ledger';
import type { RecordedStep, Step } from '../../domain/record/step';
import { type RecordDeps, recordStep } from '../record/record-step';
import { moveMoney } from './move-money';
import { ledgerTurn } from './post';

/**
 * Sets the amount aside: budget, posting and record in one transaction. Money that is asked back is not set aside,
 * but no more can be asked back than was paid.
 * @throws Fault `rule-broken` when the award has not enough left
 */
export async function reservePayment(
  deps: RecordDeps,
  { step, order }: { step: Step; order: DisbursementInput },
): Promise<{ recorded: RecordedStep }> {
  const move = (at: string) =>
    order.direction === 'out'
      ? moveMoney(deps.store, 'reserve', order, reserve({ ...order, at }))
      : moveMoney(deps.store, 'ask-back', order, null);
  const recorded = await recordStep(deps, step, move, ledgerTurn(order));
  return { recorded };
}
