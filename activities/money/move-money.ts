import { type Movement, moved } from '../../domain/money/budget-rules';
import type { Fen } from '../../domain/money/fen';
import type { LedgerPosting } from '../../domain/money/ledger-posting';
import type { Store } from '../../domain/record/store';
import { post } from './post';

/**
 * Moves money within a project's budget and posts it, inside the caller's transaction. The budget is changed only
 * as it was read: of two movements at the same time one has to look again.
 * @param posting null for a movement that the ledger does not see
 * @throws Fault `rule-broken` when there is not enough; `conflict` when the posting's key is taken
 */
export async function moveMoney(
  store: Store,
  movement: Movement,
  of: { projectId: string; amount: Fen },
  posting: LedgerPosting | null,
): Promise<void> {
  const budget = await store.budgets.need(of.projectId);
  const { id, award, reserved, paid, returned, withheld } = budget;
  const increments = moved(budget, movement, of.amount);
  if (Object.keys(increments).length > 0) {
    const done = await store.budgets.add({ id, award, reserved, paid, returned, withheld }, increments);
    // Not a fault: tried again with the figures as they are then.
    if (!done) throw new Error(`the budget of project ${id} changed meanwhile`);
  }
  if (posting) await post(store, posting);
}
