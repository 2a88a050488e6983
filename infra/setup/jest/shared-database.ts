import type { RunningEngine } from '../../engines/engine';
import { startMongo } from '../../engines/mongo-engine';
import { temporaryFolder } from '../../engines/run-engine';

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
  process.env.MONGODB_URI = (await holder.carecycleTestDatabase.engine).engine.uri;
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
