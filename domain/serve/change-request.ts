import type { Fen } from '../money/fen';

/** A change of a running project 变更; also why it was paused or ended early. */
export interface ChangeRequest {
  id: string;
  projectId: string;
  kind: 'budget-shift' | 'supplement' | 'content' | 'extension' | 'pause' | 'termination';
  reason: string;
  shifts: { budgetLineId: string; by: Fen }[];
  supplement: Fen;
  extendDays: number;
  /** Under the rulebook's free share it takes effect by notice alone. */
  needsApproval: boolean;
  /** `draft`: saved, not yet asked for. */
  status: 'draft' | 'open' | 'approved' | 'refused' | 'noted';
  requestedBy: string;
  requestedAt: string;
  decidedBy: string | null;
  decidedAt: string | null;
  decisionReason: string | null;
}
