import type { z } from 'zod';
import type { Cell } from '../../record/pages/list-page';
import { page } from '../../record/pages/page';
import { tranchesTable } from '../../serve/pages/course-tables';
import { factsOf, projectCrumbs, tableOf, theCourse, theProject } from '../../serve/pages/the-project';
import type { budgetView, spendingView } from '../money-schemas';

/** Budget against spending, and the money of the project. */
export const budgetPage = page({
  path: '/projects/:projectId/budget',
  right: 'GET /projects/:projectId/budget',
  template: 'money/budget-page',
  async show(context) {
    const { desk, params, t, money, percent, own } = context;
    const of = { projectId: String(params.projectId) };
    const budget = await desk.see<z.output<typeof budgetView>>('/projects/:projectId/budget', of);
    const spending = await desk.see<z.output<typeof spendingView>>('/projects/:projectId/spending', of);
    const amount = (fen: number): Cell => ({ text: money(fen), format: 'numeric' });
    const sum = (field: 'agreed' | 'now' | 'spent') =>
      spending.lines.reduce((all, line) => all + line[field], 0);
    const share = (spent: number, now: number): Cell => ({
      text: now === 0 ? '—' : percent(spent / now),
      format: 'numeric',
      late: spent > now ? t('money.over-budget') : null,
    });
    const rows = spending.lines.map(({ category, item, source, agreed, now, spent }): Cell[] => [
      { text: item },
      { text: own(category) },
      { text: t(`money.source-${source}`) },
      ...[agreed, now, spent, now - spent].map(amount),
      share(spent, now),
    ]);
    const total: Cell[] = [
      ...[{ text: t('money.total') }, { text: '' }, { text: '' }],
      ...[sum('agreed'), sum('now'), sum('spent'), sum('now') - sum('spent')].map(amount),
      share(sum('spent'), sum('now')),
    ];
    const head = [
      ...['money.item', 'money.category', 'money.source', 'money.agreed', 'money.now', 'money.spent'],
      ...['money.left', 'money.spent-share'],
    ];
    return {
      title: t('money.budget-of', { project: (await theProject(context)).title }),
      crumbs: await projectCrumbs(context),
      facts: factsOf([
        [t('money.award'), money(budget.award)],
        [t('money.reserved'), money(budget.reserved)],
        [t('money.paid'), money(budget.paid)],
        [t('money.returned'), money(budget.returned)],
        [t('money.withheld'), money(budget.withheld)],
        [t('money.available'), money(budget.available)],
        [t('serve.leveraged'), money(spending.leveraged)],
      ]),
      spending: tableOf(context, 'money.spending', head, [...rows, total]),
      tranches: await tranchesTable(context, await theCourse(context)),
    };
  },
});
