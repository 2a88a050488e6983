import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { AUTHORITY, OTHER_AUTHORITY } from '../documents/signed-by-openssl.fixture';
import { type Environment, readConfig } from './config';
import { ConfigError } from './config-error';
import { readEngineSettings } from './engine-settings';
import { settingsSchema } from './settings-schema';

const PROJECT = join(__dirname, '..', '..');
const KEY = Buffer.alloc(32, 7).toString('base64');
const OLD_KEY = Buffer.alloc(32, 8).toString('base64');

const service: Environment = {
  SESSION_SECRET: 's'.repeat(32),
  FIELD_KEYS: `k2:${KEY},k1:${OLD_KEY}`,
  SMTP_URL: 'smtp://mail.example.org',
  BANK_URL: 'https://bank.example.org',
};

function faults(env: Environment): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

describe('a service', () => {
  test('has a default for what it does not need to be told', () => {
    const config = readConfig(service);
    expect(config.http).toEqual({
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://127.0.0.1:3000',
      maxUploadBytes: 20 * 1024 * 1024,
      updateTimeoutMs: 10_000,
    });
    expect(config.temporal).toMatchObject({ namespace: 'carecycle', tls: false, maxCachedWorkflows: 500 });
    expect(config.sandbox).toMatchObject({ enabled: false, pace: 1 });
    expect(config.given).toMatchObject({ port: false, temporal: false, mongodb: false, smtp: true });
  });

  test('names each fault, all at once, and never a value', () => {
    const env = {
      ...service,
      PORT: '99999',
      SESSION_SECRET: 'too-short',
      FIELD_KEYS: 'k1:c2hvcnQ=',
      TEMPORAL_ADDRESS: 'nowhere',
      MONGODB_URI: 'http://x',
      SANDBOX_PACE: '0.5',
      SANDBOX_START: 'tomorrow',
      LOG_LEVEL: 'loud',
    };
    const found = faults(env);
    for (const name of Object.keys(env).filter((key) => !['SMTP_URL', 'BANK_URL'].includes(key))) {
      expect(found.filter((fault) => fault.startsWith(`${name} `))).not.toHaveLength(0);
    }
    expect(found.join()).not.toContain('too-short');
    expect(found.join()).not.toContain('c2hvcnQ');
  });

  test.each(['SESSION_SECRET', 'FIELD_KEYS', 'SMTP_URL', 'BANK_URL'])('cannot do without %s', (name) => {
    expect(faults({ ...service, [name]: '' })).toEqual([
      `${name} is missing; only a sandbox (SANDBOX=true) can do without it.`,
    ]);
  });

  test.each(['SANDBOX_PACE', 'SANDBOX_START'])('refuses %s', (name) => {
    const value = name === 'SANDBOX_PACE' ? '60' : '2026-03-01T09:00:00+08:00';
    expect(faults({ ...service, [name]: value })).toEqual([
      `${name} is allowed in a sandbox only (SANDBOX=true).`,
    ]);
  });

  test('encrypts with the first key and reads with all', () => {
    const { fieldKeys } = readConfig(service).secrets;
    expect(fieldKeys.map(({ id }) => id)).toEqual(['k2', 'k1']);
    expect(fieldKeys[0]?.key).toEqual(Buffer.alloc(32, 7));
  });

  test('reads the authorities whose signatures it trusts, and refuses a file without any', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'carecycle-ca-')), 'ca.pem');
    writeFileSync(file, `some words\n${AUTHORITY}\n${OTHER_AUTHORITY}\n`);
    expect(readConfig({ ...service, SIGNING_CA_FILE: file }).trustedAuthorities).toHaveLength(2);
    expect(readConfig(service).trustedAuthorities).toEqual([]);
    writeFileSync(file, 'no certificate');
    expect(faults({ ...service, SIGNING_CA_FILE: file })[0]).toContain('SIGNING_CA_FILE');
    rmSync(dirname(file), { recursive: true });
  });

  test.each([
    ['mongodb://db', 'mongodb://db/?w=majority&journal=true'],
    ['mongodb://a:1,b:2/?replicaSet=rs0', 'mongodb://a:1,b:2/?replicaSet=rs0&w=majority&journal=true'],
    ['mongodb://db/care?w=1&journal=false', 'mongodb://db/care?w=majority&journal=true'],
    ['mongodb+srv://u:p@db.example.org', 'mongodb+srv://u:p@db.example.org/?w=majority&journal=true'],
  ])('connects to %s so that acknowledged writes last', (given, used) => {
    expect(readConfig({ ...service, MONGODB_URI: given }).mongodb.uri).toBe(used);
    expect(readEngineSettings({ MONGODB_URI: given }).mongodbUri).toBe(used);
  });
});

describe('a sandbox', () => {
  let dataDir: string;

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'carecycle-config-'));
  });

  afterEach(() => rmSync(dataDir, { recursive: true }));

  test('makes its secrets once and keeps them to itself', () => {
    const env = { SANDBOX: 'true', DATA_DIR: join(dataDir, 'new') };
    const first = readConfig(env);
    expect(readConfig(env).secrets).toEqual(first.secrets);
    expect(first.secrets.session.length).toBeGreaterThanOrEqual(32);
    expect(first.secrets.fieldKeys[0]?.key).toHaveLength(32);
    expect(statSync(join(dataDir, 'new', 'sandbox-secrets.json')).mode & 0o777).toBe(0o600);
  });

  test('may set its clock', () => {
    const { sandbox } = readConfig({
      SANDBOX: '1',
      DATA_DIR: dataDir,
      SANDBOX_START: '2026-03-01T09:00:00+08:00',
      SANDBOX_PACE: '86400',
    });
    expect(sandbox).toMatchObject({ enabled: true, startsAt: '2026-03-01T01:00:00.000Z', pace: 86_400 });
  });

  test('says so when its folder cannot be used', () => {
    expect(faults({ SANDBOX: 'true', DATA_DIR: join(__filename, 'below-a-file') })).toEqual([
      expect.stringMatching(/^DATA_DIR .* cannot be used: ENOTDIR/),
    ]);
  });
});

test('.env.example names every setting once, with a comment before it', () => {
  const text = readFileSync(join(PROJECT, '.env.example'), 'utf8');
  const names = [...text.matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name);
  expect(names.toSorted()).toEqual(Object.keys(settingsSchema.shape).toSorted());
});
