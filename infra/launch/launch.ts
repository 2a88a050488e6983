import { join } from 'node:path';
import type { Config, Environment } from '../config/config';
import type { EnginePlan, Log } from '../engines/engine';
import { LaunchFailure } from '../engines/launch-failure';
import { planMongo } from '../engines/mongo-engine';
import type { ProcessSpec } from '../engines/process-spec';
import { describeEngine } from '../engines/run-engine';
import { planTemporal } from '../engines/temporal-engine';
import { choosePort } from './choose-port';
import type { LaunchArguments } from './launch-arguments';
import { removeProcessFile, writeProcessFile } from './process-file';
import { requireMailServer } from './reachable-mail';
import { runToEnd } from './run-to-end';
import { type ServiceName, serviceSpec } from './service-spec';
import { Supervisor } from './supervisor';

/** The bank beside us answers at once or late on purpose. */
const OWN_BANK_ANSWER_MS = '2000';

/** What a launch needs. */
export interface Launch {
  readonly config: Config;
  readonly args: LaunchArguments;
  readonly log: Log;
  /** Ends everything in order. */
  readonly signal: AbortSignal;
}

/**
 * Starts the engines and our processes, keeps them running until told to end, and ends them in order.
 * @returns exit status
 * @throws LaunchFailure in one sentence, after everything has ended
 */
export async function launch({ signal, ...context }: Launch): Promise<number> {
  const { config, log } = context;
  const supervisor = new Supervisor(log, (table) => writeProcessFile(config.dataDir, table));
  // At once, so that nobody else takes the folder while the first process is being started.
  writeProcessFile(config.dataDir, []);
  const ending = new AbortController();
  const running = run({ ...context, signal: AbortSignal.any([signal, ending.signal]) }, supervisor);
  try {
    await Promise.race([running, supervisor.broken, whenAborted(signal, undefined)]);
  } finally {
    if (supervisor.status().length > 0) log('Ending …');
    ending.abort();
    await supervisor.stop();
    await running.catch(() => {});
    removeProcessFile(config.dataDir);
  }
  // Told to end in the middle of the start, a demo has shown nothing.
  return running.catch(() => (context.args.mode === 'demo' ? 1 : 0));
}

async function run({ config, args, log, signal }: Launch, supervisor: Supervisor): Promise<number> {
  const port = await choosePort({
    setting: 'PORT',
    port: config.http.port,
    host: config.http.host,
    isSet: config.given.port,
  });
  const folder = args.processes;
  const values = { ...ownValues(config, port), ...(await startEngines(config, supervisor, log)) };
  const start = (name: ServiceName, more: Environment) =>
    supervisor.start(
      serviceSpec(name, { folder, values: { ...values, ...more }, output: outputOf(name, args, config) }),
    );

  const [sandbox] = await Promise.all([
    startSandbox(config, (ports) => start('sandbox', ports), log),
    migrate(folder, values, signal),
  ]);
  const [, { url = values.PUBLIC_URL }] = await Promise.all([
    start('worker', sandbox),
    start('api', sandbox),
  ]);
  log(`CareCycle serves at ${url}`);
  if (args.mode === 'start') return whenAborted(signal, 0);

  const demoValues = { ...values, ...sandbox, CARECYCLE_URL: String(url) };
  const status = await runToEnd(
    { folder, name: 'demo', values: demoValues, args: [args.play.join(',')] },
    signal,
  );
  if (args.exit) return status;
  log(`CareCycle goes on serving at ${url}; Ctrl-C ends it.`);
  return whenAborted(signal, status);
}

async function migrate(folder: string, values: Environment, signal: AbortSignal): Promise<void> {
  const status = await runToEnd({ folder, name: 'migrate', values }, signal);
  signal.throwIfAborted();
  if (status !== 0) throw new LaunchFailure(`The migration failed (status ${status}); its reason is above.`);
}

/** Both engines at once; what our processes are told of them. */
async function startEngines(
  config: Config,
  supervisor: Supervisor,
  log: Log,
): Promise<Record<string, string>> {
  const settings = {
    temporal: { ...config.temporal, address: config.given.temporal ? config.temporal.address : undefined },
    mongodbUri: config.given.mongodb ? config.mongodb.uri : undefined,
    searchPath: config.searchPath,
  };
  if (config.given.smtp) await requireMailServer(config.mail.smtpUrl);
  const engine = { dataDir: config.dataDir, settings };
  const [mongo, temporal] = await Promise.all([planMongo(engine), planTemporal(engine)]);
  for (const plan of [mongo, temporal]) log(describeEngine(plan));
  await Promise.all([startEngine(mongo, supervisor, log), startEngine(temporal, supervisor, log)]);
  return {
    MONGODB_URI: mongo.address,
    MONGODB_DATABASE: config.mongodb.database,
    TEMPORAL_ADDRESS: temporal.address,
    TEMPORAL_NAMESPACE: config.temporal.namespace,
  };
}

async function startEngine(plan: EnginePlan, supervisor: Supervisor, log: Log): Promise<void> {
  if (!plan.process) return;
  const { ui } = await supervisor.start(plan.process);
  if (ui) log(`${plan.name}: its own web view is at ${ui}`);
}

/** The mail catcher and the bank simulator, when a sandbox has no others. */
async function startSandbox(
  config: Config,
  start: (ports: Environment) => Promise<Readonly<Record<string, unknown>>>,
  log: Log,
): Promise<Environment> {
  if (!config.sandbox.enabled || (config.given.smtp && config.given.bank)) return {};
  const { smtp, bank, mail } = await start(await sandboxPorts(config));
  log(`sandbox: mail can be read at ${mail}, payments go to ${bank}`);
  return {
    ...(!config.given.smtp && { SMTP_URL: String(smtp) }),
    ...(!config.given.bank && { BANK_URL: String(bank), BANK_ANSWER_MS: OWN_BANK_ANSWER_MS }),
    MAIL_WEB_URL: String(mail),
  };
}

async function sandboxPorts({ sandbox, given }: Config): Promise<Record<string, string>> {
  const wishes = {
    SMTP_PORT: sandbox.smtpPort,
    MAIL_WEB_PORT: sandbox.mailWebPort,
    BANK_PORT: sandbox.bankPort,
  };
  const ports: Record<string, string> = {};
  for (const [setting, port] of Object.entries(wishes)) {
    const isSet = given.sandboxPorts.some((name) => name === setting);
    ports[setting] = String(await choosePort({ setting, port, host: '127.0.0.1', isSet }));
  }
  return ports;
}

/** What our processes are told of our decisions, beside the environment that they inherit. */
function ownValues(config: Config, port: number): Record<string, string> {
  const { http, sandbox } = config;
  const host = http.host.includes(':') ? `[${http.host}]` : http.host;
  return {
    NODE_ENV: config.environment,
    DATA_DIR: config.dataDir,
    HOST: http.host,
    PORT: String(port),
    PUBLIC_URL: config.given.publicUrl ? http.publicUrl : `http://${host}:${port}`,
    ADMIN_EMAIL: config.administrator.email,
    ...(config.administrator.password && { ADMIN_PASSWORD: config.administrator.password }),
    SANDBOX: String(sandbox.enabled),
    ...(sandbox.enabled && { SANDBOX_PACE: String(sandbox.pace) }),
    ...(sandbox.startsAt && { SANDBOX_START: sandbox.startsAt }),
  };
}

/** A demo's own words are not to drown in those of the processes. */
function outputOf(name: string, args: LaunchArguments, config: Config): ProcessSpec['output'] {
  return args.mode === 'demo' ? { file: join(config.dataDir, 'logs', `${name}.log`) } : 'pass';
}

function whenAborted<T>(signal: AbortSignal, value: T): Promise<T> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(value);
    signal.addEventListener('abort', () => resolve(value), { once: true });
  });
}
