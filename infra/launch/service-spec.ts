import { join } from 'node:path';
import { childEnvironment } from '../config/child-environment';
import type { Environment } from '../config/config';
import type { ProcessSpec } from '../engines/process-spec';
import { parseReadyLine } from './ready-line';

/** Of our own processes, which are scripts of one folder. */
export interface ServiceOptions {
  readonly folder: string;
  readonly values: Environment;
  readonly output: ProcessSpec['output'];
}

export type ServiceName = 'sandbox' | 'worker' | 'api';

/** A worker may be in the middle of an activity, and an API of an answer. */
const STOP_WITHIN_MS: Record<ServiceName, number> = { api: 15_000, worker: 40_000, sandbox: 5_000 };

/** How to start one of our long-running processes; it says by a line that it is ready. */
export function serviceSpec(name: ServiceName, { folder, values, output }: ServiceOptions) {
  return {
    name,
    command: process.execPath,
    args: scriptArguments(folder, name),
    env: childEnvironment('service', values),
    output,
    ready: (lines, signal) => lines.find(parseReadyLine, signal),
    readyWithinMs: 120_000,
    stopWithinMs: STOP_WITHIN_MS[name],
  } satisfies ProcessSpec<Readonly<Record<string, unknown>>>;
}

/** Arguments for Node that run a TypeScript script of ours. */
export function scriptArguments(folder: string, name: string): string[] {
  return ['--require', require.resolve('tsx/cjs'), join(folder, `${name}.ts`)];
}
