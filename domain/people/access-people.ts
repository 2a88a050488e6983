import type { AccessRow } from './access';
import { EVERY_ROLE } from './every-role';

/** Accounts, organisations and tokens. */
export const peopleAccess: AccessRow[] = [
  { action: 'people.see-self', allow: EVERY_ROLE },
  { action: 'people.manage-tokens', allow: EVERY_ROLE },
  { action: 'people.change-password', allow: EVERY_ROLE },
  { action: 'people.change-self', allow: EVERY_ROLE },
  {
    action: 'people.list-organisations',
    allow: {
      administrator: 'any',
      auditor: 'any',
      'bureau-officer': 'any',
      'bureau-approver': 'any',
      'bureau-finance': 'any',
    },
  },
  {
    action: 'people.see-organisation',
    allow: {
      administrator: 'any',
      auditor: 'any',
      'bureau-officer': 'any',
      'bureau-approver': 'any',
      'bureau-finance': 'any',
      'street-officer': 'own-organisation',
      'organisation-editor': 'own-organisation',
      'organisation-certifier': 'own-organisation',
      evaluator: 'own-organisation',
    },
  },
  { action: 'people.manage-organisations', allow: { administrator: 'any' } },
  { action: 'people.list-users', allow: { administrator: 'any', auditor: 'any' } },
  { action: 'people.manage-users', allow: { administrator: 'any' } },
];
