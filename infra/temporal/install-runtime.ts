import { DefaultLogger, type LogLevel, makeTelemetryFilterString, Runtime } from '@temporalio/worker';
import type { Logger } from 'pino';

const LEVELS = {
  TRACE: 'trace',
  DEBUG: 'debug',
  INFO: 'info',
  WARN: 'warn',
  ERROR: 'error',
} as const satisfies {
  [level in LogLevel]: string;
};

/** Warnings about what is so by design: queues for activities alone. */
const EXPECTED = /^No \w+( services)? registered, not polling/;

/** Once for a process, before any worker: the SDK and its core write to our log, and signals are ours. */
export function installRuntime(log: Logger): void {
  const logger = new DefaultLogger('WARN', ({ level, message, meta }) => {
    if (!EXPECTED.test(message)) log[LEVELS[level]](meta ?? {}, message);
  });
  Runtime.install({
    logger,
    shutdownSignals: [],
    telemetryOptions: {
      logging: { filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }), forward: {} },
    },
  });
}
