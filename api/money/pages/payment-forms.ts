import { formPage } from '../../record/pages/form-page';
import type { PageContext } from '../../record/pages/page';
import { paymentAddress, paymentPaper, thePayment } from './the-payment';

const shared = {
  check: true,
  template: 'money/payment-form-page',
  async around(context: PageContext) {
    const { payment: _, ...paper } = await paymentPaper(context);
    return paper;
  },
  done: ({ params }: PageContext) =>
    paymentAddress({ projectId: String(params.projectId), tranche: String(params.tranche) }),
};
const reason = {
  kind: 'paragraph',
  name: 'reason',
  label: 'serve.reason',
  hint: 'serve.no-names',
  rows: 3,
} as const;

/** One of the different persons who have to agree. */
export const approvePaymentPage = formPage({
  ...shared,
  path: '/payments/:projectId/:tranche/approve',
  right: 'POST /disbursements/:projectId/:tranche/approve',
  title: 'money.approve-payment',
  lead: 'money.approve-lead',
  button: 'money.approve',
  fields: () => [],
  async answers(context) {
    const { facts } = await paymentPaper(context);
    return facts;
  },
  body: () => ({}),
  doneText: 'money.approved',
});

export const refusePaymentPage = formPage({
  ...shared,
  path: '/payments/:projectId/:tranche/refuse',
  right: 'POST /disbursements/:projectId/:tranche/refuse',
  title: 'money.refuse-payment',
  lead: 'money.refuse-lead',
  button: 'money.refuse',
  fields: () => [reason],
  doneText: 'money.refused',
});

const AFTER_REFUSAL = ['send-anew', 'give-up'] as const;
const AFTER_MISMATCH = ['ask-again', 'accept-amount'] as const;

/** What becomes of a payment that the bank refused or settled with another amount. */
export const resolvePaymentPage = formPage({
  ...shared,
  path: '/payments/:projectId/:tranche/resolve',
  right: 'POST /disbursements/:projectId/:tranche/resolve',
  title: 'money.resolve-payment',
  button: 'money.decide',
  async fields(context) {
    const { state } = await thePayment(context);
    const ways = state === 'mismatch' ? AFTER_MISMATCH : AFTER_REFUSAL;
    const options = ways.map((value) => ({
      value,
      text: context.t(`money.resolve-${value}`),
      hint: context.t(`money.resolve-${value}-hint`),
    }));
    return [{ kind: 'choice', name: 'resolution', label: 'money.resolution', options }, reason];
  },
  doneText: 'money.resolved',
});
