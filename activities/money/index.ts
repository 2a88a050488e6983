import type { PaymentOrder } from '../../domain/money/bank-port';
import type { ActivityDeps } from '../deps';
import { awaitSettlement, type SettlementQuestion } from './await-settlement';
import { postPayment } from './post-payment';
import { reconcile } from './reconcile';
import { releasePayment } from './release-payment';
import { reservePayment } from './reserve-payment';
import { sendPayment } from './send-payment';
import { withholdTranche } from './withhold-money';

export function createMoneyActivities(deps: ActivityDeps) {
  return {
    reservePayment: (input: Parameters<typeof reservePayment>[1]) => reservePayment(deps, input),
    releasePayment: (input: Parameters<typeof releasePayment>[1]) => releasePayment(deps, input),
    postPayment: (input: Parameters<typeof postPayment>[1]) => postPayment(deps, input),
    withholdTranche: (input: Parameters<typeof withholdTranche>[1]) => withholdTranche(deps, input),
    sendPayment: (order: PaymentOrder) => sendPayment(deps, order),
    queryPayment: (key: string) => deps.bank.query(key),
    awaitSettlement: (question: SettlementQuestion) => awaitSettlement(deps, question),
    reconcile: (input: Parameters<typeof reconcile>[1]) => reconcile(deps, input),
  };
}
