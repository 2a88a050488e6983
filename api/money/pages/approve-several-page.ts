import type { z } from 'zod';
import { Fault } from '../../../domain/record/fault';
import { formPage } from '../../record/pages/form-page';
import type { Cell } from '../../record/pages/list-page';
import type { PageContext } from '../../record/pages/page';
import { said, wrongField } from '../../record/pages/page-fault';
import { factsOf, tableOf } from '../../serve/pages/the-project';
import type { waitingView } from '../money-schemas';
import { paymentAddress } from './the-payment';

type Waiting = z.output<typeof waitingView>;
interface Chosen {
  payments: string[];
}
interface Outcome {
  payment: string;
  /** Null: approved. */
  fault: Fault | null;
}

const WAITING = '/disbursements/waiting';
const APPROVE = 'POST /disbursements/:projectId/:tranche/approve';

const nameOf = ({ projectId, tranche }: Pick<Waiting, 'projectId' | 'tranche'>) => `${projectId}/${tranche}`;

/** Several payments at once: each is one decision with a key of its own, and each says how it ended. */
export const approveSeveralPage = formPage({
  path: '/payments/approve',
  right: `GET ${WAITING}`,
  title: 'money.approve-several',
  lead: 'money.approve-several-lead',
  button: 'money.approve-these',
  check: true,
  template: 'money/approve-several-page',
  async fields(context) {
    const waiting = await theWaiting(context);
    return [
      {
        kind: 'choices',
        name: 'payments',
        label: 'money.waits-for-me',
        options: waiting.map((one) => ({
          value: nameOf(one),
          text: paymentWords(context, one),
          hint: approvalWords(context, one),
        })),
      },
    ];
  },
  async around(context) {
    const waiting = await theWaiting(context);
    return {
      crumbs: [{ text: context.t('money.payments'), href: '/payments' }],
      isEmpty: waiting.length === 0,
    };
  },
  body(context, typed) {
    const payments = [typed.payments ?? []].flat().map(String);
    if (payments.length === 0) throw chooseAgain(context);
    return { payments };
  },
  async answers(context, { payments }: Chosen) {
    const chosen = (await theWaiting(context)).filter((one) => payments.includes(nameOf(one)));
    // Nobody approves what this page does not list.
    if (chosen.length < payments.length) throw chooseAgain(context);
    const total = chosen.reduce((sum, { amount }) => sum + amount, 0);
    return factsOf([
      ...chosen.map((one): [string, string] => [paymentWords(context, one), approvalWords(context, one)]),
      [context.t('money.total-of', { count: chosen.length }), context.money(total)],
    ]);
  },
  send: (context, { payments }: Chosen, key) => approveEach(context, payments, key),
  async once(context, outcomes: Outcome[]) {
    return {
      template: 'money/approved-several-page',
      view: { title: context.t('money.approved-several'), outcomes: await outcomesTable(context, outcomes) },
    };
  },
  done: () => '/payments',
  doneText: 'money.approved',
});

function chooseAgain({ t }: PageContext): Fault {
  const message = t('money.choose-payments');
  return new Fault('invalid-input', said(message), { fields: [wrongField('payments', message)] });
}

async function theWaiting({ desk }: PageContext): Promise<Waiting[]> {
  return (await desk.see<{ items: Waiting[] }>(WAITING)).items;
}

/** What is refused is told and keeps none of the others from being approved. */
async function approveEach({ desk }: PageContext, payments: readonly string[], key: string) {
  const outcomes: Outcome[] = [];
  for (const payment of payments) {
    const [projectId = '', tranche = ''] = payment.split('/');
    try {
      await desk.send(APPROVE, {
        params: { projectId, tranche },
        body: {},
        key: `${key}.${projectId}.${tranche}`,
      });
      outcomes.push({ payment, fault: null });
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      outcomes.push({ payment, fault: error });
    }
  }
  return outcomes;
}

function paymentWords({ t, own, money }: PageContext, { project, title, direction, amount }: Waiting) {
  const what = title ? own(title) : t(direction === 'back' ? 'money.return' : 'money.tranche');
  return t('money.payment-line', { project, what, amount: money(amount) });
}

function approvalWords({ t, time }: PageContext, { organisation, given, approversNeeded, due }: Waiting) {
  return [
    organisation,
    t('money.approvals-of', { given, needed: approversNeeded }),
    ...(due === null ? [] : [t('money.due-by', { due: time(due) })]),
  ].join(' · ');
}

async function outcomesTable(context: PageContext, outcomes: readonly Outcome[]) {
  const { desk, t, lang, money } = context;
  const rows: Cell[][] = [];
  for (const { payment, fault } of outcomes) {
    const [projectId = '', tranche = ''] = payment.split('/');
    const params = { projectId, tranche };
    const project = await desk.seeIf<{ title: string }>('/projects/:projectId', params);
    const found = await desk.seeIf<{ amount: number }>('/disbursements/:projectId/:tranche', params);
    const why = fault && (lang === 'zh' ? fault.zh : fault.message);
    rows.push([
      found && project
        ? { text: project.title, href: paymentAddress(params) }
        : { text: t('money.unknown-payment') },
      { text: found ? money(found.amount) : '—', format: 'numeric' },
      fault === null
        ? { text: t('money.approved'), tag: 'govuk-tag--green' }
        : { text: t('money.not-approved'), tag: 'govuk-tag--red' },
      { text: fault ? why || t(`record.fault-${fault.type}`) : '—' },
    ]);
  }
  const head = ['serve.project', 'money.amount', 'money.outcome', 'money.why'];
  return tableOf(context, 'money.outcomes', head, rows);
}
