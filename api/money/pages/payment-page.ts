import { workflowId } from '../../../domain/record/workflow-id';
import { type PageContext, page } from '../../record/pages/page';
import { journalRows } from '../../record/pages/process-rows';
import { type Payment, paymentAddress, paymentPaper } from './the-payment';

/** One payment: gate, approvals, what the bank says, and what one may do. */
export const paymentPage = page({
  path: '/payments/:projectId/:tranche',
  right: 'GET /disbursements/:projectId/:tranche',
  template: 'money/payment-page',
  async show(context) {
    const { payment, ...paper } = await paymentPaper(context);
    return {
      ...paper,
      title: context.t('money.payment-of', { tranche: paper.paymentTitle }),
      links: await waysOn(context, payment),
      journal: await journalOf(context, payment),
    };
  },
});

const WAYS = [
  ['approve', ['approving']],
  ['refuse', ['approving']],
  ['resolve', ['bank-refused', 'mismatch']],
] as const;

async function waysOn({ desk, t }: PageContext, payment: Payment) {
  const { projectId, tranche, state } = payment;
  const links = [];
  for (const [verb, states] of WAYS) {
    if (!states.some((one) => one === state)) continue;
    if (!(await desk.may(`POST /disbursements/:projectId/:tranche/${verb}`, { projectId, tranche })))
      continue;
    links.push({ text: t(`money.${verb}-payment`), href: `${paymentAddress(payment)}/${verb}` });
  }
  return links;
}

async function journalOf(context: PageContext, { projectId, tranche }: Payment) {
  const stream = workflowId.disbursement(projectId, tranche);
  const may = await context.desk.may('GET /journal', {}, { stream });
  return may ? journalRows(context, [stream]) : null;
}
