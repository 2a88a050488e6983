import type { PaymentOrder, PaymentStatus } from '../../domain/money/bank-port';
import type { ActivityDeps } from '../deps';

/** Gives the bank one order, once. Whatever goes wrong, the outcome is unknown and is found out by asking. */
export async function sendPayment(
  { bank }: Pick<ActivityDeps, 'bank'>,
  order: PaymentOrder,
): Promise<PaymentStatus> {
  return bank.send(order);
}
