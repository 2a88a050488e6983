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

/** The business instant (ISO) at a real instant (ms since 1970). */
export function businessInstant(clock: ClockReading, realMs: number): string {
  // A host whose own clock lags a little must not see business time before the anchor.
  const elapsed = Math.max(0, realMs - Date.parse(clock.realAnchor));
  const flowed = Date.parse(clock.businessAnchor) + elapsed * clock.pace;
  const held = clock.holdAt === null ? flowed : Math.min(flowed, Date.parse(clock.holdAt));
  return new Date(held).toISOString();
}

/**
 * Real milliseconds from `realMs` until the business instant `due`: 0 if it is past,
 * `null` if the clock is held before it (somebody has to move the clock first).
 */
export function realDelay(clock: ClockReading, due: string, realMs: number): number | null {
  const dueMs = Date.parse(due);
  const now = Date.parse(businessInstant(clock, realMs));
  if (dueMs <= now) return 0;
  if (clock.holdAt !== null && dueMs > Date.parse(clock.holdAt)) return null;
  return Math.ceil((dueMs - now) / clock.pace);
}

/** The clock that continues from where this one stands at `realMs`, held at `holdAt` (or free with null). */
export function resumeClock(clock: ClockReading, realMs: number, holdAt: string | null, pace = clock.pace): ClockReading {
  return {
    realAnchor: new Date(realMs).toISOString(),
    businessAnchor: businessInstant(clock, realMs),
    pace,
    holdAt,
  };
}
