import { readEngineSettings } from '../config/engine-settings';
import { findEngine } from './find-engine';

const NAMES = { onPath: 'temporal-test-server', embedded: 'temporal-test-server' };

/**
 * The program of Temporal's time-skipping test server, for `createTimeSkipping({ server: { executable:
 * { type: 'existing-path', path } } })`.
 * @returns absolute path
 * @throws LaunchFailure when there is none
 */
export function timeSkippingServerPath(): string {
  return findEngine(NAMES, readEngineSettings().searchPath).where;
}
