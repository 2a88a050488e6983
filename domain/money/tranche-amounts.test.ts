import fc from 'fast-check';
import { approversNeeded, payableAmount, trancheAmounts } from './tranche-amounts';

const tranches = (shares: number[]) => shares.map((share, index) => ({ id: `t${index}`, share }));
const consequences = [
  { grade: 'excellent', pay: 100 },
  { grade: 'pass', pay: 80 },
  { grade: 'fail', pay: 0 },
];

describe('tranches', () => {
  it('divide the Hefei award of 173,500 yuan by 50, 30 and 20 per cent', () => {
    expect(trancheAmounts(17_350_000, tranches([50, 30, 20]))).toEqual({
      t0: 8_675_000,
      t1: 5_205_000,
      t2: 3_470_000,
    });
  });

  it('sum to the award, whatever the award and the shares', () => {
    const shares = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), shares, (award, of) => {
        const amounts = Object.values(trancheAmounts(award, tranches(of)));
        expect(amounts.every((one) => Number.isInteger(one) && one >= 0)).toBe(true);
        expect(amounts.reduce((sum, one) => sum + one, 0)).toBe(award);
      }),
    );
  });
});

describe('what is paid of a tranche', () => {
  const of = (trancheId: string, finalGrade: string | null) =>
    payableAmount({ trancheId, amount: 1_001, tranches: tranches([50, 50]), finalGrade, consequences });

  it('is everything before the last one, whatever the grade', () => {
    expect(of('t0', 'fail')).toEqual({ pay: 1_001, withheld: 0 });
  });

  it('follows the final grade for the last one; the rest is withheld', () => {
    expect(of('t1', 'pass')).toEqual({ pay: 801, withheld: 200 });
    expect(of('t1', 'fail')).toEqual({ pay: 0, withheld: 1_001 });
    expect(of('t1', 'excellent')).toEqual({ pay: 1_001, withheld: 0 });
  });
});

describe('the number of approvers', () => {
  const bands = [
    { upTo: 1_000_000, approvers: 1 },
    { upTo: null, approvers: 3 },
  ];

  it('follows the amount band', () => {
    expect(approversNeeded(1_000_001, bands)).toBe(3);
  });

  it('is never fewer than two', () => {
    expect(approversNeeded(1_000_000, bands)).toBe(2);
    expect(approversNeeded(1, [])).toBe(2);
  });
});
