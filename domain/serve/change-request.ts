import type { Fen } from '../money/fen';
import type { AmendmentRecord } from './amendment';
import type { Approval } from './change-approval';
import type { ChangeGround } from './change-terms';

export const CHANGE_STATUSES = [
  'draft',
  'open',
  'to-sign',
  'approved',
  'refused',
  'noted',
  'lapsed',
] as const;
export type ChangeStatus = (typeof CHANGE_STATUSES)[number];

/** A change of a running project 变更; also why it was paused or ended early. */
export interface ChangeRequest {
  id: string;
  projectId: string;
  kind: 'budget-shift' | 'supplement' | 'content' | 'extension' | 'pause' | 'termination';
  /** Why, as a code; absent: only in words. */
  ground?: ChangeGround | null;
  reason: string;
  shifts: { budgetLineId: string; by: Fen }[];
  supplement: Fen;
  extendDays: number;
  /** Under the rulebook's free share it takes effect by notice alone. */
  needsApproval: boolean;
  /** `draft`: saved, not yet asked for; `to-sign`: approved, in force once both have signed; `lapsed`: they did not. */
  status: ChangeStatus;
  requestedBy: string;
  requestedAt: string;
  decidedBy: string | null;
  decidedAt: string | null;
  decisionReason: string | null;
  /** Those who approved on a route of the rulebook, in turn; their reasons by user id. */
  approvals?: Approval[];
  reasons?: { [userId: string]: string };
  amendment?: AmendmentRecord;
  /** When the amendment came into force. */
  effectiveAt?: string;
}
