import type { Role } from '../record/party';
import type { AccessRow, Relation } from './access';

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

/** Findings, their rectification 整改, the organisations' record, what works, and good cases 优秀案例. */
export const improveAccess: AccessRow[] = [
  { action: 'improve.see-findings', allow: CONCERNED },
  {
    action: 'improve.open-finding',
    allow: { 'bureau-officer': 'own-bureau', 'bureau-approver': 'own-bureau' },
  },
  {
    action: 'improve.submit-plan',
    allow: { 'organisation-editor': 'own-organisation', 'organisation-certifier': 'own-organisation' },
  },
  {
    action: 'improve.review-plan',
    allow: { 'bureau-officer': 'own-bureau', 'bureau-approver': 'own-bureau' },
  },
  {
    action: 'improve.submit-evidence',
    allow: { 'organisation-editor': 'own-organisation', 'organisation-certifier': 'own-organisation' },
  },
  {
    action: 'improve.inspect-finding',
    allow: {
      'bureau-officer': 'own-bureau',
      'bureau-approver': 'own-bureau',
      'street-officer': 'own-street',
    },
  },
  {
    action: 'improve.see-record',
    allow: {
      'bureau-officer': 'any',
      'bureau-approver': 'any',
      'bureau-finance': 'any',
      'organisation-editor': 'own-organisation',
      'organisation-certifier': 'own-organisation',
      auditor: 'any',
      administrator: 'any',
    },
  },
  {
    action: 'improve.contest-entry',
    allow: { 'organisation-editor': 'own-organisation', 'organisation-certifier': 'own-organisation' },
  },
  {
    action: 'improve.answer-contest',
    allow: { 'bureau-officer': 'own-bureau', 'bureau-approver': 'own-bureau' },
  },
  {
    action: 'improve.see-what-works',
    allow: {
      'bureau-officer': 'own-organisation',
      'bureau-approver': 'own-organisation',
      auditor: 'any',
    },
  },
  { action: 'improve.see-carry-over', allow: CONCERNED },
  {
    action: 'improve.judge-target',
    allow: { 'bureau-officer': 'own-bureau', 'bureau-approver': 'own-bureau' },
  },
  {
    action: 'improve.see-carried-plans',
    allow: {
      'organisation-editor': 'own-organisation',
      'organisation-certifier': 'own-organisation',
      'bureau-officer': 'own-bureau',
      'bureau-approver': 'own-bureau',
      auditor: 'any',
    },
  },
  { action: 'improve.see-case', allow: CONCERNED },
  { action: 'improve.propose-case', allow: { 'bureau-officer': 'own-bureau' } },
  { action: 'improve.answer-case', allow: { 'organisation-certifier': 'own-organisation' } },
  {
    action: 'improve.withdraw-case',
    allow: { 'bureau-officer': 'own-bureau', 'organisation-certifier': 'own-organisation' },
  },
];
