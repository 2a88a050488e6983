import { nextInstant, wakesWithin } from './next-instants';

const signing = {
  due: '2026-03-20T15:59:59.999Z',
  reminders: ['2026-03-13T15:59:59.999Z', '2026-03-18T15:59:59.999Z'],
};
const report = { due: '2026-03-15T15:59:59.999Z', reminders: [] };

describe('the next instant of a sandbox', () => {
  it('is the earliest reminder or due instant still to come', () => {
    expect(nextInstant([signing, report], '2026-03-01T00:00:00.000Z')).toBe('2026-03-13T15:59:59.999Z');
    expect(nextInstant([signing, report], '2026-03-13T15:59:59.999Z')).toBe('2026-03-15T15:59:59.999Z');
    expect(nextInstant([signing, report], '2026-03-15T15:59:59.999Z')).toBe('2026-03-18T15:59:59.999Z');
  });

  it('can pass over reminders', () => {
    expect(nextInstant([signing, report], '2026-03-01T00:00:00.000Z', false)).toBe(
      '2026-03-15T15:59:59.999Z',
    );
  });

  it('is none when nothing is open any more', () => {
    expect(nextInstant([signing, report], '2026-03-20T15:59:59.999Z')).toBeNull();
  });

  it('wakes what reminds or passes on the way, and what is overdue', () => {
    expect(wakesWithin(signing, '2026-03-01T00:00:00.000Z', '2026-03-13T15:59:59.999Z')).toBe(true);
    expect(wakesWithin(signing, '2026-03-13T15:59:59.999Z', '2026-03-15T15:59:59.999Z')).toBe(false);
    expect(wakesWithin(report, '2026-03-16T00:00:00.000Z', '2026-03-17T00:00:00.000Z')).toBe(true);
  });
});
