import type { Collections } from '../../domain/record/store';

/** [fields, unique] of each collection. Ids are `_id` and unique by themselves. */
type IndexSpec = [fields: { [field: string]: 1 | -1 }, unique?: 'unique'];

/** Every index there is. Made by the migration step, never at import. */
export const INDEXES: { readonly [name in keyof Collections]: readonly IndexSpec[] } = {
  organisations: [[{ uscc: 1 }], [{ kind: 1, _id: 1 }], [{ streetCode: 1 }], [{ name: 1 }]],
  users: [[{ email: 1 }, 'unique'], [{ organisationId: 1, roles: 1 }], [{ roles: 1 }]],
  tokens: [[{ hash: 1 }, 'unique'], [{ userId: 1 }]],
  rulebooks: [],
  programmes: [[{ bureauId: 1, _id: -1 }], [{ state: 1, _id: -1 }], [{ 'title.zh': 1 }], [{ 'title.en': 1 }]],
  questions: [[{ programmeId: 1, _id: 1 }]],
  applications: [
    [{ programmeId: 1, status: 1, _id: 1 }],
    [{ organisationId: 1, _id: -1 }],
    [{ documents: 1 }],
  ],
  seats: [[{ programmeId: 1, number: 1 }], [{ evaluatorId: 1, _id: 1 }]],
  reviewSheets: [[{ programmeId: 1, seatId: 1 }], [{ seatId: 1, applicationId: 1 }, 'unique']],
  rankings: [[{ programmeId: 1, round: 1 }, 'unique']],
  objections: [[{ programmeId: 1, status: 1 }]],
  projects: [
    [{ programmeId: 1, _id: 1 }],
    [{ organisationId: 1, _id: -1 }],
    [{ bureauId: 1, _id: -1 }],
    [{ streetId: 1, _id: -1 }],
    [{ title: 1 }],
  ],
  reports: [[{ projectId: 1, reportId: 1, version: 1 }, 'unique']],
  changeRequests: [[{ projectId: 1, _id: 1 }]],
  households: [[{ projectId: 1, code: 1 }, 'unique'], [{ streetCode: 1, _id: 1 }]],
  needs: [[{ projectId: 1, _id: 1 }], [{ householdId: 1 }]],
  serviceRecords: [[{ projectId: 1, on: 1 }], [{ projectId: 1, _id: 1 }]],
  accesses: [[{ projectId: 1, _id: -1 }], [{ householdId: 1 }]],
  evaluations: [[{ projectId: 1, round: 1 }], [{ programmeId: 1 }], [{ evaluatorIds: 1 }]],
  scoreSheets: [[{ evaluationId: 1, party: 1 }], [{ userId: 1 }]],
  surveys: [[{ projectId: 1, round: 1 }]],
  invitations: [[{ surveyId: 1, usedAt: 1 }]],
  answers: [[{ surveyId: 1 }]],
  findings: [[{ projectId: 1, round: 1 }], [{ programmeId: 1 }]],
  standings: [[{ organisationId: 1, at: 1 }], [{ programmeId: 1 }]],
  budgets: [[{ programmeId: 1 }]],
  disbursements: [[{ projectId: 1 }], [{ programmeId: 1 }], [{ paymentKey: 1 }, 'unique']],
  postings: [[{ programmeId: 1, at: 1 }], [{ at: 1, _id: 1 }], [{ projectId: 1 }]],
  documents: [[{ projectId: 1, _id: 1 }], [{ programmeId: 1, _id: 1 }], [{ organisationId: 1, _id: 1 }]],
  statements: [[{ about: 1 }]],
  journal: [[{ stream: 1, seq: 1 }, 'unique'], [{ programmeId: 1, at: 1 }]],
  processes: [[{ open: 1, kind: 1 }], [{ programmeId: 1 }], [{ projectId: 1 }]],
  tasks: [
    [{ status: 1, organisationId: 1, role: 1, due: 1 }],
    [{ status: 1, userId: 1, due: 1 }],
    [{ workflowId: 1, status: 1, key: 1 }],
    [{ projectId: 1, status: 1 }],
    [{ status: 1, due: 1 }],
  ],
  deadlines: [
    [{ workflowId: 1, status: 1, key: 1 }],
    [{ status: 1, due: 1 }],
    [{ status: 1, provisional: 1 }],
    [{ projectId: 1 }],
  ],
  notices: [[{ status: 1, queuedAt: 1 }], [{ programmeId: 1 }], [{ recipient: 1, queuedAt: -1 }]],
  calendars: [[{ year: 1 }, 'unique']],
  clocks: [],
  requests: [[{ at: 1 }]],
};

export const COLLECTION_NAMES = Object.keys(INDEXES) as (keyof Collections)[];
