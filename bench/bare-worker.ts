import { join } from 'node:path';
import { Worker } from '@temporalio/worker';
import { pino } from 'pino';
import { readConfig } from '../infra/config/config';
import { announceReady, runProcess, told } from '../infra/processes/run-process';
import { connectWorker } from '../infra/temporal/connect';
import { installRuntime } from '../infra/temporal/install-runtime';
import { BARE_QUEUE } from './bare-queue';

/** A worker of its own for the bare workflow, as large as ours. */
async function main(stop: AbortSignal): Promise<void> {
  const { temporal, logLevel } = readConfig();
  installRuntime(pino({ name: 'bare', level: logLevel }, pino.destination(2)));
  const connection = await connectWorker(temporal);
  const worker = await Worker.create({
    connection,
    namespace: temporal.namespace,
    taskQueue: BARE_QUEUE,
    workflowsPath: join(__dirname, 'bare-workflow.ts'),
    activities: { doNothing: async () => 1 },
    maxCachedWorkflows: temporal.maxCachedWorkflows,
    maxConcurrentActivityTaskExecutions: 50,
  });
  const running = worker.run();
  announceReady();
  await Promise.race([running, told(stop)]);
  if (worker.getState() === 'RUNNING') worker.shutdown();
  await running;
  await connection.close();
}

runProcess(main);
