import type { Application } from '../../domain/match/application';
import type { Organisation, User } from '../../domain/people/account';
import type { Actor, Role } from '../../domain/record/party';

export const person = (userId: string, organisationId: string, role: Role): Actor => ({
  kind: 'person',
  userId,
  organisationId,
  role,
});

export function sampleOrganisation(id: string, change: Partial<Organisation> = {}): Organisation {
  return {
    id,
    kind: 'social-organisation',
    name: id,
    uscc: null,
    place: '样例市',
    streetCode: null,
    registration: {
      registeredOn: '2015-06-01',
      annualInspections: [{ year: 2024, passed: true }],
      creditLists: [],
      majorViolations: [],
      separateAccounts: true,
      grade: '3A',
      otherPublicFunding: [],
    },
    bankAccount: null,
    ...change,
  };
}

export function sampleUser(
  id: string,
  organisationId: string,
  roles: Role[],
  change: Partial<User> = {},
): User {
  return {
    id,
    email: `${id}@example.org`,
    name: id,
    organisationId,
    roles,
    passwordHash: null,
    failedSignIns: 0,
    lockedUntil: null,
    active: true,
    language: 'zh',
    evaluator: null,
    ...change,
  };
}

export function sampleEvaluator(id: string, change: Partial<NonNullable<User['evaluator']>> = {}): User {
  const evaluator = { expertise: [], expert: true, available: true, ties: [], ...change };
  return sampleUser(id, 'agency', ['evaluator'], { evaluator });
}

export function sampleApplication(
  id: string,
  organisationId: string,
  change: Partial<Application> = {},
): Application {
  const requested = change.requested ?? 4_000_000;
  return {
    id,
    programmeId: 'p1',
    lotId: null,
    organisationId,
    status: 'draft',
    version: 1,
    title: `project of ${organisationId}`,
    summary: 'summary',
    plan: { need: 'n', objectives: 'o', activities: 'a', risks: 'r', sustainability: 's' },
    beneficiaries: 100,
    months: 12,
    budget: [
      {
        id: 'b1',
        category: 'activity',
        item: 'groups',
        unit: 'group',
        quantity: 1,
        unitPrice: requested,
        amount: requested,
        source: 'grant',
      },
    ],
    requested,
    selfRaised: 0,
    deliverables: [
      { id: 'd1', type: 'activity', title: { zh: '活动', en: 'activities' }, count: 10, unitPrice: 100_000 },
    ],
    hours: 100,
    team: [],
    documents: [],
    declarations: { truth: true, monitoring: true, noDoubleFunding: true },
    updatedBy: 'editor',
    updatedAt: '2026-01-01T00:00:00.000Z',
    submittedAt: null,
    ...change,
  };
}
