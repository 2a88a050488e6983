import { mongo } from 'mongoose';
import { startMongo } from '../../infra/engines/mongo-engine';

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

/**
 * How many records of each kind are in the database of a demo that has ended, and what of it was left undone.
 * Starts the database on the demo's folder for a moment.
 */
export async function keptRecords(
  dataDir: string,
  database = 'carecycle',
): Promise<{ counts: { [collection: string]: number }; unsent: number }> {
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
    const unsent = await db.collection('notices').countDocuments({ status: { $ne: 'sent' } });
    return { counts, unsent };
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

const WITHOUT_ADDRESS = {
  temporal: { address: undefined, namespace: 'carecycle', apiKey: undefined, tls: false },
  mongodbUri: undefined,
};
