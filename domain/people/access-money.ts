import type { Role } from '../record/party';
import type { AccessRow, Relation } from './access';

const CONCERNED: Partial<Record<Role, Relation>> = {
  'bureau-officer': 'own-bureau',
  'bureau-approver': 'own-bureau',
  'bureau-finance': 'own-bureau',
  'organisation-editor': 'own-organisation',
  'organisation-certifier': 'own-organisation',
  auditor: 'any',
  administrator: 'any',
};
const APPROVERS: Partial<Record<Role, Relation>> = {
  'bureau-finance': 'own-bureau',
  'bureau-approver': 'own-bureau',
};

/** Payments and the ledger. That two different persons approve is checked by the payment itself. */
export const moneyAccess: AccessRow[] = [
  {
    action: 'money.list-disbursements',
    allow: {
      ...CONCERNED,
      'bureau-officer': 'any',
      'bureau-approver': 'any',
      'bureau-finance': 'any',
      'organisation-editor': 'any',
      'organisation-certifier': 'any',
    },
  },
  { action: 'money.see-disbursement', allow: CONCERNED },
  { action: 'money.list-waiting', allow: { 'bureau-finance': 'any', 'bureau-approver': 'any' } },
  { action: 'money.approve-payment', allow: APPROVERS },
  { action: 'money.refuse-payment', allow: APPROVERS },
  { action: 'money.resolve-payment', allow: APPROVERS },
  { action: 'money.see-budget', allow: CONCERNED },
  { action: 'money.read-ledger', allow: { ...APPROVERS, auditor: 'any', administrator: 'any' } },
  { action: 'money.read-whole-ledger', allow: { auditor: 'any', administrator: 'any' } },
];
