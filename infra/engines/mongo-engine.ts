import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { mongo } from 'mongoose';
import { childEnvironment } from '../config/child-environment';
import { durableMongoUri } from '../config/durable-mongo-uri';
import { type EngineSettings, readEngineSettings } from '../config/engine-settings';
import type { EnginePlan, Log, RunningEngine } from './engine';
import { type FoundBinary, findEngine } from './find-engine';
import { freePort } from './free-port';
import { LaunchFailure } from './launch-failure';
import { ensureReplicaSet } from './replica-set';
import { runEngine } from './run-engine';
import { waitUntil } from './wait-until';

export interface MongoOptions {
  /** Where it keeps its data. */
  readonly dataDir: string;
  /** Default: any free one. */
  readonly port?: number;
  /** Default: from the environment. */
  readonly settings?: EngineSettings;
}

const HOST = '127.0.0.1';
const NAMES = { onPath: 'mongod', embedded: 'secantusd-py', setting: 'MONGODB_URI' };
const REPLICA_SET = { path: 'carecycle', embedded: 'secantus' };
const REACHABLE_WITHIN_MS = 5_000;

/**
 * The embedded server has a thread for each connection, and one interpreter for all of them: more threads do less work.
 * It also looks through all retryable writes of the last half hour at each new one, and polls for a watching client.
 */
const FEW_THREADS = '&maxPoolSize=6&retryWrites=false&serverMonitoringMode=poll';

/**
 * Finds a MongoDB, and starts it when it is not one of the environment.
 * @returns its connection string, which always carries `w=majority` and `journal=true`
 * @throws LaunchFailure in one sentence
 */
export async function startMongo(
  options: MongoOptions & { readonly log: Log },
): Promise<RunningEngine & { readonly uri: string }> {
  const plan = await planMongo(options);
  return { ...(await runEngine(plan, options.log)), uri: plan.address };
}

/** Finds a MongoDB without starting it. One of the environment is checked to answer. */
export async function planMongo(options: MongoOptions): Promise<EnginePlan> {
  const settings = options.settings ?? readEngineSettings();
  if (settings.mongodbUri) {
    await requireMongo(settings.mongodbUri);
    return {
      name: 'mongo',
      source: 'environment',
      where: 'MONGODB_URI',
      address: settings.mongodbUri,
      process: undefined,
    };
  }
  const binary = findEngine(NAMES, settings.searchPath);
  const port = options.port ?? (await freePort(HOST));
  const replicaSet = REPLICA_SET[binary.source];
  const uri = durableMongoUri(
    `mongodb://${HOST}:${port}/?replicaSet=${replicaSet}${binary.source === 'embedded' ? FEW_THREADS : ''}`,
  );
  const folder = join(options.dataDir, 'mongo');
  mkdirSync(folder, { recursive: true });
  return {
    ...binary,
    name: 'mongo',
    address: uri,
    process: {
      name: 'mongo',
      command: binary.where,
      args: serverArguments(binary.source, folder, port),
      env: childEnvironment('engine'),
      output: { file: join(options.dataDir, 'logs', 'mongo.log') },
      ready: async (_, signal) => {
        const direct = `mongodb://${HOST}:${port}/?directConnection=true`;
        await waitUntil(
          () => checkPrimary(direct, binary.source === 'path' ? `${HOST}:${port}` : undefined),
          signal,
        );
        return { address: uri };
      },
      readyWithinMs: 60_000,
      stopWithinMs: 20_000,
    },
  };
}

function serverArguments(source: FoundBinary['source'], folder: string, port: number): string[] {
  const ours = {
    // Without --sync-on-commit it answers a transaction before its log is on disk, whatever the client asked for.
    embedded: ['--host', HOST, '--storage-path', folder, '--log-level', 'WARNING', '--sync-on-commit'],
    path: ['--bind_ip', HOST, '--dbpath', folder, '--replSet', REPLICA_SET.path, '--quiet'],
  };
  return ['--port', String(port), ...ours[source]];
}

/** @param member host:port of a server that must first be made a replica set of its own */
async function checkPrimary(uri: string, member?: string): Promise<void> {
  const client = new mongo.MongoClient(uri, { serverSelectionTimeoutMS: 1_000, connectTimeoutMS: 1_000 });
  try {
    await client.connect();
    const admin = client.db('admin');
    if (member) await ensureReplicaSet(admin, REPLICA_SET.path, member);
    const hello = await admin.command({ hello: 1 });
    if (!hello.isWritablePrimary) throw new Error('it takes no writes yet');
  } finally {
    await client.close();
  }
}

async function requireMongo(uri: string): Promise<void> {
  let lastReason = 'no answer';
  await waitUntil(async () => {
    await checkAnswer(uri).catch((error: Error) => {
      lastReason = error.message;
      throw error;
    });
  }, AbortSignal.timeout(REACHABLE_WITHIN_MS)).catch(() => {
    throw new LaunchFailure(`MONGODB_URI: no MongoDB that takes writes answers there (${lastReason}).`);
  });
}

async function checkAnswer(uri: string): Promise<void> {
  const client = new mongo.MongoClient(uri, { serverSelectionTimeoutMS: 1_500, connectTimeoutMS: 1_500 });
  try {
    await client.connect();
    const hello = await client.db('admin').command({ hello: 1 });
    if (!hello.setName && hello.msg !== 'isdbgrid')
      throw new Error('it is no replica set, so it has no transactions');
  } finally {
    await client.close();
  }
}
