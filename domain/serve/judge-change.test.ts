import fc from 'fast-check';
import { currentBudget } from './current-budget';
import { type Change, type ChangeFacts, judgeChange } from './judge-change';
import { sampleApplication } from './project-sample.fixture';

const facts: ChangeFacts = {
  kind: 'purchase',
  terms: { lineShiftFree: 10, supplementMaximum: 10 },
  award: 1_000_000,
  months: 12,
  agreed: sampleApplication.budget,
  earlier: [],
};
const shift = (by: number): Change => ({
  kind: 'budget-shift',
  shifts: [
    { budgetLineId: 'staff', by: -by },
    { budgetLineId: 'events', by },
  ],
  supplement: 0,
  extendDays: 0,
});

describe('a budget shift', () => {
  it('of exactly the free share is only noted; one fen more needs approval', () => {
    expect(judgeChange(shift(40_000), facts)).toMatchObject({ faults: [], needsApproval: false });
    expect(judgeChange(shift(40_001), facts)).toMatchObject({ faults: [], needsApproval: true });
  });

  it('cannot be cut into small ones: what was noted before counts', () => {
    const noted = { ...shift(30_000), status: 'noted' as const };
    expect(judgeChange(shift(20_000), { ...facts, earlier: [noted] }).needsApproval).toBe(true);
    const approved = { ...shift(30_000), status: 'approved' as const };
    expect(judgeChange(shift(20_000), { ...facts, earlier: [approved] }).needsApproval).toBe(false);
  });

  it('neither makes money nor takes more than a line holds', () => {
    const odd = { ...shift(10_000), shifts: [{ budgetLineId: 'staff', by: -10_000 }] };
    expect(judgeChange(odd, facts).faults.map(({ field }) => field)).toEqual(['shifts']);
    expect(judgeChange(shift(400_001), facts).faults.map(({ field }) => field)).toEqual(['shifts.0.by']);
    const across = {
      ...shift(1),
      shifts: [
        { budgetLineId: 'own', by: -1_000 },
        { budgetLineId: 'staff', by: 1_000 },
      ],
    };
    expect(judgeChange(across, facts).faults).toHaveLength(2);
  });

  it('without a fault keeps the total of the budget and leaves no line below zero', () => {
    const lines = ['staff', 'events', 'own', 'unknown'];
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            budgetLineId: fc.constantFrom(...lines),
            by: fc.integer({ min: -500_000, max: 500_000 }),
          }),
          { maxLength: 4 },
        ),
        (shifts) => {
          const change = { ...shift(0), shifts };
          if (judgeChange(change, facts).faults.length > 0) return;
          const after = currentBudget(facts.agreed, [{ ...change, status: 'approved' }]);
          const total = (budget: typeof after) => budget.reduce((sum, line) => sum + line.amount, 0);
          expect(total(after)).toBe(total([...facts.agreed]));
          expect(after.every(({ amount }) => amount >= 0)).toBe(true);
        },
      ),
    );
  });
});

describe('a supplement', () => {
  const supplement = (amount: number): Change => ({
    kind: 'supplement',
    shifts: [{ budgetLineId: 'events', by: amount }],
    supplement: amount,
    extendDays: 0,
  });

  it('always needs approval, and all of them together stay within the share of the agreement', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200_000 }),
        fc.integer({ min: 1, max: 200_000 }),
        (first, second) => {
          const earlier = [{ ...supplement(first), status: 'approved' as const }];
          const verdict = judgeChange(supplement(second), { ...facts, earlier });
          expect(verdict.needsApproval).toBe(true);
          expect(verdict.faults.length === 0).toBe(first + second <= 100_000);
        },
      ),
    );
  });

  it('counts while it waits for a decision or for signatures', () => {
    for (const status of ['open', 'to-sign'] as const) {
      const waiting = { ...supplement(60_000), status };
      expect(judgeChange(supplement(40_000), { ...facts, earlier: [waiting] }).faults).toEqual([]);
      expect(judgeChange(supplement(40_001), { ...facts, earlier: [waiting] }).faults).toHaveLength(1);
    }
    expect(
      judgeChange(supplement(100_000), { ...facts, earlier: [{ ...supplement(1), status: 'lapsed' }] })
        .faults,
    ).toEqual([]);
  });

  it('that was refused uses nothing up', () => {
    const refused = { ...supplement(100_000), status: 'refused' as const };
    expect(judgeChange(supplement(100_000), { ...facts, earlier: [refused] }).faults).toEqual([]);
  });

  it('says on which line it goes', () => {
    expect(judgeChange({ ...supplement(5_000), shifts: [] }, facts).faults.map(({ field }) => field)).toEqual(
      ['shifts', 'shifts'],
    );
  });
});

it('a change names one of the reasons that its rulebook counts', () => {
  const route = { kind: 'budget-shift', grounds: ['need-changed'], approvers: ['bureau-officer'] } as const;
  const judged = (ground?: 'need-changed' | 'other') =>
    judgeChange(
      { ...shift(10), ...(ground && { ground }) },
      { ...facts, route: { ...route, grounds: [...route.grounds], approvers: [...route.approvers] } },
    ).faults.map(({ field }) => field);
  expect(judged('need-changed')).toEqual([]);
  expect(judged('other')).toEqual(['ground']);
  expect(judged()).toEqual(['ground']);
  expect(judgeChange(shift(10), facts).faults).toEqual([]);
});

describe('an extension', () => {
  const extension = (extendDays: number): Change => ({
    kind: 'extension',
    shifts: [],
    supplement: 0,
    extendDays,
  });

  it('of a purchase ends within three years (Order 102, Art. 24)', () => {
    expect(judgeChange(extension(730), facts).faults).toEqual([]);
    expect(judgeChange(extension(731), facts).faults.map(({ rule }) => rule)).toEqual(['Order 102, Art. 24']);
    expect(judgeChange(extension(731), { ...facts, kind: 'venture' }).faults).toEqual([]);
  });

  it('carries no money', () => {
    expect(
      judgeChange({ ...extension(30), supplement: 5 }, facts).faults.map(({ field }) => field),
    ).toContain('supplement');
  });
});
