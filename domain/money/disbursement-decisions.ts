import { type DecisionInput, decisionType, noticeType } from '../record/decision';
import type { StatementRef } from '../record/statement';

/** One of the different persons who have to agree to a payment. */
export const approvePayment = decisionType<DecisionInput>('approvePayment');

/** Ends the payment; its reserve is released. The words of the reason are saved before. */
export const refusePayment = decisionType<DecisionInput & { reason: StatementRef }>('refusePayment');

/**
 * What becomes of a payment that the bank refused or settled with another amount:
 * `ask-again` – the bank has put the amount right, ask it once more;
 * `accept-amount` – what was settled is right: it is posted, the rest of the reserve is released;
 * `send-anew` – after a definite refusal, once its cause is mended: a new order under a new key;
 * `give-up` – the payment ends, its reserve is released.
 */
export type Resolution = 'ask-again' | 'accept-amount' | 'send-anew' | 'give-up';

export const resolvePayment = decisionType<DecisionInput & { resolution: Resolution; reason: StatementRef }>(
  'resolvePayment',
);

/** The bank says that it has news about a key. What the news is, the process asks the bank itself. */
export const bankAnswered = noticeType<{ key: string }>('bankAnswered');
