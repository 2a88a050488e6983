import type { DisbursementInput } from '../../domain/money/disbursement-input';
import { disbursementId } from '../../domain/money/disbursement-record';
import { paymentKey } from '../../domain/money/payment-key';
import { approversNeeded } from '../../domain/money/tranche-amounts';
import type { DecisionInput } from '../../domain/record/decision';
import type { Json } from '../../domain/record/journal';
import { BY_DEADLINE } from '../../domain/record/party';
import type { StatementRef } from '../../domain/record/statement';
import type { TaskDraft } from '../../domain/record/task';
import {
  APPROVER_ROLES,
  type Approval,
  answerDeadline,
  bureauDeadline,
  onRecord,
  type PaymentStep,
} from './payment-step';

/** What is recorded until a payment may be sent. Pure: from facts to step. */
export function approvalSteps(order: DisbursementInput) {
  const { amount, direction, terms, bureauId, organisationId, projectId, tranche } = order;
  const needed = approversNeeded(amount, terms.approvals);

  return {
    reserve: (): PaymentStep => ({
      decision: 'reserve',
      facts: {
        amount,
        direction,
        approversNeeded: needed,
        bands: terms.approvals.map((band) => ({ ...band })),
      },
      writes: onRecord(order, { ...opening(order, needed), state: 'approving' }),
      openTasks: tasks(order, []),
      openDeadlines: bureauDeadline('approve', order),
    }),

    refuseReserve: (failure: string): PaymentStep => ({
      decision: 'refuse-reserve',
      facts: { amount, direction, failure },
      writes: onRecord(order, { ...opening(order, needed), state: 'refused', failure }),
      notices: [
        {
          template: 'money/payment-refused',
          to: { role: 'bureau-finance', organisationId: bureauId },
          businessKey: disbursementId(order),
          data: { projectId, tranche, amount, reason: failure },
        },
      ],
    }),

    /** @param approvals with the new one */
    approve: ({ actor, at }: DecisionInput, approvals: readonly Approval[]): PaymentStep => {
      const common = { actor, at, facts: { approval: approvals.length, of: needed } };
      const kept = approvals.map((one) => ({ userId: one.userId, at: one.at }));
      const closeTasks: PaymentStep['closeTasks'] = [{ key: 'approve/*', as: 'done' }];
      if (approvals.length < needed) {
        const writes = onRecord(order, { approvals: kept });
        return { ...common, decision: 'approve', writes, closeTasks, openTasks: tasks(order, approvals) };
      }
      return {
        ...common,
        decision: 'clear',
        writes: onRecord(order, { approvals: kept, state: 'sending' }),
        closeTasks,
        closeDeadlines: [{ key: 'approve', as: 'met' }],
        openDeadlines: answerDeadline(order),
        notices: direction === 'out' ? [] : [returnOrdered(order)],
      };
    },

    /** Silence never approves: it brings the payment before the approvers again. */
    escalate: (approvals: readonly Approval[]): PaymentStep => ({
      decision: 'escalate',
      actor: BY_DEADLINE,
      facts: { silent: 'approve' },
      closeTasks: [{ key: 'approve/*', as: 'lapsed' }],
      closeDeadlines: [{ key: 'approve', as: 'lapsed' }],
      openTasks: tasks(order, approvals),
      openDeadlines: bureauDeadline('approve', order),
    }),

    refuse: ({ actor, at, reason }: DecisionInput & { reason: StatementRef }): PaymentStep => ({
      decision: 'refuse',
      actor,
      at,
      facts: { reason },
      writes: onRecord(order, { state: 'refused' }, { failure: reason.statementId }),
      closeTasks: [{ key: 'approve/*', as: 'withdrawn' }],
      closeDeadlines: [{ key: 'approve', as: 'met' }],
      notices: [
        {
          template: 'money/payment-refused',
          to: { role: 'organisation-editor', organisationId },
          businessKey: disbursementId(order),
          data: { projectId, tranche, amount, reason: reason.statementId },
        },
      ],
    }),
  };
}

function opening(order: DisbursementInput, approvers: number): { [field: string]: Json } {
  const { projectId, programmeId, organisationId, bureauId, tranche, direction, amount } = order;
  return {
    ...{ projectId, programmeId, organisationId, bureauId, tranche, direction, amount },
    approvals: [],
    approversNeeded: approvers,
    attempt: 1,
    paymentKey: paymentKey(projectId, tranche),
    bankReference: null,
    queries: 0,
    settledAt: null,
    settledAmount: null,
    failure: null,
  };
}

/** One task for each role that has not approved yet; for both when more persons of these roles are needed. */
function tasks(order: DisbursementInput, approvals: readonly Approval[]): TaskDraft[] {
  const { direction, bureauId } = order;
  const left = APPROVER_ROLES.filter((role) => !approvals.some((one) => one.role === role));
  return (left.length > 0 ? left : APPROVER_ROLES).map((role) => ({
    key: `approve/${role}`,
    what: direction === 'out' ? 'payment.approve' : 'payment.approve-return',
    for: { role, organisationId: bureauId },
    deadlineKey: 'approve',
    at: `/disbursements/${disbursementId(order)}/approve`,
  }));
}

function returnOrdered(order: DisbursementInput): NonNullable<PaymentStep['notices']>[number] {
  const { projectId, tranche, amount, organisationId } = order;
  return {
    template: 'money/return-ordered',
    to: { role: 'organisation-certifier', organisationId },
    businessKey: disbursementId(order),
    data: { projectId, tranche, amount },
  };
}
