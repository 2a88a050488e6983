import fc from 'fast-check';
import { type Deadline, firstDue, nextWake, remindersPassed } from './deadline';

const deadline: Deadline = {
  key: 'sign',
  party: 'organisation',
  organisationId: 'O1',
  from: '2025-03-03T02:00:00.000Z',
  due: '2025-03-31T15:59:59.999Z',
  period: { count: 20, unit: 'working-day' },
  provisional: false,
  byDefault: 'award-lapses',
  reminders: ['2025-03-24T15:59:59.999Z', '2025-03-28T15:59:59.999Z'],
};

describe('what a waiting process does next', () => {
  it('reminds first, then again, then the deadline is due', () => {
    expect(nextWake(deadline, 0)).toEqual({ at: deadline.reminders[0], what: 'remind' });
    expect(nextWake(deadline, 1)).toEqual({ at: deadline.reminders[1], what: 'remind' });
    expect(nextWake(deadline, 2)).toEqual({ at: deadline.due, what: 'due' });
  });

  it('a deadline moved before its reminders just falls due', () => {
    const moved = { ...deadline, due: '2025-03-20T15:59:59.999Z' };
    expect(nextWake(moved, 0)).toEqual({ at: moved.due, what: 'due' });
  });

  it('reminders missed while nothing ran are skipped', () => {
    expect(remindersPassed(deadline, '2025-03-24T15:59:59.998Z')).toBe(0);
    expect(remindersPassed(deadline, '2025-03-24T15:59:59.999Z')).toBe(1);
    expect(remindersPassed(deadline, '2025-03-30T00:00:00.000Z')).toBe(2);
  });

  it('never wakes after the deadline, whatever was sent', () => {
    fc.assert(fc.property(fc.nat(5), (sent) => nextWake(deadline, sent).at <= deadline.due));
  });

  it('what passed longest ago comes first, of two at once always the same', () => {
    const late = { ...deadline, key: 'b', due: '2025-03-01T00:00:00.000Z' };
    const twin = { ...late, key: 'a' };
    expect(firstDue([deadline, late, twin], '2025-03-20T00:00:00.000Z')?.key).toBe('a');
    expect(firstDue([twin, late, deadline], '2025-04-20T00:00:00.000Z')?.key).toBe('a');
    expect(firstDue([deadline], '2025-03-20T00:00:00.000Z')).toBeUndefined();
  });
});
