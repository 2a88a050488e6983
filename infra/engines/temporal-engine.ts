import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { childEnvironment } from '../config/child-environment';
import { type EngineSettings, readEngineSettings } from '../config/engine-settings';
import { connectClient } from '../temporal/connect';
import type { EnginePlan, Log, RunningEngine } from './engine';
import { findEngine } from './find-engine';
import { freePort } from './free-port';
import { LaunchFailure } from './launch-failure';
import { runEngine, temporaryFolder } from './run-engine';
import { waitUntil } from './wait-until';

export interface TemporalOptions {
  /** Where it keeps its data; without it, in memory. */
  readonly dataDir?: string;
  /** Default: any free one. */
  readonly port?: number;
  /** Of the web view; default: any free one, 0: no web view. */
  readonly uiPort?: number;
  /** Default: from the environment. */
  readonly settings?: EngineSettings;
}

const HOST = '127.0.0.1';
const NAMES = { onPath: 'temporal', embedded: 'temporal', setting: 'TEMPORAL_ADDRESS' };
const REACHABLE_WITHIN_MS = 5_000;

/**
 * Finds a Temporal server, and starts it when it is not one of the environment.
 * @returns its address as host:port
 * @throws LaunchFailure in one sentence
 */
export async function startTemporal(
  options: TemporalOptions & { readonly log: Log },
): Promise<RunningEngine & { readonly address: string }> {
  const scratch = options.dataDir ? undefined : temporaryFolder();
  const plan = await planTemporal(options, scratch?.path);
  const engine = await runEngine(plan, options.log);
  const stop = async () => {
    await engine.stop();
    scratch?.remove();
  };
  return { ...engine, address: plan.address, stop };
}

/**
 * Finds a Temporal server without starting it. One of the environment is checked to answer.
 * @param logDir where the output goes when there is no data folder
 */
export async function planTemporal(options: TemporalOptions, logDir?: string): Promise<EnginePlan> {
  const settings = options.settings ?? readEngineSettings();
  const { address } = settings.temporal;
  if (address) {
    await requireTemporal({ ...settings, temporal: { ...settings.temporal, address } });
    return {
      name: 'temporal',
      source: 'environment',
      where: 'TEMPORAL_ADDRESS',
      address,
      process: undefined,
    };
  }
  const binary = findEngine(NAMES, settings.searchPath);
  const port = options.port ?? (await freePort(HOST));
  const uiPort = options.uiPort ?? (await freePort(HOST));
  const own = { ...settings.temporal, address: `${HOST}:${port}` };
  if (options.dataDir) mkdirSync(join(options.dataDir, 'temporal'), { recursive: true });
  return {
    ...binary,
    name: 'temporal',
    address: own.address,
    process: {
      name: 'temporal',
      command: binary.where,
      args: serverArguments({ port, uiPort, namespace: own.namespace, dataDir: options.dataDir }),
      env: childEnvironment('engine'),
      output: { file: join(options.dataDir ?? logDir ?? '.', 'logs', 'temporal.log') },
      ready: async (_, signal) => {
        await waitUntil(() => checkNamespace(own), signal);
        return { address: own.address, ...(uiPort > 0 && { ui: `http://${HOST}:${uiPort}` }) };
      },
      readyWithinMs: 60_000,
      stopWithinMs: 10_000,
    },
  };
}

function serverArguments(server: {
  port: number;
  uiPort: number;
  namespace: string;
  dataDir?: string;
}): string[] {
  const storage = server.dataDir
    ? [
        ...['--db-filename', join(server.dataDir, 'temporal', 'temporal.db')],
        ...['--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', 'synchronous=NORMAL'],
      ]
    : [];
  const view =
    server.uiPort > 0 ? ['--ui-port', String(server.uiPort), '--ui-disable-news-fetch'] : ['--headless'];
  return [
    ...['server', 'start-dev', '--ip', HOST, '--port', String(server.port), '--namespace', server.namespace],
    ...['--log-level', 'warn'],
    ...storage,
    ...view,
  ];
}

type Reachable = Parameters<typeof connectClient>[0];

async function checkNamespace(settings: Reachable): Promise<void> {
  const { connection } = await connectClient(settings, { withinMs: 1_000 });
  try {
    await connection.withDeadline(Date.now() + 2_000, () =>
      connection.workflowService.describeNamespace({ namespace: settings.namespace }),
    );
  } finally {
    await connection.close();
  }
}

async function requireTemporal({ temporal }: { temporal: Reachable }): Promise<void> {
  let lastReason = 'no answer';
  await waitUntil(async () => {
    await checkNamespace(temporal).catch((error: Error) => {
      lastReason = error.message;
      throw error;
    });
  }, AbortSignal.timeout(REACHABLE_WITHIN_MS)).catch(() => {
    throw new LaunchFailure(
      `TEMPORAL_ADDRESS ${temporal.address}: no Temporal server with the namespace "${temporal.namespace}" answers there (${lastReason}).`,
    );
  });
}
