import { setTimeout as pause } from 'node:timers/promises';

/**
 * Waits for a condition, asking every few milliseconds.
 * @param check returns what was waited for; undefined, null or false mean "not yet", and so does a throw
 * @param what names the condition when it does not come true in time
 */
export async function until<T>(
  what: string | (() => string),
  check: () => T | Promise<T>,
  withinMs = 25_000,
): Promise<NonNullable<T>> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const answer = await Promise.resolve()
      .then(check)
      .catch(() => undefined);
    if (answer !== undefined && answer !== null && answer !== false) return answer;
    if (Date.now() > deadline) {
      throw new Error(`Not within ${withinMs / 1000} s: ${typeof what === 'string' ? what : what()}`);
    }
    await pause(20);
  }
}
