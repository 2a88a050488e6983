import fc from 'fast-check';
import { bestTotal } from './best-total';
import type { Choice } from './choice';
import { numbersFrom } from './draw';

const NOTHING = { value: 0, picks: [] };

/** By trying every subset. */
function tried(choices: readonly Choice[], money: number): number {
  let best = 0;
  for (let set = 0; set < 2 ** choices.length; set += 1) {
    const taken = choices.filter((_, n) => set & (1 << n));
    if (new Set(taken.map((one) => one.group)).size < taken.length) continue;
    const saving = Math.max(0, ...taken.map((one) => one.cost - one.least));
    if (taken.reduce((sum, one) => sum + one.cost, 0) - saving > money) continue;
    best = Math.max(
      best,
      taken.reduce((sum, one) => sum + one.value, 0),
    );
  }
  return best;
}

const choices = fc
  .array(
    fc.record({
      group: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
      value: fc.integer({ min: 0, max: 100 }),
      cost: fc.integer({ min: 1, max: 50 }),
      least: fc.integer({ min: 1, max: 50 }),
    }),
    { maxLength: 9 },
  )
  .map((all) => all.map((one, n): Choice => ({ ...one, id: `p${n}`, least: Math.min(one.least, one.cost) })));

describe('the best total under the money', () => {
  it('is what trying every choice gives, one of a group and at most one cut down', () => {
    fc.assert(
      fc.property(choices, fc.integer({ min: 0, max: 200 }), (all, money) => {
        const { value, exact } = bestTotal(all, money, NOTHING);
        expect({ value, exact }).toEqual({ value: tried(all, money), exact: true });
      }),
      { numRuns: 500 },
    );
  });

  it('never spends more than there is, never cuts below the least, and is worth what it says', () => {
    fc.assert(
      fc.property(choices, fc.integer({ min: 0, max: 200 }), (all, money) => {
        const { value, picks } = bestTotal(all, money, NOTHING);
        const of = (id: string) => all.find((one) => one.id === id)!;
        expect(picks.reduce((sum, one) => sum + one.amount, 0)).toBeLessThanOrEqual(money);
        expect(picks.reduce((sum, one) => sum + of(one.id).value, 0)).toBe(value);
        for (const { id, amount } of picks) {
          expect(amount).toBeGreaterThanOrEqual(of(id).least);
          expect(amount).toBeLessThanOrEqual(of(id).cost);
        }
        expect(picks.filter(({ id, amount }) => amount < of(id).cost).length).toBeLessThanOrEqual(1);
        expect(new Set(picks.map((one) => of(one.id).group)).size).toBe(picks.length);
      }),
    );
  });

  it('is the same whatever order the projects come in', () => {
    fc.assert(
      fc.property(choices, fc.integer({ min: 0, max: 200 }), (all, money) => {
        expect(bestTotal([...all].reverse(), money, NOTHING)).toEqual(bestTotal(all, money, NOTHING));
      }),
    );
  });

  it('is exact for 500 projects to the fen and the ninth decimal', () => {
    const next = numbersFrom('five hundred');
    const share = () => next() / 2 ** 32;
    const all = Array.from({ length: 500 }, (_, n): Choice => {
      const cost = 2_000_000 + Math.floor(share() * 3_000_000);
      return { id: `p${n}`, group: `o${n % 450}`, value: Math.round(share() * 1e11), cost, least: 2_000_000 };
    });
    const { exact, picks } = bestTotal(all, 600_000_000, NOTHING);
    expect(exact).toBe(true);
    expect(picks.reduce((sum, one) => sum + one.amount, 0)).toBeLessThanOrEqual(600_000_000);
  });

  it('says so when its search was ended, and is then no worse than what it was given', () => {
    const all = Array.from({ length: 60 }, (_, n): Choice => {
      const cost = 1_000_003 + n * 7_919;
      return { id: `p${n}`, group: `p${n}`, value: cost, cost, least: cost };
    });
    const known = { value: all[0]!.value, picks: [{ id: 'p0', amount: all[0]!.cost }] };
    const { exact, value } = bestTotal(all, 30_000_001, known, 1_000);
    expect(exact).toBe(false);
    expect(value).toBeGreaterThanOrEqual(known.value);
  });
});
