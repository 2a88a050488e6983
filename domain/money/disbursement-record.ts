import type { Fen } from './fen';

/** One tranche 拨付, or money coming back, on its way. id = `<project id>/<tranche>` */
export interface DisbursementRecord {
  id: string;
  projectId: string;
  programmeId: string;
  organisationId: string;
  tranche: string;
  direction: 'out' | 'back';
  amount: Fen;
  state: string;
  approvals: { userId: string; at: string }[];
  approversNeeded: number;
  /** Key under which the bank knows it. */
  paymentKey: string;
  bankReference: string | null;
  /** Times that the bank was asked about an unknown outcome. */
  queries: number;
  settledAt: string | null;
  failure: string | null;
}
