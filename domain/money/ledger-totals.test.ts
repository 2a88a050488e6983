import { appropriate, award, reserve } from './ledger';
import { addedBy, sumOfTotals } from './ledger-totals';

const AT = '2026-05-06T02:00:00.000Z';
const OF = { programmeId: 'g', projectId: 'p', at: AT };

describe('the totals of a ledger', () => {
  it('say by kind of account what was set aside, promised and reserved, and sum to zero', () => {
    const postings = [
      appropriate('g', 500, AT),
      award({ ...OF, amount: 100 }),
      reserve({ ...OF, tranche: 't1', amount: 40 }),
    ];
    const { balances, ...counted } = sumOfTotals(postings.map(addedBy));
    expect(counted).toEqual({ postings: 3, unbalanced: 0 });
    expect(balances).toMatchObject({ pool: 400, award: 60, reserved: 40 });
    expect(Object.values(balances).reduce((sum, one) => sum + one, 0)).toBe(0);
  });

  it('count a posting that does not balance', () => {
    const broken = { ...appropriate('g', 500, AT), lines: [{ account: 'pool/g' as const, amount: 5 }] };
    expect(addedBy(broken)).toEqual({ postings: 1, unbalanced: 1, balances: { pool: 5 } });
  });
});
