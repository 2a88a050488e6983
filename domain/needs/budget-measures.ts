import { elapsedShare } from './elapsed-share';
import type { MeasureFacts } from './measure-facts';
import type { Measured } from './measured';

/** Accepted spending of the grant against the grant's budget for the time elapsed (预算执行率, domain-rules.md 8.1). */
export function budgetPace(facts: MeasureFacts): Measured {
  const elapsed = elapsedShare(facts);
  const budget = facts.budget
    .filter((one) => one.source === 'grant')
    .reduce((sum, one) => sum + one.amount, 0);
  if (budget === 0 || elapsed === 0) return null;
  const spent = [...spending(facts)].reduce(
    (sum, [line, amount]) => (isGrant(facts, line) ? sum + amount : sum),
    0,
  );
  return { value: spent / (budget * elapsed), basis: { budget, elapsed, spent } };
}

/**
 * 1 less the share of the budget that moved: shifts that took effect and spending beyond a line.
 * Domain-rules.md 4 (Shanghai 2012): up to 5 % high, 5-10 % middle, above 10 % low.
 */
export function budgetShift(facts: MeasureFacts): Measured {
  const budget = facts.budget.reduce((sum, one) => sum + one.amount, 0);
  if (budget === 0) return null;
  const spent = spending(facts);
  const overspent = facts.budget.reduce(
    (sum, one) => sum + Math.max(0, (spent.get(one.id) ?? 0) - one.amount),
    0,
  );
  return {
    value: Math.max(0, 1 - (facts.shifted + overspent) / budget),
    basis: { budget, shifted: facts.shifted, overspent },
  };
}

function isGrant(facts: MeasureFacts, line: string): boolean {
  return facts.budget.some((one) => one.id === line && one.source === 'grant');
}

function spending(facts: MeasureFacts): Map<string, number> {
  const spent = new Map<string, number>();
  for (const expense of facts.acceptedReports.flatMap((report) => report.expenses)) {
    spent.set(expense.budgetLineId, (spent.get(expense.budgetLineId) ?? 0) + expense.amount);
  }
  return spent;
}
