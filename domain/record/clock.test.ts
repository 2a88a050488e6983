import fc from 'fast-check';
import { businessInstant, type ClockReading, PLAIN_CLOCK, realDelay, resumeClock } from './clock';

const REAL = Date.parse('2025-03-03T02:00:00.000Z');
const at = (ms: number) => new Date(ms).toISOString();
const DAY = 86_400_000;

const sandbox: ClockReading = {
  realAnchor: at(REAL),
  businessAnchor: '2025-03-03T01:00:00.000Z',
  pace: 500_000,
  holdAt: null,
};

const anyClock = fc.record({
  realAnchor: fc.integer({ min: REAL - 30 * DAY, max: REAL }).map(at),
  businessAnchor: fc.integer({ min: REAL - 300 * DAY, max: REAL + 300 * DAY }).map(at),
  pace: fc.integer({ min: 1, max: 1_000_000 }),
  holdAt: fc.option(fc.integer({ min: REAL - 300 * DAY, max: REAL + 9000 * DAY }).map(at), { nil: null }),
});
const laterBy = fc.integer({ min: 0, max: 10 * DAY });

describe('business time', () => {
  it('is real time in production', () => {
    expect(businessInstant(PLAIN_CLOCK, REAL)).toBe(at(REAL));
    expect(realDelay(PLAIN_CLOCK, at(REAL + 5000), REAL)).toBe(5000);
  });

  it('runs faster in a sandbox: at 500,000 one real second is more than five days', () => {
    expect(businessInstant(sandbox, REAL + 1000)).toBe(at(Date.parse(sandbox.businessAnchor) + 500_000_000));
    expect(realDelay(sandbox, '2025-03-08T19:53:20.000Z', REAL)).toBe(1000);
  });

  it('what is past is due at once', () => {
    expect(realDelay(sandbox, sandbox.businessAnchor, REAL)).toBe(0);
    expect(realDelay(sandbox, '2020-01-01T00:00:00.000Z', REAL)).toBe(0);
  });

  it('stands still where it is held, and a deadline beyond has no real delay', () => {
    const held = { ...sandbox, holdAt: '2025-03-10T15:59:59.999Z' };
    expect(businessInstant(held, REAL + 60_000)).toBe('2025-03-10T15:59:59.999Z');
    expect(realDelay(held, '2025-03-11T00:00:00.000Z', REAL)).toBeNull();
    expect(realDelay(held, '2025-03-10T15:59:59.999Z', REAL)).toBeGreaterThan(0);
  });

  it('never runs backwards and never passes its hold', () => {
    fc.assert(
      fc.property(anyClock, laterBy, laterBy, (clock, first, second) => {
        const now = businessInstant(clock, REAL + first);
        expect(businessInstant(clock, REAL + first + second) >= now).toBe(true);
        if (clock.holdAt !== null) expect(now <= clock.holdAt).toBe(true);
      }),
    );
  });

  it('a fast sandbox left alone for years stops at the end of the year 9999 and does not break', () => {
    expect(businessInstant(sandbox, REAL + 3650 * DAY)).toBe('9999-12-31T23:59:59.999Z');
    expect(realDelay(sandbox, '9999-12-31T23:59:59.999Z', REAL + 3650 * DAY)).toBe(0);
    expect(realDelay(sandbox, '+010000-01-01T00:00:00.000Z', REAL)).toBeNull();
  });

  it('after the real delay the deadline is due, and a millisecond earlier it was not', () => {
    fc.assert(
      fc.property(anyClock, fc.integer({ min: 1, max: 300 * DAY }), (clock, ahead) => {
        const due = at(Date.parse(businessInstant(clock, REAL)) + ahead);
        fc.pre(Date.parse(due) < Date.parse('9999-12-31'));
        const delay = realDelay(clock, due, REAL);
        if (delay === null) {
          expect(clock.holdAt !== null && due > clock.holdAt).toBe(true);
          return;
        }
        expect(businessInstant(clock, REAL + delay) >= due).toBe(true);
        expect(delay === 0 || businessInstant(clock, REAL + delay - 1) < due).toBe(true);
      }),
    );
  });

  it('goes on from where it stood when it is moved, without a jump', () => {
    fc.assert(
      fc.property(anyClock, laterBy, fc.integer({ min: 1, max: 1000 }), (clock, later, pace) => {
        const moved = resumeClock(clock, REAL + later, null, pace);
        expect(businessInstant(moved, REAL + later)).toBe(businessInstant(clock, REAL + later));
        expect(moved.pace).toBe(pace);
      }),
    );
  });
});
