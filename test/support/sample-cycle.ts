import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashPassword } from '../../api/people/passwords';
import type { User } from '../../domain/people/account';
import type { Role } from '../../domain/record/party';
import type { Collections } from '../../domain/record/store';
import { countLedger } from '../../infra/database/count-ledger';
import type { MongoStore } from '../../infra/database/mongo-store';
import { TEST_PASSWORD } from './api-server';
import { addStrangers } from './sample-strangers';
import { addUnderWay } from './sample-under-way';

/** One record a line: `["<collection>", {…}]`; made by `record-sample-cycle.ts`. */
export const SAMPLE_FILE = join(__dirname, 'sample-cycle.jsonl');

/** The code of a survey link that nobody has used yet. */
export const SURVEY_CODE = '0sample0survey0code0000000';

type Persons = { [role in Role]: User };

/** A played Hefei programme in its last weeks, and what else may be under way. Everybody has the test's password. */
export interface SampleCycle {
  /** The business instant at which everything stands still. */
  at: string;
  /** One person of each role who has a part in the main project. */
  concerned: Persons;
  /** One person of each role whose organisation has no part in anything. */
  strangers: Persons;
}

type Lines = { [name in keyof Collections]?: { id: string; [field: string]: unknown }[] };

/** Writes the sample into an empty, migrated database. */
export async function loadSampleCycle(store: MongoStore): Promise<SampleCycle> {
  const lines = sampleLines();
  const passwordHash = await hashPassword(TEST_PASSWORD);
  lines.users = lines.users?.map((user) => ({ ...user, passwordHash }));
  for (const [name, records] of Object.entries(lines))
    await store[name as keyof Collections].insertMany(records as never[]);
  await countLedger(store);
  // Contact data is made up and lies encrypted from here on.
  for (const { id, code } of await store.households.find({}))
    await store.households.put(id, { email: `${code}@household.example` });
  for (const { id } of await store.organisations.find({ uscc: { $ne: null } }))
    await store.organisations.put(id, { bankAccount: '0000 0000 0000 0000' });
  const at = newestOf(lines);
  const clock = { businessAnchor: at, holdAt: at, pace: 1, realAnchor: new Date().toISOString() };
  await store.clocks.put('clock', clock);
  const concerned = await concernedWith(store);
  await addUnderWay(store, concerned, at);
  const survey = await store.surveys.first({ state: 'open' });
  await store.invitations.insert({
    ...{ id: createHash('sha256').update(SURVEY_CODE).digest('hex'), surveyId: survey?.id ?? '' },
    ...{ householdId: 'nobody', mode: 'link', usedAt: null },
  });
  await addCallBacks(store);
  return { at, concerned, strangers: await addStrangers(store, passwordHash) };
}

/** In every survey that has closed one household waits to be called back. */
async function addCallBacks(store: MongoStore): Promise<void> {
  for (const { id, projectId } of await store.surveys.find({ state: 'closed' })) {
    const household = await store.households.first({ projectId }, { sort: { id: 1 } });
    if (!household) continue;
    await store.surveys.put(id, {
      callBacks: [{ householdId: household.id, outcome: null, by: null, at: null }],
    });
  }
}

function sampleLines(): Lines {
  const lines: Lines = {};
  for (const line of readFileSync(SAMPLE_FILE, 'utf8').trim().split('\n')) {
    const [name, record] = JSON.parse(line) as [keyof Collections, { id: string }];
    lines[name] ??= [];
    lines[name].push(record);
  }
  return lines;
}

function newestOf({ tasks = [] }: Lines): string {
  return (
    tasks
      .map(({ openedAt }) => String(openedAt))
      .sort()
      .at(-1) ?? ''
  );
}

/** The project whose payment waits: most has been recorded about it. */
export async function mainProject(store: MongoStore) {
  const task = await store.tasks.first({ what: 'payment.approve', status: 'open' });
  return store.projects.need(task?.projectId ?? '');
}

async function concernedWith(store: MongoStore): Promise<Persons> {
  const project = await mainProject(store);
  const evaluation = await store.evaluations.first({ projectId: project.id, round: 'final' });
  const of = async (role: Role, filter: object): Promise<[Role, User]> => {
    const user = await store.users.first({ roles: role, ...filter }, { sort: { id: 1 } });
    if (!user) throw new Error(`the sample has no ${role}`);
    return [role, user];
  };
  const ofOrganisation = (role: Role, organisationId: string | null) => of(role, { organisationId });
  const persons = await Promise.all([
    ...(['bureau-officer', 'bureau-approver', 'bureau-finance'] as const).map((role) =>
      ofOrganisation(role, project.bureauId),
    ),
    ofOrganisation('street-officer', project.streetId),
    ofOrganisation('organisation-editor', project.organisationId),
    ofOrganisation('organisation-certifier', project.organisationId),
    of('evaluator', { id: evaluation?.evaluatorIds[0] ?? '' }),
    of('auditor', {}),
    of('administrator', {}),
  ]);
  return Object.fromEntries(persons) as Persons;
}
