import type { LedgerPosting } from '../../domain/money/ledger-posting';
import { addedBy } from '../../domain/money/ledger-totals';
import type { Store } from '../../domain/record/store';

/** The totals of a programme's ledger are written by all of its payments: these go one after the other. */
export const ledgerTurn = ({ programmeId }: { programmeId: string }) => `ledger/${programmeId}`;

/**
 * Enters a posting and adds it to the totals of its programme. Inside the caller's transaction.
 * @throws Fault `conflict` when its key is taken
 */
export async function post(store: Store, posting: LedgerPosting): Promise<void> {
  await store.postings.insert(posting);
  const { postings, unbalanced, balances } = addedBy(posting);
  const sums = Object.entries(balances).map(([kind, balance]) => [`balances.${kind}`, balance] as const);
  const increments = { postings, unbalanced, ...Object.fromEntries(sums) };
  const id = posting.programmeId;
  if (await store.ledgerTotals.add({ id }, increments)) return;
  await store.ledgerTotals.insert({ id, postings: 0, unbalanced: 0, balances: {} });
  await store.ledgerTotals.add({ id }, increments);
}
