import type { StatementEntry } from './bank-port';
import { appropriate, award, pay, reserve, returnMoney } from './ledger';
import { type Books, differences } from './reconciliation';

const at = '2026-05-06T02:00:00.000Z';
const of = (amount: number, tranche = 't1') => ({ programmeId: 'g', projectId: 'p', tranche, amount, at });
const entry = (set: Partial<StatementEntry>): StatementEntry => ({
  key: 'disbursement/p/t1',
  direction: 'out',
  amount: 100,
  reference: 'B1',
  settledAt: at,
  ...set,
});
const agreeing: Books = {
  statement: [entry({}), entry({ key: 'disbursement/p/return', direction: 'back', amount: 10 })],
  postings: [
    appropriate('g', 500, at),
    award(of(300)),
    reserve(of(100)),
    pay(of(100)),
    returnMoney(of(10, 'return')),
  ],
  budgets: [{ id: 'p', programmeId: 'g', award: 300, reserved: 0, paid: 100, returned: 10, withheld: 0 }],
  disbursements: [
    { id: 'p/t1', programmeId: 'g', state: 'paid' },
    { id: 'p/return', programmeId: 'g', state: 'returned' },
  ],
};

describe('reconciliation', () => {
  it('finds nothing where bank, ledger and budgets agree', () => {
    expect(differences(agreeing)).toEqual([]);
  });

  it('finds money that left the bank and is in no posting', () => {
    const found = differences({
      ...agreeing,
      statement: [...agreeing.statement, entry({ key: 'disbursement/p/t9' })],
    });
    expect(found).toEqual([
      {
        kind: 'settled-not-posted',
        programmeId: null,
        projectId: 'p',
        ref: 'disbursement/p/t9',
        expected: 0,
        found: 100,
      },
    ]);
  });

  it('waits for a payment that is still on its way', () => {
    const open = { id: 'p/t9', programmeId: 'g', state: 'accepted' };
    const found = differences({
      ...agreeing,
      statement: [...agreeing.statement, entry({ key: 'disbursement/p/t9' })],
      disbursements: [...agreeing.disbursements, open],
    });
    expect(found).toEqual([]);
  });

  it('finds a payment that settled twice, under whatever attempt', () => {
    const found = differences({
      ...agreeing,
      statement: [...agreeing.statement, entry({ key: 'disbursement/p/t1~2' })],
    });
    expect(found.map((one) => one.kind)).toEqual(['settled-twice']);
  });

  it('finds a posting without money, and an amount that differs', () => {
    expect(
      differences({ ...agreeing, statement: agreeing.statement.slice(1) }).map((one) => one.kind),
    ).toEqual(['posted-not-settled']);
    const [first, ...rest] = agreeing.statement as [StatementEntry, ...StatementEntry[]];
    const found = differences({ ...agreeing, statement: [{ ...first, amount: 99 }, ...rest] });
    expect(found).toMatchObject([{ kind: 'amount-differs', expected: 100, found: 99, programmeId: 'g' }]);
  });

  it('finds a budget that says something else than the ledger', () => {
    const [budget] = agreeing.budgets;
    const found = differences({ ...agreeing, budgets: [{ ...budget!, reserved: 5 }] });
    expect(found.map((one) => one.ref)).toEqual(['award/p', 'reserved/p']);
  });

  it('leaves other people’s payments alone', () => {
    expect(
      differences({ ...agreeing, statement: [...agreeing.statement, entry({ key: 'salary/2026-05' })] }),
    ).toEqual([]);
  });
});
