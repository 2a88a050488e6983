import type { Role } from '../record/party';
import type { AccessRow, Relation } from './access';
import { EVERY_ROLE } from './every-role';

/** Those who take part see what concerns them; auditors and administrators see everything. */
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

/** Journal, tasks, notices, deadlines, documents, calendars and the sandbox clock. */
export const recordAccess: AccessRow[] = [
  { action: 'record.list-tasks', allow: EVERY_ROLE },
  { action: 'record.search', allow: EVERY_ROLE },
  { action: 'record.see-process', allow: CONCERNED },
  {
    action: 'record.read-journal',
    allow: {
      'bureau-officer': 'own-bureau',
      'bureau-approver': 'own-bureau',
      'bureau-finance': 'own-bureau',
      auditor: 'any',
      administrator: 'any',
    },
  },
  { action: 'record.verify-journal', allow: CONCERNED },
  { action: 'record.read-notices', allow: { auditor: 'any', administrator: 'any' } },
  { action: 'record.send-notice-again', allow: { administrator: 'any' } },
  { action: 'record.read-calendars', allow: EVERY_ROLE },
  { action: 'record.import-calendar', allow: { administrator: 'any' } },
  {
    action: 'record.upload-document',
    allow: {
      'bureau-officer': 'any',
      'bureau-approver': 'any',
      'bureau-finance': 'any',
      'street-officer': 'any',
      'organisation-editor': 'any',
      'organisation-certifier': 'any',
      evaluator: 'any',
    },
  },
  { action: 'record.read-document', allow: CONCERNED },
  { action: 'record.see-clock', allow: EVERY_ROLE },
  { action: 'record.move-clock', allow: { administrator: 'any' } },
];
