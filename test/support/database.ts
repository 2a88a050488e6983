import { randomBytes } from 'node:crypto';
import { createFieldCipher } from '../../infra/database/field-cipher';
import { type MongoStore, openMongoStore } from '../../infra/database/mongo-store';
import type { Asked } from '../../infra/database/query-fault';
import { startMongo } from '../../infra/engines/mongo-engine';
import { temporaryFolder } from '../../infra/engines/run-engine';

export interface TestDatabase {
  store: MongoStore;
  uri: string;
  /** Drops the database, and ends the engine when it was started for this test. */
  release(): Promise<void>;
}

const quiet = () => undefined;

/**
 * A fresh, migrated database: on the server that `MONGODB_URI` names, else on an engine of its own.
 * @param onAsked is told every question that is put to it
 */
export async function testDatabase(onAsked?: (asked: Asked) => void): Promise<TestDatabase> {
  const folder = temporaryFolder();
  const engine = await startMongo({ dataDir: folder.path, log: quiet });
  const cipher = createFieldCipher([{ id: 'test', key: randomBytes(32) }]);
  const store = await openMongoStore(engine.uri, `test-${randomBytes(6).toString('hex')}`, cipher, onAsked);
  await store.migrate();
  return {
    store,
    uri: engine.uri,
    async release() {
      await store.connection.dropDatabase();
      await store.close();
      await engine.stop();
      folder.remove();
    },
  };
}
