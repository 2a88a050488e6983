import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The two secrets as settings, in the form that the environment would give them. */
export interface SandboxSecrets {
  readonly SESSION_SECRET: string;
  readonly FIELD_KEYS: string;
}

/**
 * Secrets for a sandbox, made once and kept beside its data so that sessions and encrypted fields survive a
 * restart. Several processes may ask at the same time: all get the same.
 * @param dataDir made when missing
 */
export function sandboxSecrets(dataDir: string): SandboxSecrets {
  const file = join(dataDir, 'sandbox-secrets.json');
  return readSecrets(file) ?? makeSecrets(file, dataDir);
}

function readSecrets(file: string): SandboxSecrets | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as SandboxSecrets;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function makeSecrets(file: string, dataDir: string): SandboxSecrets {
  const secrets: SandboxSecrets = {
    SESSION_SECRET: randomBytes(32).toString('hex'),
    FIELD_KEYS: `sandbox:${randomBytes(32).toString('base64')}`,
  };
  mkdirSync(dataDir, { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  try {
    linkSync(draft, file);
    return secrets;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return JSON.parse(readFileSync(file, 'utf8')) as SandboxSecrets;
  } finally {
    rmSync(draft, { force: true });
  }
}
