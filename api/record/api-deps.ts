import type { Logger } from 'pino';
import type { AccessRow } from '../../domain/people/access';
import type { Metrics } from './metrics';
import type { Services } from './services';

/** What the HTTP layer itself stands on. */
export interface ApiDeps {
  services: Services;
  /** The authorisation table. */
  access: readonly AccessRow[];
  log: Logger;
  metrics: Metrics;
  /** Where browsers reach us, for example `https://care.example.org`. */
  publicUrl: string;
  /** Signs session cookies and keys the hashes of requests. */
  secret: string;
  maxUploadBytes: number;
  /** Real milliseconds since 1970. */
  realNow: () => number;
}
