import { hashPassword } from '../../api/people/passwords';
import { type Config, readConfig } from '../config/config';
import { countLedger } from '../database/count-ledger';
import { countOutcomes } from '../database/count-outcomes';
import { createFieldCipher } from '../database/field-cipher';
import { firstAdministrator } from '../database/first-administrator';
import { openMongoStore } from '../database/mongo-store';
import { nameBureaus } from '../database/name-bureaus';
import { seedCalendars } from '../database/seed-calendars';
import { startSandboxClock } from '../database/start-sandbox-clock';
import { connectClient } from '../temporal/connect';
import { ensureSchedules } from '../temporal/ensure-schedules';

/** Everything a new or upgraded deployment needs; doing it again changes nothing. Lists come from MongoDB, so Temporal needs no search attributes. */
async function migrate(): Promise<void> {
  const config = readConfig();
  await Promise.all([migrateDatabase(config), migrateSchedules(config)]);
}

async function migrateSchedules({ temporal }: Config): Promise<void> {
  const client = await connectClient(temporal);
  try {
    await ensureSchedules(client);
  } finally {
    await client.connection.close();
  }
}

async function migrateDatabase(config: Config): Promise<void> {
  const store = await openMongoStore(
    config.mongodb.uri,
    config.mongodb.database,
    createFieldCipher(config.secrets.fieldKeys),
  );
  try {
    await store.migrate();
    await nameBureaus(store);
    await countLedger(store);
    await countOutcomes(store);
    await seedCalendars(store);
    if (config.sandbox.enabled) await startSandboxClock(store, config.sandbox, new Date());
    const { email, password } = await firstAdministrator(store, config.administrator, hashPassword);
    if (password !== null && config.administrator.password === undefined) {
      console.log(
        `First administrator: ${email}, password ${password} (shown once; change it after signing in).`,
      );
    }
  } finally {
    await store.close();
  }
}

migrate().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
