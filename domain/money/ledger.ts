import type { Fen } from './fen';
import type { Account, LedgerPosting } from './ledger-posting';

/** What every posting is told. Amounts are positive fen. */
interface PostingFacts {
  programmeId: string;
  projectId: string;
  amount: Fen;
  /** Business instant. */
  at: string;
}

/** What an account holds: debits less credits. */
export function balance(postings: readonly LedgerPosting[], account: Account): Fen {
  let sum = 0;
  for (const { lines } of postings) {
    for (const line of lines) if (line.account === account) sum += line.amount;
  }
  return sum;
}

/** Every account that was ever posted to, with what it holds, in order of name. */
export function balances(postings: readonly LedgerPosting[]): { account: Account; balance: Fen }[] {
  const sums = new Map<Account, Fen>();
  for (const { lines } of postings) {
    for (const { account, amount } of lines) sums.set(account, (sums.get(account) ?? 0) + amount);
  }
  return [...sums]
    .map(([account, sum]) => ({ account, balance: sum }))
    .sort((a, b) => (a.account < b.account ? -1 : 1));
}

/** The sum over all accounts: zero, or the ledger is broken. */
export function ledgerSum(postings: readonly LedgerPosting[]): Fen {
  return balances(postings).reduce((sum, one) => sum + one.balance, 0);
}

/** Ids of postings whose own lines do not sum to zero: none, or the ledger is broken. */
export function unbalancedPostings(postings: readonly LedgerPosting[]): string[] {
  return postings
    .filter(({ lines }) => lines.reduce((sum, line) => sum + line.amount, 0) !== 0)
    .map(({ id }) => id);
}

/** Money set aside for a programme 预算. */
export function appropriate(programmeId: string, amount: Fen, at: string): LedgerPosting {
  return {
    ...transfer(`appropriation/${programmeId}`, `pool/${programmeId}`, amount),
    id: `programme/${programmeId}#appropriate`,
    programmeId,
    projectId: null,
    at,
    text: 'money set aside for the programme',
  };
}

/** Money of the pool promised to a project; `part` tells a supplement from the first award. */
export function award(facts: PostingFacts, part = 'award'): LedgerPosting {
  return posting(
    facts,
    `project/${facts.projectId}#${part}`,
    `pool/${facts.programmeId}`,
    `award/${facts.projectId}`,
    'awarded',
  );
}

/** What a project that lapsed or ended early does not get goes back into the pool. */
export function unaward(facts: PostingFacts, part = 'unaward'): LedgerPosting {
  return posting(
    facts,
    `project/${facts.projectId}#${part}`,
    `award/${facts.projectId}`,
    `pool/${facts.programmeId}`,
    'back to the pool',
  );
}

/** What was withheld of an annulled award, or came back of it, goes into the pool again: for whoever follows. */
export function backToPool(facts: PostingFacts, from: 'withheld' | 'returned'): LedgerPosting {
  return posting(
    facts,
    `project/${facts.projectId}#annul-${from}`,
    `${from}/${facts.projectId}`,
    `pool/${facts.programmeId}`,
    'back to the pool',
  );
}

/** Money of the award set aside for one payment. */
export function reserve(facts: PostingFacts & { tranche: string }): LedgerPosting {
  return posting(
    facts,
    `${unit(facts)}#reserve`,
    `award/${facts.projectId}`,
    `reserved/${facts.projectId}`,
    'reserved',
  );
}

/** A reserve that was not used. */
export function release(facts: PostingFacts & { tranche: string }): LedgerPosting {
  return posting(
    facts,
    `${unit(facts)}#release`,
    `reserved/${facts.projectId}`,
    `award/${facts.projectId}`,
    'released',
  );
}

/** A payment that the bank has settled. */
export function pay(facts: PostingFacts & { tranche: string }): LedgerPosting {
  return posting(facts, payKey(facts), `reserved/${facts.projectId}`, `paid/${facts.projectId}`, 'paid');
}

/** Money that came back from the organisation: unspent, or clawed back. */
export function returnMoney(facts: PostingFacts & { tranche: string }): LedgerPosting {
  return posting(
    facts,
    returnKey(facts),
    `paid/${facts.projectId}`,
    `returned/${facts.projectId}`,
    'returned',
  );
}

/** Money of the award that will not be paid. */
export function withhold(facts: PostingFacts & { tranche: string }): LedgerPosting {
  return posting(
    facts,
    `${unit(facts)}#withhold`,
    `award/${facts.projectId}`,
    `withheld/${facts.projectId}`,
    'withheld',
  );
}

/** Business key of the one posting that a settled payment has. */
export function payKey(of: { projectId: string; tranche: string }): string {
  return `${unit(of)}#pay`;
}

/** Business key of the one posting that returned money has. */
export function returnKey(of: { projectId: string; tranche: string }): string {
  return `${unit(of)}#return`;
}

function unit({ projectId, tranche }: { projectId: string; tranche: string }): string {
  return `disbursement/${projectId}/${tranche}`;
}

function posting(facts: PostingFacts, id: string, from: Account, to: Account, text: string): LedgerPosting {
  const { programmeId, projectId, amount, at } = facts;
  return { ...transfer(from, to, amount), id, programmeId, projectId, at, text };
}

/** @throws RangeError unless the amount is a positive whole number of fen */
function transfer(from: Account, to: Account, amount: Fen): Pick<LedgerPosting, 'lines'> {
  if (!Number.isSafeInteger(amount) || amount <= 0)
    throw new RangeError(`not a positive number of fen: ${amount}`);
  return {
    lines: [
      { account: to, amount },
      { account: from, amount: -amount },
    ],
  };
}
