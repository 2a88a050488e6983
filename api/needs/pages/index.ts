import type { ConsolePage } from '../../record/pages/mount-pages';
import { accessesPage } from './accesses-page';
import { addPage } from './add-page';
import { householdsPage } from './households-page';
import { importLedgerPage } from './import-ledger-page';
import { needsPage } from './needs-page';
import { servicesPage } from './services-page';
import { settleNeedPage } from './settle-need-page';
import { unmaskPage } from './unmask-page';

const KINDS = ['households', 'needs', 'services'] as const;

/** Household files, needs, visits and activities. */
export const needsPages: readonly ConsolePage[] = [
  householdsPage,
  needsPage,
  settleNeedPage,
  servicesPage,
  accessesPage,
  unmaskPage,
  ...KINDS.map(addPage),
  ...KINDS.map(importLedgerPage),
];
