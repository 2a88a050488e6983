import type { DecisionInput } from '../../domain/record/decision';
import { Fault } from '../../domain/record/fault';
import type { ApproverRole } from './payment-step';

/**
 * Who decides on a payment, in which role.
 * @throws Fault `forbidden` unless a finance officer or an approver of the bureau decides
 */
export function approverOf({ actor }: DecisionInput): { userId: string; role: ApproverRole } {
  if (actor.kind === 'person' && (actor.role === 'bureau-finance' || actor.role === 'bureau-approver')) {
    return { userId: actor.userId, role: actor.role };
  }
  throw new Fault('forbidden', {
    en: 'actor: only finance officers and approvers of the bureau decide on a payment',
    zh: '只有民政部门的财务和审批人员可以审批款项',
  });
}
