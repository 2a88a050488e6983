import { nightly } from '../record/acts';

/** Every night by a schedule: the bank's statement against the ledger. Answers how many differences there are. */
export async function reconciliation(): Promise<{ settled: number; differences: number }> {
  const found = await nightly.reconcile({});
  return { settled: found.settled, differences: found.differences.length };
}
