import type { z } from 'zod';
import { workflowId } from '../../../domain/record/workflow-id';
import type { Cell } from '../../record/pages/list-page';
import type { PageContext } from '../../record/pages/page';
import type { processView } from '../../record/process-view';
import { gateWords } from '../../serve/pages/course-tables';
import { type Course, factsOf, projectCrumbs, tableOf, theCourse } from '../../serve/pages/the-project';
import { waitsForWords } from '../../serve/pages/waits-for-words';
import type { disbursementView } from '../money-schemas';

export type Payment = z.output<typeof disbursementView>;
type Process = z.output<typeof processView>;

export const PAYMENT_TAGS: { readonly [state: string]: string } = {
  requested: 'govuk-tag--grey',
  approving: 'govuk-tag--yellow',
  sending: 'govuk-tag--blue',
  accepted: 'govuk-tag--blue',
  unknown: 'govuk-tag--red',
  'bank-refused': 'govuk-tag--red',
  mismatch: 'govuk-tag--red',
  paid: 'govuk-tag--green',
  returned: 'govuk-tag--green',
  refused: 'govuk-tag--grey',
  failed: 'govuk-tag--red',
};

export const paymentAddress = ({ projectId, tranche }: Pick<Payment, 'projectId' | 'tranche'>) =>
  `/payments/${encodeURIComponent(projectId)}/${encodeURIComponent(tranche)}`;

const paramsOf = ({ params }: PageContext) => ({
  projectId: String(params.projectId),
  tranche: String(params.tranche),
});

export function thePayment(context: PageContext): Promise<Payment> {
  return context.desk.see('/disbursements/:projectId/:tranche', paramsOf(context));
}

/** The name of what is paid: a tranche of the agreement, or money coming back. */
export function paymentTitle({ own, t }: PageContext, course: Course, payment: Payment): string {
  const title = course.tranches.find(({ id }) => id === payment.tranche)?.title;
  if (title) return own(title);
  return t(payment.direction === 'back' ? 'money.return' : 'money.tranche');
}

/** A payment as it is read, above every form that decides on it. */
export async function paymentPaper(context: PageContext) {
  const { t, own, money, code, time, number, caller } = context;
  const payment = await thePayment(context);
  const course = await theCourse(context);
  const crumbs = await projectCrumbs(context);
  const tranche = course.tranches.find(({ id }) => id === payment.tranche);
  const { approvals, approversNeeded, settledAt, settledAmount } = payment;
  const process = await theProcess(context, payment);
  return {
    payment,
    paymentTitle: paymentTitle(context, course, payment),
    crumbs: [...crumbs, { text: t('money.payments'), href: '/payments' }],
    state: { text: code(payment.state), classes: String(PAYMENT_TAGS[payment.state] ?? 'govuk-tag--grey') },
    facts: factsOf([
      [t('serve.project'), crumbs.at(-1)?.text ?? null, `/projects/${payment.projectId}`],
      [t('people.organisation'), course.organisation],
      [t('money.direction'), t(`money.direction-${payment.direction}`)],
      [t('money.amount'), money(payment.amount)],
      [t('money.approvals'), t('money.approvals-of', { given: approvals.length, needed: approversNeeded })],
      [t('money.gate'), tranche ? gateWords(context, course, tranche) : null],
      [
        t('money.waits-for'),
        tranche?.waitsFor.map((one) => waitsForWords(context, course, one)).join(t('record.and')) || null,
      ],
    ]),
    approvals: tableOf(
      context,
      'money.approvals',
      ['money.approver', 'record.when'],
      approvals.map(({ userId, at }, n): Cell[] => [
        {
          text:
            userId === caller.userId
              ? t('money.approver-you')
              : t('money.approver-number', { number: n + 1 }),
        },
        { text: time(at) },
      ]),
    ),
    bank: factsOf([
      [t('money.payment-key'), payment.paymentKey],
      [t('money.bank-reference'), payment.bankReference],
      [t('money.attempt'), number(payment.attempt)],
      [t('money.bank-asked'), payment.queries > 0 ? t('money.times', { count: payment.queries }) : null],
      [t('money.settled'), settledAt === null ? t('money.not-settled') : time(settledAt)],
      [t('money.settled-amount'), settledAmount === null ? null : money(settledAmount)],
      [t('money.failure'), payment.failure],
    ]),
    isDifferent: settledAmount !== null && settledAmount !== payment.amount,
    deadlines: tableOf(
      context,
      'record.who-by-when',
      ['record.party', 'record.due', 'record.otherwise'],
      (process?.deadlines ?? []).map((one): Cell[] => [
        { text: code(one.party) },
        { text: time(one.due), late: one.overdue ? t('record.overdue') : null },
        { text: own(one.byDefault) },
      ]),
    ),
  };
}

function theProcess({ desk }: PageContext, { projectId, tranche }: Payment): Promise<Process | null> {
  return desk.seeIf('/processes/:processId', { processId: workflowId.disbursement(projectId, tranche) });
}
