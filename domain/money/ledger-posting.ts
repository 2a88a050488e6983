import type { Fen } from './fen';

/** Account names of the double-entry ledger, for example `pool/<programme id>`. */
export type Account =
  | `appropriation/${string}`
  | `pool/${string}`
  | `award/${string}`
  | `reserved/${string}`
  | `paid/${string}`
  | `returned/${string}`
  | `withheld/${string}`;

/** A posting with its unique business key; debits and credits of its lines sum to zero. Never changed, only reversed. */
export interface LedgerPosting {
  /** The business key, for example `disbursement/<project>/<tranche>#pay`. */
  id: string;
  programmeId: string;
  projectId: string | null;
  at: string;
  /** Positive: debit. */
  lines: { account: Account; amount: Fen }[];
  text: string;
}
