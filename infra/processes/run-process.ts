import { ConfigError } from '../config/config-error';
import { LaunchFailure } from '../engines/launch-failure';

/** Tells the launcher that this process serves, and where: the only line on stdout that it reads. */
export function announceReady(details: { readonly [name: string]: string } = {}): void {
  process.stdout.write(`${JSON.stringify({ ready: true, ...details })}\n`);
}

/**
 * Runs one process of ours to its end. SIGTERM and Ctrl-C abort the signal; `main` then ends in order.
 * What one sentence explains is shown without a stack trace; the exit status is 1 for any failure.
 */
export function runProcess(main: (stop: AbortSignal) => Promise<void>): void {
  const stopping = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => stopping.abort());
  main(stopping.signal).then(
    () => process.exit(0),
    (error: unknown) => {
      const isExplained = error instanceof ConfigError || error instanceof LaunchFailure;
      const text = error instanceof Error ? (isExplained ? error.message : error.stack) : String(error);
      process.stderr.write(`${text}\n`);
      process.exit(1);
    },
  );
}

/** Resolves when the process is told to end. */
export function told(stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stop.aborted) resolve();
    stop.addEventListener('abort', () => resolve(), { once: true });
  });
}
