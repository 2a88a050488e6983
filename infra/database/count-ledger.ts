import type { LedgerPosting } from '../../domain/money/ledger-posting';
import { addedBy, sumOfTotals } from '../../domain/money/ledger-totals';
import type { Store } from '../../domain/record/store';

/** Totals of postings that were entered before totals were kept: of every programme that has none. */
export async function countLedger(
  store: Pick<Store, 'postings' | 'ledgerTotals' | 'programmes'>,
): Promise<void> {
  for (const { id } of await store.programmes.find({})) {
    if (await store.ledgerTotals.get(id)) continue;
    const postings: LedgerPosting[] = await store.postings.find({ programmeId: id });
    if (postings.length > 0) await store.ledgerTotals.insert({ id, ...sumOfTotals(postings.map(addedBy)) });
  }
}
