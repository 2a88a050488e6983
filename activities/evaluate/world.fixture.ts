import { sheetId } from '../../domain/evaluate/evaluation-ids';
import type { EvaluationInput } from '../../domain/evaluate/evaluation-input';
import type { ScoreSheet } from '../../domain/evaluate/evaluation-record';
import type { ScoringParty } from '../../domain/evaluate/judged-by';
import { RULEBOOK } from '../../domain/evaluate/rulebook.fixture';
import type { User } from '../../domain/people/account';
import type { Rulebook } from '../../domain/publish/rulebook';
import type { Actor, Role } from '../../domain/record/party';
import type { Collections, Store } from '../../domain/record/store';

/** A running project with twelve households served, its offices, and five evaluators of whom two are independent. */
export interface World {
  input: EvaluationInput;
  rulebook: Rulebook;
}

type RecordIn<C extends keyof Collections> = Parameters<Collections[C]['insert']>[0];

export const BUREAU = 'bureau-1';
export const STREET = 'street-1';
export const PROVIDER = 'provider-1';
export const PARTNERS = ['partner-1', 'partner-2'];
export const INDEPENDENT = ['evaluator-1', 'evaluator-2'];

const user = (
  id: string,
  organisationId: string,
  roles: Role[],
  evaluator: User['evaluator'] = null,
): User => ({
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
  evaluator,
});

const profile = (change: Partial<NonNullable<User['evaluator']>> = {}) => ({
  expertise: [],
  expert: true,
  available: true,
  ties: [],
  ...change,
});

const USERS: User[] = [
  user('officer-1', BUREAU, ['bureau-officer']),
  user('approver-1', BUREAU, ['bureau-approver']),
  user('both-1', BUREAU, ['bureau-officer', 'bureau-approver']),
  user('street-1-officer', STREET, ['street-officer']),
  user('certifier-1', PROVIDER, ['organisation-certifier']),
  user('partner-1-certifier', PARTNERS[0] ?? '', ['organisation-certifier']),
  user('partner-2-certifier', PARTNERS[1] ?? '', ['organisation-certifier']),
  user('evaluator-1', 'agency', ['evaluator'], profile()),
  user(
    'evaluator-2',
    'agency',
    ['evaluator'],
    profile({ ties: [{ organisationId: PROVIDER, kind: 'employment', until: '2020-01-01' }] }),
  ),
  user('evaluator-of-bureau', BUREAU, ['evaluator'], profile()),
  user(
    'evaluator-tied',
    'agency',
    ['evaluator'],
    profile({ ties: [{ organisationId: PROVIDER, kind: 'board', until: null }] }),
  ),
  user('evaluator-away', 'agency', ['evaluator'], profile({ available: false })),
];

/** The person of that id, in the role that they act in. */
export function person(userId: string, role: Role): Actor {
  const organisationId = USERS.find((one) => one.id === userId)?.organisationId ?? '';
  return { kind: 'person', userId, organisationId, role };
}

/** Puts a project into the store; `n` keeps several apart. Half of its twelve households have a mail address. */
export async function makeWorld(
  store: Store,
  n: string,
  change: Partial<Rulebook> = {},
  startsOn = '2026-01-01',
): Promise<World> {
  const rulebook = { ...RULEBOOK, ...change };
  const projectId = `project-${n}`;
  const programmeId = `programme-${n}`;
  const rulebookHash = `rulebook-${n}`;
  for (const one of USERS) await store.users.put(one.id, one);
  await store.rulebooks.insert({ id: rulebookHash, rulebook });
  await store.programmes.put(programmeId, {
    title: rulebook.title,
    kind: 'purchase',
    bureauId: BUREAU,
    rulebookHash,
  });
  await store.organisations.put(PROVIDER, { kind: 'social-organisation', name: '测试社工服务中心' });
  await store.applications.put(`application-${n}`, { programmeId, deliverables: [], budget: [] });
  await store.projects.insert({
    id: projectId,
    programmeId,
    applicationId: `application-${n}`,
    organisationId: PROVIDER,
    bureauId: BUREAU,
    streetId: STREET,
    title: '心连心',
    rulebookHash,
    state: 'running',
    award: 17_350_000,
    startsOn,
    endsOn: '2026-12-31',
    pausedAt: null,
  } as unknown as RecordIn<'projects'>);
  const households = Array.from({ length: 12 }, (_, index) => `household-${n}-${index}`);
  await store.households.insertMany(
    households.map((id, index) => ({
      id,
      code: `L${index}`,
      projectId,
      streetCode: 's',
      group: 'minimum-living' as const,
      riskClass: 'general' as const,
      email: index % 2 === 0 ? `h${index}@example.org` : null,
      openedOn: '2026-01-05',
      updatedOn: '2026-11-20',
    })),
  );
  await store.serviceRecords.insert({
    id: `service-${n}`,
    projectId,
    kind: 'visit',
    on: '2026-06-01',
    householdIds: households,
    people: 12,
    deliverableId: null,
    note: '',
    recordedBy: 'certifier-1',
  });
  return {
    rulebook,
    input: {
      projectId,
      programmeId,
      organisationId: PROVIDER,
      bureauId: BUREAU,
      streetId: STREET,
      rulebookHash,
      round: 'final',
    },
  };
}

/** Saves a judge's sheet with these points, as the judge would before handing it in. */
export async function saveSheet(
  store: Store,
  projectId: string,
  party: ScoringParty,
  userId: string,
  points: { [indicator: string]: number | null },
  vetoes: ScoreSheet['vetoes'] = [],
): Promise<string> {
  const evaluationId = `${projectId}/final`;
  const id = sheetId(evaluationId, party, userId);
  await store.scoreSheets.insert({
    id,
    evaluationId,
    party,
    userId,
    organisationId: '',
    marks: Object.entries(points).map(([indicator, given]) => ({
      indicator,
      points: given,
      comment: '见材料',
    })),
    vetoes,
    submittedAt: null,
  });
  return id;
}

/** Answers for so many of the invited, each with this satisfaction, as the API stores them. */
export async function answerSurvey(
  store: Store,
  surveyId: string,
  count: number,
  value: number,
): Promise<void> {
  const open = await store.invitations.find({ surveyId, usedAt: null }, { sort: { id: 1 }, limit: count });
  for (const [index, invitation] of open.entries()) {
    await store.invitations.put(invitation.id, { usedAt: '2026-12-01T00:00:00.000Z' });
    await store.answers.insert({
      id: `${invitation.id}-${index}`,
      surveyId,
      mode: invitation.mode === 'link' ? 'link' : 'phone',
      stratum: invitation.stratum ?? null,
      proxy: false,
      values: [{ question: 'attitude', value }],
      valid: true,
      enteredBy: null,
      at: '2026-12-01T00:00:00.000Z',
    });
  }
}
