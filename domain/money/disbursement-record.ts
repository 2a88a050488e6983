import type { Fen } from './fen';

/** One tranche 拨付, or money coming back, on its way. id = `<project id>/<tranche>` */
export interface DisbursementRecord {
  id: string;
  projectId: string;
  programmeId: string;
  organisationId: string;
  /** Who pays, or is paid back: lists of a bureau are found by it. */
  bureauId: string;
  tranche: string;
  direction: 'out' | 'back';
  amount: Fen;
  state: string;
  approvals: { userId: string; at: string }[];
  approversNeeded: number;
  /** Orders given: more than one only after the bank had refused for good. */
  attempt: number;
  /** Key under which the bank knows it. */
  paymentKey: string;
  bankReference: string | null;
  /** Times that the bank was asked about an unknown outcome. */
  queries: number;
  /** Business instant at which it was posted. */
  settledAt: string | null;
  /** What the bank settled; null before. */
  settledAmount: Fen | null;
  failure: string | null;
}

/** The id of a disbursement's record. */
export function disbursementId({ projectId, tranche }: { projectId: string; tranche: string }): string {
  return `${projectId}/${tranche}`;
}
