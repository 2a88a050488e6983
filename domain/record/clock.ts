/**
 * How business time follows real time. In production `pace` is 1, both anchors are the same and nothing is held.
 * A sandbox divides all periods by `pace` and stands still at `holdAt` until somebody moves it on.
 */
export interface ClockReading {
  realAnchor: string;
  businessAnchor: string;
  pace: number;
  holdAt: string | null;
}

export const PLAIN_CLOCK: ClockReading = {
  realAnchor: '1970-01-01T00:00:00.000Z',
  businessAnchor: '1970-01-01T00:00:00.000Z',
  pace: 1,
  holdAt: null,
};

/** A fast sandbox left alone stops here: the last instant whose ISO text has a year of four digits and so sorts as text. */
const END_OF_TIME = Date.parse('9999-12-31T23:59:59.999Z');

/** Where the clock stands still at the latest. */
function holdMs(clock: ClockReading): number {
  return clock.holdAt === null ? END_OF_TIME : Math.min(Date.parse(clock.holdAt), END_OF_TIME);
}

/** The business instant (ISO) at a real instant (ms since 1970). */
export function businessInstant(clock: ClockReading, realMs: number): string {
  const flowed = Date.parse(clock.businessAnchor) + (realMs - Date.parse(clock.realAnchor)) * clock.pace;
  return new Date(Math.min(flowed, holdMs(clock))).toISOString();
}

/**
 * Real milliseconds from `realMs` until the business instant `due`: 0 if it is past,
 * `null` if the clock is held before it (somebody has to move the clock first).
 */
export function realDelay(clock: ClockReading, due: string, realMs: number): number | null {
  const dueMs = Date.parse(due);
  const now = Date.parse(businessInstant(clock, realMs));
  if (dueMs <= now) return 0;
  if (dueMs > holdMs(clock)) return null;
  return Math.ceil((dueMs - now) / clock.pace);
}

/** The clock that continues from where this one stands at `realMs`, held at `holdAt` (or free with null). */
export function resumeClock(
  clock: ClockReading,
  realMs: number,
  holdAt: string | null,
  pace = clock.pace,
): ClockReading {
  return {
    realAnchor: new Date(realMs).toISOString(),
    businessAnchor: businessInstant(clock, realMs),
    pace,
    holdAt,
  };
}
