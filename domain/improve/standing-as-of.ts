import type { Standing } from './standing';

/**
 * A line as it stood at an instant: what was judged by it before a contest was upheld can be judged again; null when it
 * was withdrawn by then.
 */
export function standingAsOf(line: Standing, at: string): Standing | null {
  const { before, isWithdrawn, contest } = line;
  const answeredAt = contest?.answeredAt ?? null;
  if (answeredAt === null || answeredAt > at) return before ? { ...line, ...before } : line;
  return isWithdrawn ? null : line;
}
