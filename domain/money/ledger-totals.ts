import type { Fen } from './fen';
import type { LedgerPosting } from './ledger-posting';

/**
 * What the postings of a programme come to, kept with every posting: who looks at the whole ledger need not read it.
 * id = programme id
 */
export interface LedgerTotals {
  id: string;
  postings: number;
  /** Postings whose own lines do not sum to zero: none, or the ledger is broken. */
  unbalanced: number;
  /** By kind of account. */
  balances: { [kind: string]: Fen };
}

/** `reserved` of `reserved/01J…` */
const kindOf = (account: string) => String(account.split('/')[0]);

/** What a posting adds to the totals of its programme. */
export function addedBy({ lines }: LedgerPosting): Omit<LedgerTotals, 'id'> {
  const balances: LedgerTotals['balances'] = {};
  for (const { account, amount } of lines)
    balances[kindOf(account)] = (balances[kindOf(account)] ?? 0) + amount;
  const sum = lines.reduce((all, { amount }) => all + amount, 0);
  return { postings: 1, unbalanced: sum === 0 ? 0 : 1, balances };
}

/** Several totals as one. */
export function sumOfTotals(all: readonly Omit<LedgerTotals, 'id'>[]): Omit<LedgerTotals, 'id'> {
  const sum = { postings: 0, unbalanced: 0, balances: {} as LedgerTotals['balances'] };
  for (const { postings, unbalanced, balances } of all) {
    sum.postings += postings;
    sum.unbalanced += unbalanced;
    for (const [kind, balance] of Object.entries(balances))
      sum.balances[kind] = (sum.balances[kind] ?? 0) + balance;
  }
  return sum;
}
