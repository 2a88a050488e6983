import type { Route } from '../record/route';
import { contactRoutes } from './contact-routes';
import { ledgerRoutes } from './ledger-routes';

/** Household files, needs and service records of a project. */
export const needsRoutes: readonly Route[] = [...ledgerRoutes, ...contactRoutes];
