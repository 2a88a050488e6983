import fc from 'fast-check';
import { type Movement, moved } from './budget-rules';
import {
  appropriate,
  award,
  balance,
  ledgerSum,
  pay,
  release,
  reserve,
  returnMoney,
  unaward,
  unbalancedPostings,
  withhold,
} from './ledger';
import type { LedgerPosting } from './ledger-posting';
import type { ProjectBudget } from './project-budget';

const at = '2026-05-06T02:00:00.000Z';
const of = (amount: number, tranche = 't1') => ({ programmeId: 'g', projectId: 'p', tranche, amount, at });
const fresh = (amount: number): ProjectBudget => ({
  id: 'p',
  programmeId: 'g',
  award: amount,
  reserved: 0,
  paid: 0,
  returned: 0,
  withheld: 0,
});

describe('the ledger', () => {
  it('follows a tranche from the pool to the organisation and back', () => {
    const postings = [
      appropriate('g', 100_000, at),
      award(of(40_000)),
      reserve(of(20_000)),
      pay(of(20_000)),
      withhold(of(20_000, 't2')),
      returnMoney(of(3_000, 'return')),
    ];
    expect(balance(postings, 'pool/g')).toBe(60_000);
    expect(balance(postings, 'award/p')).toBe(0);
    expect(balance(postings, 'reserved/p')).toBe(0);
    expect(balance(postings, 'paid/p')).toBe(17_000);
    expect(balance(postings, 'returned/p')).toBe(3_000);
    expect(balance(postings, 'withheld/p')).toBe(20_000);
    expect(ledgerSum(postings)).toBe(0);
  });

  it('gives each posting a business key of its own', () => {
    const ids = [reserve, release, pay, returnMoney, withhold].map((make) => make(of(1)).id);
    expect(ids[2]).toBe('disbursement/p/t1#pay');
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('names a posting whose lines do not sum to zero', () => {
    const bad: LedgerPosting = { ...pay(of(5)), id: 'bad', lines: [{ account: 'paid/p', amount: 5 }] };
    expect(unbalancedPostings([pay(of(5)), bad])).toEqual(['bad']);
  });

  it('refuses amounts that are not positive whole fen', () => {
    for (const amount of [0, -1, 0.5, Number.NaN]) expect(() => pay(of(amount))).toThrow(RangeError);
  });
});

/** The budget after the movement; null when it is refused. */
function attempt(budget: ProjectBudget, one: { movement: Movement; amount: number }): ProjectBudget | null {
  try {
    const changes = Object.entries(moved(budget, one.movement, one.amount));
    const changed = changes.map(([figure, by]) => [figure, budget[figure as 'paid'] + by]);
    return { ...budget, ...Object.fromEntries(changed) };
  } catch {
    return null;
  }
}

function expectSound({ award: most, reserved, paid, returned, withheld }: ProjectBudget): void {
  expect(reserved + paid + withheld).toBeLessThanOrEqual(most);
  expect(Math.min(reserved, paid, returned, withheld)).toBeGreaterThanOrEqual(0);
  expect(returned).toBeLessThanOrEqual(paid);
}

describe('a project’s budget', () => {
  const movements = ['reserve', 'release', 'pay', 'withhold', 'return', 'ask-back', 'cut'] as const;
  const cut = (facts: ReturnType<typeof of>) => unaward(facts, `cut-${facts.tranche}`);
  const constructors = { reserve, release, pay, withhold, return: returnMoney, cut } as const;

  it('never gives more than the award, and agrees with a ledger of sum zero, under any sequence of movements', () => {
    const move = fc.record({
      movement: fc.constantFrom<Movement>(...movements),
      amount: fc.integer({ min: 1, max: 600 }),
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 }), fc.array(move, { maxLength: 60 }), (amount, moves) => {
        let budget = fresh(amount);
        const postings = [appropriate('g', amount, at), award(of(amount))];
        for (const [index, one] of moves.entries()) {
          const next = attempt(budget, one);
          if (!next) continue;
          budget = next;
          if (one.movement !== 'ask-back') {
            postings.push(constructors[one.movement](of(one.amount, `t${index}`)));
          }
          expectSound(budget);
          expect(ledgerSum(postings)).toBe(0);
          expect(unbalancedPostings(postings)).toEqual([]);
        }
        expect(balance(postings, 'reserved/p')).toBe(budget.reserved);
        expect(balance(postings, 'paid/p')).toBe(budget.paid - budget.returned);
        expect(balance(postings, 'withheld/p')).toBe(budget.withheld);
        expect(balance(postings, 'award/p')).toBe(
          budget.award - budget.reserved - budget.paid - budget.withheld,
        );
      }),
    );
  });

  it('says how much there is when more is asked for', () => {
    expect(() => moved(fresh(100), 'reserve', 101)).toThrow(/exceeds the 100 fen/);
    expect(() => moved(fresh(100), 'return', 1)).toThrow(/exceeds the 0 fen/);
  });
});
