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
  'reviewSheets',
  'scoreSheets',
  'seats',
  'serviceRecords',
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
    const unsent = await db.collection('notices').countDocuments({ status: { $ne: 'sent' } });
    return { counts, unsent };
  } finally {
    await client.close();
    await engine.stop();
  }
}

const WITHOUT_ADDRESS = {
  temporal: { address: undefined, namespace: 'carecycle', apiKey: undefined, tls: false },
  mongodbUri: undefined,
};
