import type { z } from 'zod';
import { programmeFilter } from '../../publish/pages/programme-filter';
import { listPage } from '../../record/pages/list-page';
import type { PageContext } from '../../record/pages/page';
import type { taskView } from '../../record/task-view';
import { tableOf } from '../../serve/pages/the-project';
import { PAYMENT_TAGS, type Payment, paymentAddress } from './the-payment';

type Task = z.output<typeof taskView>;
interface Line extends Payment {
  project: string;
}

/** Payments that one has a part in; what waits for oneself stands above. */
export const paymentsPage = listPage<Line>({
  path: '/payments',
  right: 'GET /disbursements',
  title: 'money.payments',
  empty: 'money.no-payment-yet',
  template: 'money/payments-page',
  async filters(context) {
    const { code } = context;
    return [
      await programmeFilter(context),
      {
        kind: 'choice',
        name: 'state',
        label: 'record.state',
        options: Object.keys(PAYMENT_TAGS).map((value) => ({ value, text: code(value) })),
      },
    ];
  },
  async items(context, items) {
    const payments: Payment[] = items;
    const titles = await projectTitles(context, payments);
    return payments.map((one) => ({ ...one, project: titles.get(one.projectId) ?? one.projectId }));
  },
  columns: [
    {
      label: 'serve.project',
      value: ({ project }) => project,
      show: (one) => ({ text: one.project, href: paymentAddress(one) }),
    },
    { label: 'money.tranche', value: ({ tranche }) => tranche },
    { label: 'money.direction', value: ({ direction }, { t }) => t(`money.direction-${direction}`) },
    {
      label: 'record.state',
      value: ({ state }, { code }) => code(state),
      show: ({ state }, { code }) => ({ text: code(state), tag: PAYMENT_TAGS[state] ?? 'govuk-tag--grey' }),
    },
    {
      label: 'money.approvals',
      value: ({ approvals, approversNeeded }, { t }) =>
        t('money.approvals-of', { given: approvals.length, needed: approversNeeded }),
    },
    {
      label: 'money.settled',
      value: ({ settledAt }) => settledAt,
      show: ({ settledAt }, { time }) => ({ text: settledAt === null ? '—' : time(settledAt) }),
    },
    {
      label: 'money.amount',
      value: ({ amount }) => amount / 100,
      show: ({ amount }, { money }) => ({ text: money(amount), format: 'numeric' }),
    },
  ],
  async around(context) {
    const approves = await context.desk.may('GET /disbursements/waiting');
    return { waiting: await waitingTable(context), several: approves ? '/payments/approve' : null };
  },
});

/** Tasks about payments that are mine, the most urgent first. */
async function waitingTable(context: PageContext) {
  const { desk, own, time, t } = context;
  const { items } = await desk.see<{ items: Task[] }>('/tasks', {}, { limit: '100' });
  const mine = items.filter(({ processId }) => processId.startsWith('disbursement/'));
  const titles = await projectTitles(context, mine);
  const rows = mine.map(({ what, processId, projectId, due, overdue }) => {
    const [, project = '', tranche = ''] = processId.split('/');
    return [
      { text: own(what), href: paymentAddress({ projectId: project, tranche }) },
      { text: titles.get(projectId ?? '') ?? '—' },
      { text: due === null ? '—' : time(due), late: overdue ? t('record.overdue') : null },
    ];
  });
  return tableOf(context, 'money.waits-for-me', ['record.task', 'serve.project', 'record.due'], rows);
}

/** Titles of the projects that are paid; whoever may see the payment may know its name. */
async function projectTitles({ services }: PageContext, of: readonly { projectId: string | null }[]) {
  const ids = [...new Set(of.flatMap(({ projectId }) => projectId ?? []))];
  const projects = await services.store.projects.find({ id: { $in: ids } });
  return new Map(projects.map(({ id, title }) => [id, title]));
}
