import type { BudgetLine } from '../match/application';
import type { ChangeRequest } from './change-request';

/** Whether a change is in force: approved, or small enough to take effect by notice alone. */
export function inForce(change: Pick<ChangeRequest, 'status'>): boolean {
  return change.status === 'approved' || change.status === 'noted';
}

/** The budget as it stands now: the agreed lines with every shift in force. */
export function currentBudget<L extends Pick<BudgetLine, 'id' | 'amount'>>(
  agreed: readonly L[],
  changes: readonly Pick<ChangeRequest, 'status' | 'shifts'>[],
): L[] {
  const shifts = changes.filter(inForce).flatMap((change) => change.shifts);
  return agreed.map((line) => ({
    ...line,
    amount: shifts
      .filter((one) => one.budgetLineId === line.id)
      .reduce((sum, one) => sum + one.by, line.amount),
  }));
}

/** Fen moved between lines by changes in force, counted once: what lines gained. */
export function shiftedTotal(changes: readonly Pick<ChangeRequest, 'kind' | 'status' | 'shifts'>[]): number {
  return changes
    .filter((change) => inForce(change) && change.kind === 'budget-shift')
    .flatMap((change) => change.shifts)
    .reduce((sum, one) => sum + Math.max(0, one.by), 0);
}
