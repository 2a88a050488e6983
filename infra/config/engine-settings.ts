import type { Environment, TemporalConfig } from './config';
import { ConfigError } from './config-error';
import { durableMongoUri } from './durable-mongo-uri';
import { settingsSchema } from './settings-schema';

/** What finding and starting the engines needs; tests read these alone, without a service's other settings. */
export interface EngineSettings {
  readonly temporal: Omit<TemporalConfig, 'address' | 'maxCachedWorkflows'> & {
    readonly address: string | undefined;
  };
  /** Undefined when no address was given. Carries `w=majority` and `journal=true`. */
  readonly mongodbUri: string | undefined;
  readonly searchPath: string;
}

const engineSchema = settingsSchema.pick({
  PATH: true,
  TEMPORAL_ADDRESS: true,
  TEMPORAL_NAMESPACE: true,
  TEMPORAL_API_KEY: true,
  TEMPORAL_TLS: true,
  MONGODB_URI: true,
});

/** @throws ConfigError with a sentence for every fault */
export function readEngineSettings(env: Environment = process.env): EngineSettings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = engineSchema.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map(({ path, message }) => `${String(path[0])} ${message}.`));
  }
  const { data } = parsed;
  return {
    temporal: {
      address: data.TEMPORAL_ADDRESS,
      namespace: data.TEMPORAL_NAMESPACE,
      apiKey: data.TEMPORAL_API_KEY,
      tls: data.TEMPORAL_TLS,
    },
    mongodbUri: data.MONGODB_URI && durableMongoUri(data.MONGODB_URI),
    searchPath: data.PATH,
  };
}
