import type { Consequence, PaymentTerms, TrancheTerms } from '../publish/rulebook';
import { allocate, type Fen } from './fen';

/** The award divided over the tranches by their shares: whole fen, nothing lost and nothing added. */
export function trancheAmounts(
  award: Fen,
  tranches: readonly Pick<TrancheTerms, 'id' | 'share'>[],
): { [trancheId: string]: Fen } {
  const amounts = allocate(
    award,
    tranches.map((tranche) => tranche.share),
  );
  return Object.fromEntries(tranches.map((tranche, index) => [tranche.id, amounts[index] ?? 0]));
}

/**
 * How much of a tranche is paid and how much is withheld. Only the last tranche depends on the final grade: the
 * share of it that the grade's consequence pays, in whole fen; every other tranche is paid in full.
 */
export function payableAmount(input: {
  trancheId: string;
  amount: Fen;
  tranches: readonly Pick<TrancheTerms, 'id'>[];
  /** null while there is none. */
  finalGrade: string | null;
  consequences: readonly Pick<Consequence, 'grade' | 'pay'>[];
}): { pay: Fen; withheld: Fen } {
  const { amount, trancheId, tranches, finalGrade, consequences } = input;
  const isLast = tranches[tranches.length - 1]?.id === trancheId;
  const share = isLast ? (consequences.find((one) => one.grade === finalGrade)?.pay ?? 100) : 100;
  const [pay = 0, withheld = 0] = allocate(amount, [share, 100 - share]);
  return { pay, withheld };
}

/** How many different persons have to approve a payment: by its amount band, and never fewer than two. */
export function approversNeeded(amount: Fen, approvals: PaymentTerms['approvals']): number {
  const band =
    approvals.find((one) => one.upTo === null || amount <= one.upTo) ?? approvals[approvals.length - 1];
  return Math.max(2, band?.approvers ?? 2);
}
