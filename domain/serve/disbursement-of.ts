import type { DisbursementInput } from '../money/disbursement-input';
import type { Fen } from '../money/fen';
import type { ProjectInput } from './project-input';

/** The payment of a tranche, or of money that comes back. */
export function disbursementInput(
  project: ProjectInput,
  tranche: string,
  direction: DisbursementInput['direction'],
  amount: Fen,
): DisbursementInput {
  const { projectId, programmeId, organisationId, bureauId, terms } = project;
  return {
    projectId,
    programmeId,
    organisationId,
    bureauId,
    tranche,
    direction,
    amount,
    terms: terms.payment,
    reminders: terms.reminders,
  };
}
