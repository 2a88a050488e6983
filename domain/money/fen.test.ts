import fc from 'fast-check';
import { allocate, fen, yuan } from './fen';

const sum = (list: number[]) => list.reduce((total, one) => total + one, 0);
const amounts = fc.integer({ min: 0, max: 100_000_000_000_000 });
const weights = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 1000 }),
      fc.integer({ min: 0, max: 10_000 }).map((n) => n / 100),
    ),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .filter((list) => sum(list) > 0);

describe('money in whole fen', () => {
  it('takes whole fen only', () => {
    expect(fen(17_350_000)).toBe(17_350_000);
    for (const wrong of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])
      expect(() => fen(wrong)).toThrow(RangeError);
  });

  it('shares ¥173,500.00 by 50/30/20 as the tranche plan says', () => {
    expect(allocate(17_350_000, [50, 30, 20])).toEqual([8_675_000, 5_205_000, 3_470_000]);
  });

  it('gives a left-over fen to the largest remainder, first come first among equals', () => {
    expect(allocate(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(allocate(200, [1, 1, 1])).toEqual([67, 67, 66]);
    expect(allocate(10, [0.1, 0.2, 0.7])).toEqual([1, 2, 7]);
    expect(allocate(1, [1, 2])).toEqual([0, 1]);
    expect(allocate(99_999_999_999_999, [1, 1, 1])).toEqual([
      33_333_333_333_333, 33_333_333_333_333, 33_333_333_333_333,
    ]);
  });

  it('loses nothing and is off by less than a fen', () => {
    fc.assert(
      fc.property(amounts, weights, (amount, list) => {
        const shares = allocate(amount, list);
        expect(sum(shares)).toBe(amount);
        const total = sum(list);
        for (const [index, share] of shares.entries()) {
          expect(Number.isInteger(share)).toBe(true);
          expect(share).toBeGreaterThanOrEqual(0);
          expect(Math.abs(share - (amount * (list[index] ?? 0)) / total)).toBeLessThan(1.1);
        }
      }),
    );
  });

  it('who has no weight gets nothing, who has more weight never gets less', () => {
    fc.assert(
      fc.property(amounts, weights, (amount, list) => {
        const shares = allocate(amount, list);
        const rows = list.map((weight, index) => ({ weight, share: shares[index] ?? 0 }));
        rows.sort((a, b) => a.weight - b.weight || a.share - b.share);
        const byWeight = rows.map((row) => row.share);
        expect(byWeight).toEqual([...byWeight].sort((a, b) => a - b));
        expect(rows.every((row) => row.weight > 0 || row.share === 0)).toBe(true);
      }),
    );
  });

  it('does not depend on the scale of the weights: 50/30/20 is 5/3/2', () => {
    fc.assert(
      fc.property(
        amounts,
        fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 8 }),
        (amount, list) => {
          expect(
            allocate(
              amount,
              list.map((one) => one * 7),
            ),
          ).toEqual(allocate(amount, list));
        },
      ),
    );
  });

  it('money that comes back is shared like money that went out', () => {
    fc.assert(
      fc.property(amounts, weights, (amount, list) => {
        expect(allocate(-amount, list).map((one) => 0 - one)).toEqual(allocate(amount, list));
      }),
    );
  });

  it('refuses weights that cannot be shared by', () => {
    for (const wrong of [[], [0, 0], [1, -1], [Number.NaN], [Number.POSITIVE_INFINITY]]) {
      expect(() => allocate(100, wrong)).toThrow(RangeError);
    }
    expect(() => allocate(0.5, [1])).toThrow(RangeError);
  });

  it('reads as people write it', () => {
    expect(yuan(17_350_000)).toBe('¥173,500.00');
    expect(yuan(5)).toBe('¥0.05');
    expect(yuan(-123_456_789)).toBe('-¥1,234,567.89');
    expect(yuan(0)).toBe('¥0.00');
  });
});
