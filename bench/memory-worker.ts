import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { createActivities } from '../activities';
import { readConfig } from '../infra/config/config';
import { createFieldCipher } from '../infra/database/field-cipher';
import { openMongoStore } from '../infra/database/mongo-store';
import { announceReady, runProcess, told } from '../infra/processes/run-process';
import { workerDeps } from '../infra/processes/worker-deps';
import { connectWorker } from '../infra/temporal/connect';
import { createWorkers } from '../infra/temporal/create-workers';
import { installRuntime } from '../infra/temporal/install-runtime';
import { workflowBundle } from '../infra/temporal/workflow-bundle';

declare const gc: (() => void) | undefined;

/** More than the bench starts: nothing is put out of the cache. */
const CACHED = 2_000;

/**
 * Our worker with two differences: it keeps every workflow in memory, and agreements are one small file that is
 * there already, since printing them would measure the browser. At SIGUSR2 it cleans up and notes its size.
 */
async function main(stop: AbortSignal): Promise<void> {
  const config = readConfig();
  installRuntime(pino({ name: 'memory', level: config.logLevel }, pino.destination(2)));
  const [store, connection, bundle] = await Promise.all([
    openMongoStore(config.mongodb.uri, config.mongodb.database, createFieldCipher(config.secrets.fieldKeys)),
    connectWorker(config.temporal),
    workflowBundle(),
  ]);
  const { deps, close } = workerDeps(config, store, stop);
  const printed = readFileSync(join(__dirname, 'agreement.pdf'));
  const workers = await createWorkers({
    connection,
    bundle,
    namespace: config.temporal.namespace,
    activities: createActivities({ ...deps, documents: { html: () => '', pdf: async () => printed } }),
    maxCachedWorkflows: CACHED,
  });
  process.on('SIGUSR2', () => {
    if (typeof gc === 'function') gc();
    const file = join(config.dataDir, 'memory.json');
    writeFileSync(file, JSON.stringify({ ...process.memoryUsage(), at: Date.now() }));
  });
  const running = Promise.all(workers.map((worker) => worker.run()));
  announceReady();
  await Promise.race([running, told(stop)]);
  for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
  await running;
  await close();
  await store.close();
  await connection.close();
}

runProcess(main);
