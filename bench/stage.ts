import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { childEnvironment } from '../infra/config/child-environment';
import { startMongo } from '../infra/engines/mongo-engine';
import { projectRoot } from '../infra/engines/project-root';
import { type RunningProcess, startProcess } from '../infra/engines/running-process';
import { startTemporal } from '../infra/engines/temporal-engine';
import { parseReadyLine } from '../infra/launch/ready-line';
import { runToEnd } from '../infra/launch/run-to-end';

export const ADMINISTRATOR = { email: 'admin@carecycle.invalid', password: 'carecycle-bench' };

/** Engines with their data in one folder, a migrated database, and processes of ours as production has them. */
export interface Stage {
  readonly dataDir: string;
  /** What every process of ours is told. */
  readonly values: Record<string, string>;
  /** Starts `<folder>/<name>.ts`, which says when it is ready. */
  start(name: string, folder?: string, flags?: string[]): Promise<RunningProcess<Details>>;
  stop(): Promise<void>;
}

type Details = Readonly<Record<string, unknown>>;

const PROCESSES = join(projectRoot, 'infra', 'processes');

/** Starts the engines, a mail server and a bank to talk to, and migrates; the caller starts the rest. */
export async function openStage(dataDir: string, log: (line: string) => void): Promise<Stage> {
  const [mongo, temporal] = await Promise.all([
    startMongo({ dataDir, log }),
    startTemporal({ dataDir, log, uiPort: 0 }),
  ]);
  const secret = randomBytes(32);
  const values: Record<string, string> = {
    NODE_ENV: 'production',
    LOG_LEVEL: 'warn',
    DATA_DIR: dataDir,
    HOST: '127.0.0.1',
    PORT: '0',
    MONGODB_URI: mongo.uri,
    MONGODB_DATABASE: `carecycle_bench_${randomBytes(4).toString('hex')}`,
    TEMPORAL_ADDRESS: temporal.address,
    SESSION_SECRET: secret.toString('hex'),
    FIELD_KEYS: `bench:${secret.toString('base64')}`,
    SMTP_URL: 'smtp://127.0.0.1:9',
    BANK_URL: 'http://127.0.0.1:9',
    ADMIN_EMAIL: ADMINISTRATOR.email,
    ADMIN_PASSWORD: ADMINISTRATOR.password,
  };
  const running: RunningProcess[] = [];
  const stop = async () => {
    for (const one of running.reverse()) await one.stop();
    await Promise.all([mongo.stop(), temporal.stop()]);
  };
  const start: Stage['start'] = async (name, folder = PROCESSES, flags = []) => {
    const started = await startProcess<Details>({
      name,
      command: process.execPath,
      args: [...flags, '--require', require.resolve('tsx/cjs'), join(folder, `${name}.ts`)],
      env: childEnvironment('service', values),
      output: { file: join(dataDir, 'logs', `${name}.log`) },
      ready: (lines, signal) => lines.find(parseReadyLine, signal),
      readyWithinMs: 120_000,
      stopWithinMs: 40_000,
    });
    running.push(started);
    return started;
  };
  const status = await runToEnd({ folder: PROCESSES, name: 'migrate', values }, AbortSignal.timeout(120_000));
  if (status === 0) return { dataDir, values, start, stop };
  await stop();
  throw new Error(`the migration ended with status ${status}`);
}
