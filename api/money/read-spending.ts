import type { z } from 'zod';
import type { Store } from '../../domain/record/store';
import { currentBudget } from '../../domain/serve/current-budget';
import type { spendingView } from './money-schemas';

/** Budget against spending by accepted reports. @throws Fault `not-found` */
export async function readSpending(store: Store, projectId: string): Promise<z.input<typeof spendingView>> {
  const project = await store.projects.need(projectId);
  const [{ budget }, { rulebook }, changes, reports] = await Promise.all([
    store.applications.need(project.applicationId),
    store.rulebooks.need(project.rulebookHash),
    store.changeRequests.find({ projectId }),
    store.reports.find({ projectId, status: 'accepted' }),
  ]);
  const expenses = reports.flatMap((one) => one.expenses);
  const now = currentBudget(budget, changes);
  const category = (code: string) =>
    rulebook.budget.categories.find((one) => one.code === code)?.title ?? { zh: code, en: code };
  return {
    projectId,
    lines: budget.map((line, n) => ({
      id: line.id,
      category: category(line.category),
      item: line.item,
      source: line.source,
      agreed: line.amount,
      now: now[n]?.amount ?? line.amount,
      spent: expenses
        .filter(({ budgetLineId }) => budgetLineId === line.id)
        .reduce((sum, { amount }) => sum + amount, 0),
    })),
    leveraged: reports.reduce((sum, one) => sum + one.leveraged, 0),
  };
}
