import { mongo } from 'mongoose';
import { isEmbedded } from '../../database/mongo-store';
import type { RunningEngine } from '../../engines/engine';
import { startMongo } from '../../engines/mongo-engine';
import { temporaryFolder } from '../../engines/run-engine';

/** Set in the environment of the tests when their database is the embedded server: some things it does not tell. */
export const EMBEDDED_DATABASE = 'TEST_DATABASE_IS_EMBEDDED';

interface SharedDatabase {
  engine: Promise<{ engine: RunningEngine & { uri: string }; remove: () => void }>;
  given: string | undefined;
}

/**
 * Several test projects of one run share one database. Jest prepares each project, but runs a teardown that they
 * share once, at the very end.
 */
const holder = globalThis as { carecycleTestDatabase?: SharedDatabase };

/** Finds or starts the database for tests, and tells the tests by MONGODB_URI where it is. */
export async function acquireDatabase(): Promise<void> {
  holder.carecycleTestDatabase ??= { engine: start(), given: process.env.MONGODB_URI };
  const { uri } = (await holder.carecycleTestDatabase.engine).engine;
  process.env.MONGODB_URI = uri;
  if (await saysEmbedded(uri)) process.env[EMBEDDED_DATABASE] = 'yes';
}

/** Ends the database, if there is one. */
export async function releaseDatabase(): Promise<void> {
  const shared = holder.carecycleTestDatabase;
  if (!shared) return;
  holder.carecycleTestDatabase = undefined;
  const { engine, remove } = await shared.engine;
  await engine.stop();
  remove();
  if (shared.given === undefined) delete process.env.MONGODB_URI;
}

async function start() {
  const { path, remove } = temporaryFolder();
  const engine = await startMongo({ dataDir: path, log: (line) => process.stderr.write(`[test] ${line}\n`) });
  return { engine, remove };
}

async function saysEmbedded(uri: string): Promise<boolean> {
  const client = new mongo.MongoClient(uri);
  try {
    return await isEmbedded(client);
  } finally {
    await client.close();
  }
}
