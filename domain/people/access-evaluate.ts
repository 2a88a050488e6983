import type { Role } from '../record/party';
import type { AccessRow, Relation } from './access';

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

const JUDGES: Partial<Record<Role, Relation>> = {
  'bureau-officer': 'own-bureau',
  'street-officer': 'own-street',
  evaluator: 'assigned',
};

/** Evaluations and surveys. Nobody sees another judge's sheet while the judges still score; the provider sees none. */
export const evaluateAccess: AccessRow[] = [
  { action: 'evaluate.see-evaluation', allow: CONCERNED },
  // Partners of a project judge it, and see nothing of it but their sheet.
  { action: 'evaluate.fill-sheet', allow: { ...JUDGES, 'organisation-certifier': 'assigned' } },
  { action: 'evaluate.see-partners', allow: CONCERNED },
  { action: 'evaluate.name-partners', allow: { 'bureau-officer': 'own-bureau' } },
  { action: 'evaluate.read-sheets', allow: { ...JUDGES, 'bureau-approver': 'own-bureau', auditor: 'any' } },
  { action: 'evaluate.respond', allow: { 'organisation-certifier': 'own-organisation' } },
  { action: 'evaluate.rule-on-veto', allow: { 'bureau-approver': 'own-bureau' } },
  { action: 'evaluate.settle-silence', allow: { 'bureau-approver': 'own-bureau' } },
  { action: 'evaluate.appeal', allow: { 'organisation-certifier': 'own-organisation' } },
  { action: 'evaluate.decide-appeal', allow: { 'bureau-approver': 'own-bureau' } },
  {
    action: 'evaluate.appraise',
    allow: { 'bureau-officer': 'own-bureau', 'organisation-certifier': 'own-organisation' },
  },
  { action: 'evaluate.see-survey', allow: CONCERNED },
  // Reasons to look at the answers again: for those who check, not for who might have made them up.
  {
    action: 'evaluate.see-survey-signs',
    allow: { 'bureau-officer': 'own-bureau', 'bureau-approver': 'own-bureau', auditor: 'any' },
  },
  // In their own words recipients may tell who they are: for those who weigh it, never for the provider.
  {
    action: 'evaluate.read-survey-texts',
    allow: { 'bureau-officer': 'own-bureau', 'bureau-approver': 'own-bureau', evaluator: 'assigned' },
  },
  { action: 'evaluate.enter-answers', allow: JUDGES },
  { action: 'evaluate.call-back', allow: JUDGES },
  // Whoever is to be visited learns of it when the visit is on record: until then their relation does not reach it.
  { action: 'evaluate.see-spot-checks', allow: CONCERNED },
  {
    action: 'evaluate.see-drawings',
    allow: {
      'bureau-officer': 'own-bureau',
      'bureau-approver': 'own-bureau',
      'bureau-finance': 'own-bureau',
      auditor: 'any',
      administrator: 'any',
    },
  },
  { action: 'evaluate.record-visit', allow: { evaluator: 'assigned' } },
];
