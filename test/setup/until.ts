import { setTimeout as pause } from 'node:timers/promises';

const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 200;

/**
 * Waits for a condition, asking at first every few milliseconds, then less and less often: what is waited for needs
 * the processor more than the question does.
 * @param check returns what was waited for; undefined, null or false mean "not yet", and so does a throw
 * @param what names the condition when it does not come true in time
 */
export async function until<T>(
  what: string | (() => string),
  check: () => T | Promise<T>,
  withinMs = 25_000,
): Promise<NonNullable<T>> {
  const deadline = Date.now() + withinMs;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 1.5, LONGEST_PAUSE_MS)) {
    const answer = await Promise.resolve()
      .then(check)
      .catch(() => undefined);
    if (answer !== undefined && answer !== null && answer !== false) return answer;
    if (Date.now() > deadline) {
      throw new Error(`Not within ${withinMs / 1000} s: ${typeof what === 'string' ? what : what()}`);
    }
    await pause(pauseMs);
  }
}
