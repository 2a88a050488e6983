import { type Config, type Environment, readConfig } from './config';

/** What a demo takes for what nobody set. Its data has a folder of its own, since the next demo empties it. */
const DEMO_DEFAULTS: Environment = {
  SANDBOX: 'true',
  DATA_DIR: '.data/demo',
  // A Monday morning in China, early enough that the official calendar covers the whole cycle.
  SANDBOX_START: '2025-02-10T01:00:00.000Z',
  // Every account of a demo has this password; it is printed at the end.
  ADMIN_PASSWORD: 'carecycle-sandbox',
};

/** The settings of a demo. @throws ConfigError with a sentence for every fault */
export function readDemoConfig(env: Environment = process.env): Config {
  return readConfig({ ...DEMO_DEFAULTS, ...env });
}
