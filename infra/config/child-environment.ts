import type { Environment } from './config';

/** All that a program of others (a database, a Temporal server) is told of our environment: no secret of ours. */
const HARMLESS = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'LC_ALL', 'SSL_CERT_FILE'];

/**
 * The environment of a child process. Every child's environment is made here.
 * @param audience `service`: our own process, gets all settings; `engine`: gets none of them
 * @param values settings that the launcher decides; they win
 */
export function childEnvironment(
  audience: 'service' | 'engine',
  values: Environment = {},
  env: Environment = process.env,
): Environment {
  const inherited = Object.entries(env).filter(([name]) => audience === 'service' || HARMLESS.includes(name));
  return { ...Object.fromEntries(inherited), ...values, TZ: 'UTC' };
}
