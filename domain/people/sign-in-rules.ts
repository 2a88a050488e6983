/** Real time, not business time: guessing does not slow down because a sandbox clock is held. */
export const TRIES_BEFORE_LOCK = 5;
export const LOCK_MS = 15 * 60_000;
/** A session that nobody uses ends. */
export const IDLE_MS = 30 * 60_000;
/** However busy it is, a session ends. */
export const SESSION_MS = 8 * 3_600_000;
export const TOKEN_PREFIX = 'cc_';
export const SHORTEST_PASSWORD = 10;
/** Longer ones would only make hashing slow. */
export const LONGEST_PASSWORD = 200;

/** @param now real instant */
export function isLocked(user: { lockedUntil: string | null }, now: string): boolean {
  return user.lockedUntil !== null && user.lockedUntil > now;
}

/** Whether a session that began at `signedInAt` (real ms) is still good. */
export function isSessionGood(
  signedInAt: number,
  user: { passwordSetAt?: string | null; sessionsSince?: string | null },
  nowMs: number,
): boolean {
  const isFresh = nowMs - signedInAt < SESSION_MS;
  const ended = [user.passwordSetAt, user.sessionsSince].some((at) => at && Date.parse(at) > signedInAt);
  return isFresh && !ended;
}
