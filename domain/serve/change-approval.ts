import { Fault } from '../record/fault';
import type { Actor } from '../record/party';
import type { ChangeApprover, ChangeKind } from './change-terms';

/** Who approved, in which office. */
export interface Approval {
  userId: string;
  role: ChangeApprover;
  at: string;
}

/** An open change on a route of its own. */
export interface ChangeOnRoute {
  kind: ChangeKind;
  given: Approval[];
  /** Whose turn it is; an officer who lets the time pass is followed by an approver. */
  next: ChangeApprover;
}

/**
 * The approval, or refusal, of whoever decides next.
 * @throws Fault `forbidden` out of turn, and for somebody who approved already
 */
export function approvalOf({ given, next }: ChangeOnRoute, actor: Actor, at: string): Approval {
  if (actor.kind !== 'person' || actor.role !== next)
    throw new Fault('forbidden', {
      en: `this kind of change is decided by the ${next} now`,
      zh: next === 'bureau-officer' ? '这类变更现由民政经办人员审核' : '这类变更现由民政审批人员审批',
    });
  if (given.some(({ userId }) => userId === actor.userId))
    throw new Fault('forbidden', {
      en: 'whoever approved already cannot be the next to approve',
      zh: '同一人不能先后审批同一项变更',
    });
  return { userId: actor.userId, role: next, at };
}
