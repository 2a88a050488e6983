import type { PaymentOrder } from './bank-port';
import type { DisbursementInput } from './disbursement-input';
import { paymentKey } from './payment-key';

/** The order for the bank. Money comes back along the same way, with payer and payee reversed. */
export function paymentOrder(input: DisbursementInput, attempt: number): PaymentOrder {
  const { projectId, tranche, direction, amount, bureauId, organisationId } = input;
  const [payerId, payeeId] = direction === 'out' ? [bureauId, organisationId] : [organisationId, bureauId];
  return {
    key: paymentKey(projectId, tranche, attempt),
    direction,
    amount,
    payerId,
    payeeId,
    purpose: `${direction === 'out' ? 'tranche' : 'return'} ${tranche} of project ${projectId}`,
  };
}
