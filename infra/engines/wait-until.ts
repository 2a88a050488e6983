import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks again and again until an attempt succeeds.
 * @param attempt throws or rejects as long as the answer is "not yet"
 * @param signal ends the waiting; its reason is thrown
 */
export async function waitUntil<T>(attempt: () => Promise<T>, signal: AbortSignal, everyMs = 50): Promise<T> {
  for (;;) {
    signal.throwIfAborted();
    try {
      return await attempt();
    } catch {
      await pause(everyMs, undefined, { signal }).catch(() => signal.throwIfAborted());
    }
  }
}
