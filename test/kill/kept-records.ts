import { mongo } from 'mongoose';
import { startMongo } from '../../infra/engines/mongo-engine';
import type { KeptNotice } from './mail-faults';

/** Collections whose size follows from the programme alone: doing something twice would show here. */
const COUNTED = [
  'answers',
  'applications',
  'budgets',
  'changeRequests',
  'disbursements',
  'evaluations',
  'findings',
  'goodCases',
  'households',
  'invitations',
  'needs',
  'objections',
  'organisations',
  'postings',
  'programmes',
  'projects',
  'questions',
  'rankings',
  'reports',
  'scoreSheets',
  'serviceRecords',
  'spotChecks',
  'spotVisits',
  'surveys',
  'users',
] as const;

type Row = { [field: string]: string };

/** What people were told and asked, what was awaited and what was written, each by its kind. */
const BY_KIND: { readonly [collection: string]: (row: Row) => string | undefined } = {
  deadlines: ({ workflowId, key }) => `${workflowId?.split('/')[0]} ${key?.split('/')[0]}`,
  documents: ({ purpose }) => purpose?.split('/')[0],
  notices: ({ template }) => template,
  tasks: ({ what }) => what,
};

/** How many of these there are is up to a draw, of seats or of households, or to how long people were away. */
const UP_TO_CHANCE = /^(?:panel[ .]|match\/panel-|evaluate\/survey-|survey\.ask-by-staff$|record\/reminder$)/;

/**
 * How many records of each kind are in the database of a demo that has ended, and whom it told what.
 * Starts the database on the demo's folder for a moment.
 */
export async function keptRecords(
  dataDir: string,
  database = 'carecycle',
): Promise<{ counts: { [collection: string]: number }; notices: KeptNotice[] }> {
  const engine = await startMongo({
    dataDir,
    settings: { ...WITHOUT_ADDRESS, searchPath: process.env.PATH ?? '' },
    log: () => undefined,
  });
  const client = new mongo.MongoClient(engine.uri);
  try {
    const db = client.db(database);
    const counts: { [collection: string]: number } = {};
    for (const name of COUNTED) counts[name] = await db.collection(name).countDocuments();
    counts.sheetsOfSeats = await sheetsOfSeats(db);
    for (const name of Object.keys(BY_KIND)) Object.assign(counts, await countByKind(db, name));
    return { counts, notices: await noticesIn(db) };
  } finally {
    await client.close();
    await engine.stop();
  }
}

/**
 * Review sheets of each seat that scored, added up over the programmes; no whole number where a seat has too few or too
 * many. How many seats there were is up to the draw: whether a silent one finds a successor among who is left.
 */
async function sheetsOfSeats(db: mongo.Db): Promise<number> {
  let sum = 0;
  for (const programmeId of await db.collection('seats').distinct('programmeId')) {
    const scored = await db.collection('seats').countDocuments({ programmeId, state: 'submitted' });
    sum += (await db.collection('reviewSheets').countDocuments({ programmeId })) / scored;
  }
  return sum;
}

async function countByKind(db: mongo.Db, name: string): Promise<{ [kind: string]: number }> {
  const counts: { [kind: string]: number } = {};
  for (const row of await db.collection<Row>(name).find().toArray()) {
    const kind = BY_KIND[name]?.(row) ?? '';
    if (!UP_TO_CHANCE.test(kind)) counts[`${name}: ${kind}`] = (counts[`${name}: ${kind}`] ?? 0) + 1;
  }
  return Object.fromEntries(Object.entries(counts).sort());
}

async function noticesIn(db: mongo.Db): Promise<KeptNotice[]> {
  const rows = await db.collection<Omit<KeptNotice, 'id'> & { _id: string }>('notices').find().toArray();
  return rows.map(({ _id, ...row }) => ({ ...row, id: _id }));
}

const WITHOUT_ADDRESS = {
  temporal: { address: undefined, namespace: 'carecycle', apiKey: undefined, tls: false },
  mongodbUri: undefined,
};
