import type { ConsolePage } from '../../record/pages/mount-pages';
import { approveSeveralPage } from './approve-several-page';
import { budgetPage } from './budget-page';
import { programmeLedgerPage, reconciliationPage, wholeLedgerPage } from './ledger-pages';
import { approvePaymentPage, refusePaymentPage, resolvePaymentPage } from './payment-forms';
import { paymentPage } from './payment-page';
import { paymentsPage } from './payments-page';

/** Payments, budgets and the ledger. */
export const moneyPages: readonly ConsolePage[] = [
  paymentsPage,
  approveSeveralPage,
  paymentPage,
  approvePaymentPage,
  refusePaymentPage,
  resolvePaymentPage,
  budgetPage,
  programmeLedgerPage,
  wholeLedgerPage,
  reconciliationPage,
];
