import type { RunningEngine } from '../../engines/engine';
import { startMongo } from '../../engines/mongo-engine';
import { temporaryFolder } from '../../engines/run-engine';

interface SharedDatabase {
  users: number;
  engine: Promise<{ engine: RunningEngine & { uri: string }; remove: () => void }>;
  given: string | undefined;
}

/** Several test projects of one run share one database; Jest prepares and releases each project by itself. */
const holder = globalThis as { carecycleTestDatabase?: SharedDatabase };

/** Finds or starts the database for tests, and tells the tests by MONGODB_URI where it is. */
export async function acquireDatabase(): Promise<void> {
  holder.carecycleTestDatabase ??= { users: 0, engine: start(), given: process.env.MONGODB_URI };
  const shared = holder.carecycleTestDatabase;
  shared.users += 1;
  process.env.MONGODB_URI = (await shared.engine).engine.uri;
}

/** Ends the database with its last user. */
export async function releaseDatabase(): Promise<void> {
  const shared = holder.carecycleTestDatabase;
  if (!shared) return;
  shared.users -= 1;
  if (shared.users > 0) return;
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
