import type { Route } from '../record/route';
import { bankRoutes } from './bank-routes';
import { disbursementRoutes } from './disbursement-routes';
import { ledgerRoutes } from './ledger-routes';

export const moneyRoutes: Route[] = [...disbursementRoutes, ...ledgerRoutes, ...bankRoutes];
