import type { Role } from '../record/party';
import type { AccessRow, Relation } from './access';

const APPLICANT: Partial<Record<Role, Relation>> = {
  'organisation-editor': 'own-organisation',
  'organisation-certifier': 'own-organisation',
};

/** Who reads papers: the applicant always, the others once the call has closed; before, two officers by an early look. */
const READERS: Partial<Record<Role, Relation>> = {
  ...APPLICANT,
  'bureau-officer': 'own-bureau',
  'bureau-approver': 'own-bureau',
  'bureau-finance': 'own-bureau',
  'street-officer': 'own-street',
  evaluator: 'assigned',
  auditor: 'any',
  administrator: 'any',
};

const OVERSIGHT: Partial<Record<Role, Relation>> = {
  'bureau-officer': 'own-bureau',
  'bureau-approver': 'own-bureau',
  auditor: 'any',
};

/** Applications, the review panel, the ranking and objections. */
export const matchAccess: AccessRow[] = [
  { action: 'match.list-calls', allow: { 'organisation-editor': 'any', 'organisation-certifier': 'any' } },
  {
    action: 'match.draft-application',
    allow: { 'organisation-editor': 'any', 'organisation-certifier': 'any' },
  },
  { action: 'match.change-application', allow: APPLICANT },
  { action: 'match.submit-application', allow: APPLICANT },
  { action: 'match.withdraw-application', allow: APPLICANT },
  {
    action: 'match.list-own-applications',
    allow: { 'organisation-editor': 'any', 'organisation-certifier': 'any' },
  },
  { action: 'match.list-applications', allow: READERS },
  { action: 'match.read-application', allow: READERS },
  {
    action: 'match.ask-early-look',
    allow: { 'bureau-officer': 'own-bureau', 'bureau-approver': 'own-bureau' },
  },
  { action: 'match.answer-early-look', allow: { 'bureau-approver': 'own-bureau' } },
  { action: 'match.see-early-looks', allow: OVERSIGHT },
  {
    action: 'match.see-eligibility',
    allow: { ...APPLICANT, ...OVERSIGHT, 'bureau-finance': 'own-bureau', administrator: 'any' },
  },
  { action: 'match.see-panel', allow: OVERSIGHT },
  {
    action: 'match.extend-panel',
    allow: { 'bureau-officer': 'own-bureau', 'bureau-approver': 'own-bureau' },
  },
  { action: 'match.accept-quorum', allow: { 'bureau-approver': 'own-bureau' } },
  { action: 'match.list-own-seats', allow: { evaluator: 'any' } },
  { action: 'match.see-seat', allow: { evaluator: 'assigned' } },
  { action: 'match.declare-seat', allow: { evaluator: 'assigned' } },
  { action: 'match.score', allow: { evaluator: 'assigned' } },
  { action: 'match.submit-sheets', allow: { evaluator: 'assigned' } },
  { action: 'match.dissent', allow: { evaluator: 'assigned' } },
  { action: 'match.see-rankings', allow: READERS },
  { action: 'match.raise-objection', allow: APPLICANT },
  { action: 'match.raise-complaint', allow: APPLICANT },
  { action: 'match.decide-complaint', allow: { 'bureau-approver': 'own-bureau' } },
  { action: 'match.list-objections', allow: { ...OVERSIGHT, ...APPLICANT } },
  { action: 'match.see-objection', allow: { ...OVERSIGHT, ...APPLICANT } },
  {
    action: 'match.answer-objection',
    allow: { 'bureau-officer': 'own-bureau', 'bureau-approver': 'own-bureau' },
  },
];
