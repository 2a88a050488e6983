import type { DisbursementInput } from '../../domain/money/disbursement-input';
import type { DisbursementDecision } from '../../domain/money/disbursement-lifecycle';
import { disbursementId } from '../../domain/money/disbursement-record';
import type { Json } from '../../domain/record/journal';
import type { RecordWrite } from '../../domain/record/step';
import type { StepDraft } from '../record/process';

export type PaymentStep = StepDraft<DisbursementDecision>;

export type ApproverRole = 'bureau-finance' | 'bureau-approver';
export const APPROVER_ROLES: readonly ApproverRole[] = ['bureau-finance', 'bureau-approver'];

/** One person's agreement to the payment. */
export interface Approval {
  userId: string;
  role: ApproverRole;
  at: string;
}

/** Fields to set on the payment's own record; `texts` are those set to the words of a statement. */
export function onRecord(
  order: DisbursementInput,
  set: { [field: string]: Json },
  texts?: RecordWrite['texts'],
): RecordWrite[] {
  return [{ collection: 'disbursements', id: disbursementId(order), set, ...(texts && { texts }) }];
}

/** The bank's promise: when it passes, somebody is asked to call the bank; the payment goes on waiting. */
export function answerDeadline({ terms }: DisbursementInput): NonNullable<PaymentStep['openDeadlines']> {
  return [{ key: 'answer', party: 'bank', period: terms.answerWithin, byDefault: 'payment.alerts-finance' }];
}

/** The bureau's time to approve or to resolve; silence brings it before the approvers again. */
export function bureauDeadline(
  key: 'approve' | 'resolve',
  order: DisbursementInput,
): NonNullable<PaymentStep['openDeadlines']> {
  const { bureauId: organisationId, terms, reminders } = order;
  return [
    {
      key,
      party: 'bureau',
      organisationId,
      period: terms.approveWithin,
      byDefault: 'payment.escalates',
      reminders,
    },
  ];
}
