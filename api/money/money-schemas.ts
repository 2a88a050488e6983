import { z } from 'zod';
import { words } from '../record/schemas';

const id = z.string().min(1).max(64);
export const projectParams = z.object({ projectId: id });
export const programmeParams = z.object({ programmeId: id });
export const disbursementParams = projectParams.extend({ tranche: z.string().min(1).max(64) });

/** Whole fen 分. */
const fen = z.int();
const instant = z.string().nullable();

export const disbursementView = z.object({
  id: z.string(),
  projectId: z.string(),
  programmeId: z.string(),
  organisationId: z.string(),
  tranche: z.string(),
  direction: z.enum(['out', 'back']),
  amount: fen,
  state: z.string(),
  approvals: z.array(z.object({ userId: z.string(), at: z.string() })),
  approversNeeded: z.int(),
  attempt: z.int(),
  paymentKey: z.string(),
  bankReference: z.string().nullable(),
  queries: z.int(),
  settledAt: instant,
  settledAmount: fen.nullable(),
  failure: z.string().nullable(),
});

/** A payment that waits for an approval, with what it is for. */
export const waitingView = z.object({
  projectId: z.string(),
  tranche: z.string(),
  title: words.nullable().meta({ description: 'Of the tranche; null: money coming back' }),
  project: z.string(),
  organisation: z.string(),
  direction: z.enum(['out', 'back']),
  amount: fen,
  given: z.int().meta({ description: 'Approvals so far' }),
  approversNeeded: z.int(),
  due: instant,
});

export const budgetView = z.object({
  projectId: z.string(),
  programmeId: z.string(),
  award: fen,
  reserved: fen,
  paid: fen,
  returned: fen,
  withheld: fen,
  /** Neither reserved, paid nor withheld. */
  available: fen,
});

/** Budget against spending: lines as they stand now, and what accepted reports spent on them. */
export const spendingView = z.object({
  projectId: z.string(),
  lines: z.array(
    z.object({
      id: z.string(),
      category: words,
      item: z.string(),
      source: z.enum(['grant', 'self-raised', 'in-kind']),
      agreed: fen,
      now: fen.meta({ description: 'With every change in force' }),
      spent: fen,
    }),
  ),
  leveraged: fen,
});

export const postingView = z.object({
  id: z.string(),
  programmeId: z.string(),
  projectId: z.string().nullable(),
  at: z.string(),
  lines: z.array(z.object({ account: z.string(), amount: fen })),
  text: z.string(),
});

/** Balances of accounts; `sum` over all of them is zero or the ledger is broken. */
export const balancesView = z.object({
  accounts: z.array(z.object({ account: z.string(), balance: fen })),
  sum: fen,
  postings: z.int(),
  /** Postings whose own lines do not sum to zero: none. */
  unbalanced: z.array(z.string()),
});

/** The same by kind of account, for ledgers too long to be read. */
export const totalsView = z.object({
  kinds: z.array(z.object({ kind: z.string(), balance: fen })),
  sum: fen,
  postings: z.int(),
  unbalanced: z.int(),
});

export const differenceView = z.object({
  programmeId: z.string(),
  at: z.string(),
  differences: z.array(
    z.object({
      kind: z.string(),
      projectId: z.string().nullable(),
      ref: z.string(),
      expected: fen,
      found: fen,
    }),
  ),
});

export const stateAnswer = z.object({ state: z.string() });
/** Says why. */
export const reason = z.string().trim().min(1).max(500);
