import type { PaymentTerms } from '../publish/rulebook';
import type { Period } from '../record/period';
import type { Fen } from './fen';

export interface DisbursementInput {
  projectId: string;
  programmeId: string;
  organisationId: string;
  bureauId: string;
  /** Tranche id of the rulebook, or `return` for money that comes back. */
  tranche: string;
  direction: 'out' | 'back';
  amount: Fen;
  terms: PaymentTerms;
  reminders: Period[];
}
