import { pino } from 'pino';
import { createActivities } from '../../activities';
import { type Config, readConfig } from '../config/config';
import { createFieldCipher } from '../database/field-cipher';
import { openMongoStore } from '../database/mongo-store';
import { connectClient, connectWorker } from '../temporal/connect';
import { createWorkers } from '../temporal/create-workers';
import { ensureSchedules } from '../temporal/ensure-schedules';
import { installRuntime } from '../temporal/install-runtime';
import { startOutbox } from '../temporal/start-outbox';
import { workflowBundle } from '../temporal/workflow-bundle';
import { announceReady, runProcess, told } from './run-process';
import { workerDeps } from './worker-deps';

/** Runs the workflows and everything that touches the world, until told to end. */
async function main(stop: AbortSignal): Promise<void> {
  const config = readConfig();
  const log = pino({ name: 'worker', level: config.logLevel }, pino.destination(2));
  installRuntime(log);
  const [store, connection, bundle] = await Promise.all([
    openMongoStore(config.mongodb.uri, config.mongodb.database, createFieldCipher(config.secrets.fieldKeys)),
    connectWorker(config.temporal),
    workflowBundle(),
  ]);
  const { deps, close } = workerDeps(config, store, stop);
  const workers = await createWorkers({
    connection,
    bundle,
    namespace: config.temporal.namespace,
    activities: createActivities(deps),
    maxCachedWorkflows: config.temporal.maxCachedWorkflows,
  });
  const running = Promise.all(workers.map((worker) => worker.run()));
  try {
    await Promise.race([running, ensureHouseWork(config)]);
    announceReady();
    await Promise.race([running, told(stop)]);
  } finally {
    for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
    await running.catch(() => undefined);
    await close();
    await store.close();
    await connection
      .close()
      .catch((error: unknown) => log.warn({ error }, 'the connection to Temporal did not close'));
  }
}

/** What has to run once in the whole house: each worker asks for it and gets the same one. */
async function ensureHouseWork(config: Config): Promise<void> {
  const client = await connectClient(config.temporal);
  try {
    await startOutbox(client);
    await ensureSchedules(client);
  } finally {
    await client.connection.close();
  }
}

runProcess(main);
