import type { Role } from '../record/party';
import type { Organisation } from './account';

/** Which roles people of an organisation can have, by what the organisation is. */
export const ROLES_OF_KIND: { readonly [kind in Organisation['kind']]: readonly Role[] } = {
  bureau: ['bureau-officer', 'bureau-approver', 'bureau-finance', 'auditor', 'administrator'],
  street: ['street-officer'],
  'social-organisation': ['organisation-editor', 'organisation-certifier'],
  'evaluation-agency': ['evaluator'],
  'audit-office': ['auditor'],
};
