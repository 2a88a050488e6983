import type { Role } from '../record/party';
import type { AccessRow, Relation } from './access';
import { EVERY_ROLE } from './every-role';

/** Everybody with a part in the project, and those who check. */
const CONCERNED: Partial<Record<Role, Relation>> = {
  'bureau-officer': 'own-bureau',
  'bureau-approver': 'own-bureau',
  'bureau-finance': 'own-bureau',
  'street-officer': 'own-street',
  'organisation-editor': 'own-organisation',
  'organisation-certifier': 'own-organisation',
  evaluator: 'assigned',
  auditor: 'any',
  administrator: 'any',
};

const BUREAU: Partial<Record<Role, Relation>> = {
  'bureau-officer': 'own-bureau',
  'bureau-approver': 'own-bureau',
};

/** Projects, their agreements, reports and changes. The list shows each caller their own. */
export const serveAccess: AccessRow[] = [
  { action: 'serve.list-projects', allow: EVERY_ROLE },
  { action: 'serve.see-project', allow: CONCERNED },
  {
    action: 'serve.see-board',
    allow: {
      'bureau-officer': 'own-bureau',
      'bureau-approver': 'own-bureau',
      'bureau-finance': 'own-bureau',
      auditor: 'any',
      administrator: 'any',
    },
  },
  { action: 'serve.see-street-map', allow: EVERY_ROLE },
  { action: 'serve.set-street-map', allow: { 'bureau-officer': 'own-organisation' } },
  {
    action: 'serve.sign-agreement',
    allow: { 'organisation-certifier': 'own-organisation', 'bureau-approver': 'own-bureau' },
  },
  { action: 'serve.read-reports', allow: CONCERNED },
  { action: 'serve.write-report', allow: { 'organisation-editor': 'own-organisation' } },
  { action: 'serve.submit-report', allow: { 'organisation-editor': 'own-organisation' } },
  { action: 'serve.certify-report', allow: { 'organisation-certifier': 'own-organisation' } },
  { action: 'serve.review-report', allow: BUREAU },
  { action: 'serve.read-changes', allow: CONCERNED },
  {
    action: 'serve.request-change',
    allow: { 'organisation-editor': 'own-organisation', 'organisation-certifier': 'own-organisation' },
  },
  { action: 'serve.decide-change', allow: BUREAU },
  { action: 'serve.pause-project', allow: BUREAU },
  { action: 'serve.terminate-project', allow: { 'bureau-approver': 'own-bureau' } },
];
