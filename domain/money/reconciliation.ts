import { isFinal } from '../record/lifecycle';
import type { StatementEntry } from './bank-port';
import { type DisbursementState, disbursementLifecycle } from './disbursement-lifecycle';
import type { DisbursementRecord } from './disbursement-record';
import { disbursementId } from './disbursement-record';
import type { Fen } from './fen';
import { balances, payKey, returnKey } from './ledger';
import type { LedgerPosting } from './ledger-posting';
import { parsePaymentKey } from './payment-key';
import type { ProjectBudget } from './project-budget';

/** One thing that the bank, the ledger and the budgets do not agree on. */
export interface Difference {
  kind:
    | 'settled-not-posted'
    | 'posted-not-settled'
    | 'amount-differs'
    | 'settled-twice'
    | 'posting-unbalanced'
    | 'budget-differs';
  /** null when it cannot be told. */
  programmeId: string | null;
  projectId: string | null;
  /** Payment key, posting id or account. */
  ref: string;
  expected: Fen;
  found: Fen;
}

export interface Books {
  statement: readonly StatementEntry[];
  postings: readonly LedgerPosting[];
  budgets: readonly ProjectBudget[];
  disbursements: readonly Pick<DisbursementRecord, 'id' | 'programmeId' | 'state'>[];
}

/**
 * Compares the bank's statement with the ledger, and the ledger with the budgets. Every settled payment of ours has
 * exactly one posting of the same amount, and the other way round; what is still on its way is no difference yet.
 * Entries under keys of others are not ours to judge.
 */
export function differences(books: Books): Difference[] {
  return [...statementDifferences(books), ...postingDifferences(books), ...budgetDifferences(books)];
}

function statementDifferences({ statement, postings, disbursements }: Books): Difference[] {
  const byId = new Map(postings.map((one) => [one.id, one]));
  const records = new Map(disbursements.map((one) => [one.id, one]));
  const seen = new Set<string>();
  const found: Difference[] = [];
  for (const entry of statement) {
    const unit = parsePaymentKey(entry.key);
    if (!unit) continue;
    const record = records.get(disbursementId(unit));
    const posting = byId.get(entry.direction === 'out' ? payKey(unit) : returnKey(unit));
    const note = (kind: Difference['kind'], expected: Fen): void => {
      const programmeId = posting?.programmeId ?? record?.programmeId ?? null;
      found.push({
        kind,
        programmeId,
        projectId: unit.projectId,
        ref: entry.key,
        expected,
        found: entry.amount,
      });
    };
    if (seen.has(disbursementId(unit))) note('settled-twice', 0);
    else if (posting) {
      if (amountOf(posting) !== entry.amount) note('amount-differs', amountOf(posting));
    } else if (!record || isFinal(disbursementLifecycle, record.state as DisbursementState))
      note('settled-not-posted', 0);
    seen.add(disbursementId(unit));
  }
  return found;
}

function postingDifferences({ statement, postings }: Books): Difference[] {
  const settled = new Set(
    statement.flatMap((entry) => {
      const unit = parsePaymentKey(entry.key);
      return unit ? [entry.direction === 'out' ? payKey(unit) : returnKey(unit)] : [];
    }),
  );
  const found: Difference[] = [];
  for (const posting of postings) {
    const { id: ref, programmeId, projectId } = posting;
    const sum = posting.lines.reduce((total, line) => total + line.amount, 0);
    if (sum !== 0)
      found.push({ kind: 'posting-unbalanced', programmeId, projectId, ref, expected: 0, found: sum });
    if (/^disbursement\/.*#(pay|return)$/.test(ref) && !settled.has(ref)) {
      found.push({
        kind: 'posted-not-settled',
        programmeId,
        projectId,
        ref,
        expected: amountOf(posting),
        found: 0,
      });
    }
  }
  return found;
}

function budgetDifferences({ postings, budgets }: Books): Difference[] {
  const held = new Map<string, Fen>(balances(postings).map((one) => [one.account, one.balance]));
  return budgets.flatMap((budget) => {
    const { id, programmeId, award, reserved, paid, returned, withheld } = budget;
    const expected: [string, Fen][] = [
      [`award/${id}`, award - reserved - paid - withheld],
      [`reserved/${id}`, reserved],
      [`paid/${id}`, paid - returned],
      [`returned/${id}`, returned],
      [`withheld/${id}`, withheld],
    ];
    return expected
      .filter(([account, figure]) => (held.get(account) ?? 0) !== figure)
      .map(([ref, figure]) => ({
        kind: 'budget-differs' as const,
        programmeId,
        projectId: id,
        ref,
        expected: figure,
        found: held.get(ref) ?? 0,
      }));
  });
}

/** What a posting moves: the sum of its debits. */
function amountOf(posting: LedgerPosting): Fen {
  return posting.lines.reduce((sum, line) => sum + Math.max(line.amount, 0), 0);
}
