import type { AccessRow } from './access';

/** Household files, needs and service records: people's data, so only those who serve or oversee the project. */
export const needsAccess: AccessRow[] = [
  {
    action: 'needs.read',
    allow: {
      'organisation-editor': 'own-organisation',
      'organisation-certifier': 'own-organisation',
      'bureau-officer': 'own-bureau',
      'bureau-approver': 'own-bureau',
      'street-officer': 'own-street',
      evaluator: 'assigned',
      auditor: 'any',
    },
  },
  { action: 'needs.write', allow: { 'organisation-editor': 'own-organisation' } },
  {
    action: 'needs.unmask',
    allow: {
      'organisation-editor': 'own-organisation',
      'bureau-officer': 'own-bureau',
      'street-officer': 'own-street',
    },
  },
  {
    action: 'needs.read-accesses',
    allow: { 'bureau-approver': 'own-bureau', auditor: 'any', administrator: 'any' },
  },
];
