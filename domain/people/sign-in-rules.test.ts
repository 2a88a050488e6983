import { isLocked, isSessionGood, SESSION_MS } from './sign-in-rules';

describe('sign-in rules', () => {
  const now = Date.parse('2026-03-01T08:00:00.000Z');

  it('locks until the instant, not after it', () => {
    expect(isLocked({ lockedUntil: '2026-03-01T08:00:00.001Z' }, new Date(now).toISOString())).toBe(true);
    expect(isLocked({ lockedUntil: '2026-03-01T08:00:00.000Z' }, new Date(now).toISOString())).toBe(false);
    expect(isLocked({ lockedUntil: null }, new Date(now).toISOString())).toBe(false);
  });

  it('ends a session after eight hours', () => {
    expect(isSessionGood(now - SESSION_MS + 1, {}, now)).toBe(true);
    expect(isSessionGood(now - SESSION_MS, { passwordSetAt: null }, now)).toBe(false);
  });

  it('ends sessions from before a new password', () => {
    expect(isSessionGood(now, { passwordSetAt: '2026-03-01T08:00:00.001Z' }, now + 1)).toBe(false);
    expect(isSessionGood(now, { passwordSetAt: '2026-03-01T07:59:59.000Z' }, now + 1)).toBe(true);
  });

  it('ends sessions that their owner ended elsewhere', () => {
    expect(isSessionGood(now, { sessionsSince: '2026-03-01T08:00:00.001Z' }, now + 1)).toBe(false);
    expect(isSessionGood(now, { sessionsSince: '2026-03-01T08:00:00.000Z' }, now + 1)).toBe(true);
  });
});
