import type { PaymentStatus } from '../../domain/money/bank-port';
import type { Resolution } from '../../domain/money/disbursement-decisions';
import type { DisbursementInput } from '../../domain/money/disbursement-input';
import { disbursementId } from '../../domain/money/disbursement-record';
import { paymentKey } from '../../domain/money/payment-key';
import type { DecisionInput } from '../../domain/record/decision';
import { BY_DEADLINE } from '../../domain/record/party';
import type { StatementRef } from '../../domain/record/statement';
import { APPROVER_ROLES, answerDeadline, bureauDeadline, onRecord, type PaymentStep } from './payment-step';

type Settled = PaymentStatus & { status: 'settled' };
type Refused = PaymentStatus & { status: 'refused' };
/** A person's answer to a refusal or a wrong amount. */
export type Resolved = DecisionInput & { resolution: Resolution; reason: StatementRef };

const answered = (): Required<Pick<PaymentStep, 'closeTasks' | 'closeDeadlines'>> => ({
  closeTasks: [{ key: 'late', as: 'done' }],
  closeDeadlines: [{ key: 'answer', as: 'met' }],
});
const resolved = (): Required<Pick<PaymentStep, 'closeTasks' | 'closeDeadlines'>> => ({
  closeTasks: [{ key: 'resolve/*', as: 'done' }],
  closeDeadlines: [{ key: 'resolve', as: 'met' }],
});

/** What is recorded from sending a payment to its end. Pure: from facts to step. */
export function bankSteps(order: DisbursementInput) {
  const { amount, direction, bureauId, organisationId, projectId, tranche } = order;
  const isOut = direction === 'out';

  /** Finance is asked; after silence the approvers too. */
  const resolving = (escalated: boolean): Pick<PaymentStep, 'openTasks' | 'openDeadlines'> => ({
    openTasks: APPROVER_ROLES.filter((role) => role === 'bureau-finance' || escalated).map((role) => ({
      key: `resolve/${role}`,
      what: 'payment.resolve',
      for: { role, organisationId: bureauId },
      deadlineKey: 'resolve',
      at: `/disbursements/${disbursementId(order)}/resolve`,
    })),
    openDeadlines: bureauDeadline('resolve', order),
  });

  return {
    accept: (key: string, reference: string): PaymentStep => ({
      decision: 'accept',
      facts: { key, reference },
      writes: onRecord(order, { state: 'accepted', bankReference: reference }),
    }),

    loseAnswer: (key: string, queries: number): PaymentStep => ({
      decision: 'lose-answer',
      facts: { key },
      writes: onRecord(order, { state: 'unknown', queries }),
    }),

    /** The bank has never seen the key: sent again under the same one. */
    findMissing: (key: string): PaymentStep => ({
      decision: 'find-missing',
      facts: { key },
      writes: onRecord(order, { state: 'sending' }),
    }),

    alertLate: (): PaymentStep => ({
      decision: 'alert-late',
      actor: BY_DEADLINE,
      facts: { silent: 'bank' },
      closeDeadlines: [{ key: 'answer', as: 'lapsed' }],
      openTasks: [
        {
          key: 'late',
          what: 'payment.ask-bank',
          for: { role: 'bureau-finance', organisationId: bureauId },
          at: `/disbursements/${disbursementId(order)}`,
        },
      ],
    }),

    refuseByBank: (key: string, { reason, reference }: Refused): PaymentStep => ({
      decision: 'refuse-by-bank',
      facts: { key, reason, reference },
      writes: onRecord(order, { state: 'bank-refused', failure: reason, bankReference: reference }),
      ...answered(),
      ...resolving(false),
    }),

    findMismatch: (key: string, settled: Settled): PaymentStep => ({
      decision: 'find-mismatch',
      facts: { key, ordered: amount, settled: settled.amount, reference: settled.reference },
      writes: onRecord(order, {
        state: 'mismatch',
        failure: `ordered ${amount} fen, settled ${settled.amount} fen`,
        bankReference: settled.reference,
        settledAmount: settled.amount,
      }),
      ...answered(),
      ...resolving(false),
    }),

    escalate: (): PaymentStep => ({
      decision: 'escalate',
      actor: BY_DEADLINE,
      facts: { silent: 'resolve' },
      closeTasks: [{ key: 'resolve/*', as: 'lapsed' }],
      closeDeadlines: [{ key: 'resolve', as: 'lapsed' }],
      ...resolving(true),
    }),

    /** @param by who accepted an amount other than ordered */
    post: (settled: Settled, by?: Resolved): PaymentStep => ({
      decision: isOut ? 'post' : 'post-return',
      ...(by && { actor: by.actor, at: by.at }),
      facts: {
        ordered: amount,
        settled: settled.amount,
        reference: settled.reference,
        settledAt: settled.settledAt,
        ...(by && { resolution: by.resolution, reason: by.reason }),
      },
      writes: onRecord(order, {
        state: isOut ? 'paid' : 'returned',
        bankReference: settled.reference,
        ...(by ? {} : { failure: null }),
      }),
      closeTasks: [...answered().closeTasks, ...resolved().closeTasks],
      closeDeadlines: [...answered().closeDeadlines, ...resolved().closeDeadlines],
      notices: (['organisation-editor', 'organisation-certifier'] as const).map((role) => ({
        template: isOut ? 'money/payment-settled' : 'money/return-settled',
        to: { role, organisationId },
        businessKey: disbursementId(order),
        data: { projectId, tranche, amount: settled.amount },
      })),
    }),

    giveUp: ({ actor, at, reason }: Resolved): PaymentStep => ({
      decision: 'give-up',
      actor,
      at,
      facts: { resolution: 'give-up', reason },
      writes: onRecord(order, { state: 'failed' }, { failure: reason.statementId }),
      ...resolved(),
    }),

    askAgain: ({ actor, at, reason }: Resolved): PaymentStep => ({
      decision: 'ask-again',
      actor,
      at,
      facts: { resolution: 'ask-again', reason },
      writes: onRecord(order, { state: 'accepted' }),
      ...resolved(),
      openDeadlines: answerDeadline(order),
    }),

    sendAnew: ({ actor, at, reason }: Resolved, attempt: number): PaymentStep => ({
      decision: 'send-anew',
      actor,
      at,
      facts: { resolution: 'send-anew', reason, attempt },
      writes: onRecord(order, {
        state: 'sending',
        attempt,
        paymentKey: paymentKey(projectId, tranche, attempt),
        failure: null,
      }),
      ...resolved(),
      openDeadlines: answerDeadline(order),
    }),
  };
}
