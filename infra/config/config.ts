import { createHmac } from 'node:crypto';
import { resolve } from 'node:path';
import { ConfigError } from './config-error';
import { durableMongoUri } from './durable-mongo-uri';
import type { FieldKey } from './field-key';
import { sandboxSecrets } from './sandbox-secrets';
import { type Settings, settingsSchema } from './settings-schema';

/** What every process is told, grouped by who uses it. Instants are ISO strings, periods milliseconds. */
export interface Config {
  readonly environment: 'production' | 'development' | 'test';
  readonly logLevel: string;
  /** Absolute. */
  readonly dataDir: string;
  readonly http: {
    readonly host: string;
    readonly port: number;
    readonly publicUrl: string;
    readonly maxUploadBytes: number;
    readonly updateTimeoutMs: number;
  };
  readonly temporal: TemporalConfig;
  readonly mongodb: MongoConfig;
  readonly mail: { readonly smtpUrl: string; readonly from: string };
  /**
   * `secret` is shared with the bank, to know its notices by; null: none are taken. An answer that takes longer than
   * `answerMs` milliseconds counts as lost.
   */
  readonly bank: { readonly url: string; readonly answerMs: number; readonly secret: string | null };
  readonly secrets: {
    readonly session: string;
    /** The first one encrypts; all decrypt. */
    readonly fieldKeys: readonly FieldKey[];
  };
  /** The first account; without a password one is made up and shown once. */
  readonly administrator: { readonly email: string; readonly password: string | undefined };
  readonly sandbox: {
    readonly enabled: boolean;
    /** Where the sandbox clock starts; undefined: now. */
    readonly startsAt: string | undefined;
    /** Divides all periods; 1 outside a sandbox. */
    readonly pace: number;
    /** Ports of the mail catcher, its web view and the bank simulator; 0: any free one. */
    readonly smtpPort: number;
    readonly mailWebPort: number;
    readonly bankPort: number;
  };
  /** The service that a demo plays on, and where its mail can be read. */
  readonly demo: { readonly url: string; readonly mailUrl: string };
  /** A Chromium that somebody chose for printing; undefined: one is found. */
  readonly chromePath: string | undefined;
  /** Where programs are looked for, as in the PATH. */
  readonly searchPath: string;
  /** Which addresses somebody chose; the launcher provides the others. */
  readonly given: {
    readonly port: boolean;
    readonly publicUrl: boolean;
    readonly temporal: boolean;
    readonly mongodb: boolean;
    readonly smtp: boolean;
    readonly bank: boolean;
    readonly dataDir: boolean;
    readonly sandboxPorts: readonly ('SMTP_PORT' | 'MAIL_WEB_PORT' | 'BANK_PORT')[];
  };
}

export interface TemporalConfig {
  /** host:port */
  readonly address: string;
  readonly namespace: string;
  readonly apiKey: string | undefined;
  readonly tls: boolean;
  readonly maxCachedWorkflows: number;
}

export interface MongoConfig {
  /** Always carries `w=majority` and `journal=true`. */
  readonly uri: string;
  readonly database: string;
}

/** The environment as a process gets it. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Needed to send mail, move money and keep secrets in earnest; a sandbox brings its own. */
const NEEDED_OUTSIDE_SANDBOX = ['SESSION_SECRET', 'FIELD_KEYS', 'SMTP_URL', 'BANK_URL'] as const;

const SANDBOX_ONLY = ['SANDBOX_START', 'SANDBOX_PACE'] as const;

/**
 * Reads the settings. An empty value counts as not set.
 * In a sandbox, missing secrets are made once and kept in the data folder.
 * @throws ConfigError with a sentence for every fault
 */
export function readConfig(env: Environment = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = settingsSchema.safeParse(given);
  const faults = parsed.success ? [] : sentences(parsed.error.issues);
  faults.push(...contradictions(given));
  if (!parsed.success || faults.length > 0) throw new ConfigError(faults);
  return toConfig(parsed.data, given);
}

function sentences(issues: readonly { path: PropertyKey[]; message: string }[]): string[] {
  return issues.map(({ path, message }) => `${String(path[0])} ${message}.`);
}

function contradictions(given: Environment): string[] {
  const isSandbox = given.SANDBOX === 'true' || given.SANDBOX === '1';
  if (!isSandbox) {
    return [
      ...NEEDED_OUTSIDE_SANDBOX.filter((name) => given[name] === undefined).map(
        (name) => `${name} is missing; only a sandbox (SANDBOX=true) can do without it.`,
      ),
      ...SANDBOX_ONLY.filter((name) => given[name] !== undefined).map(
        (name) => `${name} is allowed in a sandbox only (SANDBOX=true).`,
      ),
    ];
  }
  return [];
}

function toConfig(settings: Settings, given: Environment): Config {
  const dataDir = resolve(settings.DATA_DIR);
  const { SESSION_SECRET: session, FIELD_KEYS: fieldKeys } = settings;
  const secrets = session && fieldKeys ? { session, fieldKeys } : generatedSecrets(settings, dataDir);
  const publicUrl = settings.PUBLIC_URL ?? `http://${urlHost(settings.HOST)}:${settings.PORT}`;
  return {
    environment: settings.NODE_ENV,
    logLevel: settings.LOG_LEVEL,
    dataDir,
    http: {
      host: settings.HOST,
      port: settings.PORT,
      publicUrl: publicUrl.replace(/\/+$/, ''),
      maxUploadBytes: settings.MAX_UPLOAD_BYTES,
      updateTimeoutMs: settings.UPDATE_TIMEOUT_MS,
    },
    temporal: {
      address: settings.TEMPORAL_ADDRESS ?? '127.0.0.1:7233',
      namespace: settings.TEMPORAL_NAMESPACE,
      apiKey: settings.TEMPORAL_API_KEY,
      tls: settings.TEMPORAL_TLS,
      maxCachedWorkflows: settings.MAX_CACHED_WORKFLOWS,
    },
    mongodb: {
      uri: durableMongoUri(settings.MONGODB_URI ?? 'mongodb://127.0.0.1:27017'),
      database: settings.MONGODB_DATABASE,
    },
    mail: { smtpUrl: settings.SMTP_URL ?? 'smtp://127.0.0.1:1025', from: settings.MAIL_FROM },
    bank: {
      url: settings.BANK_URL ?? 'http://127.0.0.1:8080',
      answerMs: settings.BANK_ANSWER_MS,
      secret: settings.BANK_SECRET ?? sandboxBankSecret(settings, secrets),
    },
    secrets,
    administrator: { email: settings.ADMIN_EMAIL, password: settings.ADMIN_PASSWORD },
    sandbox: {
      enabled: settings.SANDBOX,
      startsAt: settings.SANDBOX_START,
      pace: settings.SANDBOX_PACE ?? 1,
      smtpPort: settings.SMTP_PORT,
      mailWebPort: settings.MAIL_WEB_PORT,
      bankPort: settings.BANK_PORT,
    },
    demo: {
      url: settings.CARECYCLE_URL ?? publicUrl,
      mailUrl: settings.MAIL_WEB_URL ?? `http://127.0.0.1:${settings.MAIL_WEB_PORT}`,
    },
    chromePath: settings.CHROME_PATH,
    searchPath: settings.PATH,
    given: {
      port: given.PORT !== undefined,
      publicUrl: given.PUBLIC_URL !== undefined,
      temporal: given.TEMPORAL_ADDRESS !== undefined,
      mongodb: given.MONGODB_URI !== undefined,
      smtp: given.SMTP_URL !== undefined,
      bank: given.BANK_URL !== undefined,
      dataDir: given.DATA_DIR !== undefined,
      sandboxPorts: (['SMTP_PORT', 'MAIL_WEB_PORT', 'BANK_PORT'] as const).filter((name) => given[name]),
    },
  };
}

function urlHost(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

function generatedSecrets(settings: Settings, dataDir: string): Config['secrets'] {
  const made = secretsOf(dataDir);
  const fieldKeys = settings.FIELD_KEYS ?? settingsSchema.shape.FIELD_KEYS.parse(made.FIELD_KEYS);
  return { session: settings.SESSION_SECRET ?? made.SESSION_SECRET, fieldKeys: fieldKeys ?? [] };
}

/** The sandbox's own bank and the service know the same secret without being told. */
function sandboxBankSecret({ SANDBOX }: Settings, { session }: Config['secrets']): string | null {
  return SANDBOX ? createHmac('sha256', session).update('bank').digest('hex') : null;
}

function secretsOf(dataDir: string) {
  try {
    return sandboxSecrets(dataDir);
  } catch (error) {
    throw new ConfigError([`DATA_DIR ${dataDir} cannot be used: ${(error as Error).message}.`]);
  }
}
