import type { Period } from '../record/period';

/** What an organisation may ask for. */
export const CHANGE_KINDS = ['budget-shift', 'supplement', 'content', 'extension'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** Why 变更事由, as a code beside the words. */
export const CHANGE_GROUNDS = [
  'need-changed',
  'policy-changed',
  'price-changed',
  'people-changed',
  'force-majeure',
  'other',
] as const;
export type ChangeGround = (typeof CHANGE_GROUNDS)[number];

export const CHANGE_APPROVERS = ['bureau-officer', 'bureau-approver'] as const;
export type ChangeApprover = (typeof CHANGE_APPROVERS)[number];

/**
 * How changes of one kind are decided and take effect. An agreement of a purchase is changed by both parties or not at
 * all (Government Procurement Law, Art. 50), and more of the same is bought by a supplementary contract 补充合同 (Art. 49).
 */
export interface ChangeRoute {
  kind: ChangeKind;
  /** Reasons that count; absent: none has to be named. */
  grounds?: ChangeGround[];
  /** Who approves, one after the other; each is somebody else. */
  approvers: ChangeApprover[];
  /** An amendment 补充协议 that both sign, in the agreement's way and within this time; absent: the approval is enough. */
  amendment?: { signWithin: Period };
}

/** The route of a kind of change; null: any officer or approver of the bureau decides, and it takes effect at once. */
export function routeOf(serve: { changes?: ChangeRoute[] }, kind: string): ChangeRoute | null {
  return serve.changes?.find((one) => one.kind === kind) ?? null;
}
