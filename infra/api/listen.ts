import type { Server } from 'node:http';
import { LaunchFailure } from '../engines/launch-failure';

/** Longer than any answer takes, shorter than the launcher's patience. */
const LAST_ANSWERS_MS = 10_000;

/** @throws LaunchFailure when the port is in use or not ours to take */
export function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? 'is in use' : `cannot be listened on (${error.code})`;
      reject(new LaunchFailure(`PORT ${port} on ${host} ${why}.`));
    });
    server.listen(port, host, resolve);
  });
}

/** Takes no more requests, and gives those under way ten seconds for their answer. */
export function stopListening(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), LAST_ANSWERS_MS);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}
