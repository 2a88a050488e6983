import type { AccessRow } from './access';
import { EVERY_ROLE } from './every-role';

/** Programmes, and questions about them. Lists show each caller what is theirs to see. */
export const publishAccess: AccessRow[] = [
  { action: 'publish.list-programmes', allow: EVERY_ROLE },
  { action: 'publish.see-programme', allow: EVERY_ROLE },
  { action: 'publish.draft-programme', allow: { 'bureau-officer': 'any' } },
  { action: 'publish.change-programme', allow: { 'bureau-officer': 'own-bureau' } },
  { action: 'publish.propose-programme', allow: { 'bureau-officer': 'own-bureau' } },
  { action: 'publish.approve-programme', allow: { 'bureau-approver': 'own-bureau' } },
  { action: 'publish.return-programme', allow: { 'bureau-approver': 'own-bureau' } },
  { action: 'publish.abandon-programme', allow: { 'bureau-officer': 'own-bureau' } },
  { action: 'publish.correct-programme', allow: { 'bureau-officer': 'own-bureau' } },
  {
    action: 'publish.ask-question',
    allow: { 'organisation-editor': 'any', 'organisation-certifier': 'any' },
  },
  { action: 'publish.answer-question', allow: { 'bureau-officer': 'own-bureau' } },
];
