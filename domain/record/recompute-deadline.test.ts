import type { Deadline } from './deadline';
import { recomputeDeadline } from './recompute-deadline';

const table = (year: number, holidays: string[]) => ({ year, holidays, workdays: [], source: 'test' });

const deadline: Deadline = {
  key: 'sign',
  party: 'organisation',
  organisationId: null,
  from: '2026-12-31T02:00:00.000Z',
  // Two working days, when only weekends are known: Friday 1 and Monday 4 January 2027.
  due: '2027-01-04T15:59:59.999Z',
  period: { count: 2, unit: 'working-day' },
  provisional: true,
  byDefault: 'x',
  reminders: ['2027-01-01T15:59:59.999Z'],
};

describe('a provisional deadline', () => {
  it('moves behind the holiday once that year is known, and takes its reminder along', () => {
    const moved = recomputeDeadline([table(2026, []), table(2027, ['2027-01-01'])], deadline);
    expect(moved).toEqual({
      due: '2027-01-05T15:59:59.999Z',
      provisional: false,
      reminders: ['2027-01-02T15:59:59.999Z'],
    });
  });

  it('is final when the table leaves it where it is', () => {
    const moved = recomputeDeadline([table(2026, []), table(2027, ['2027-05-01'])], deadline);
    expect(moved).toMatchObject({ due: deadline.due, provisional: false });
  });

  it('stays provisional while the year is not known', () => {
    expect(recomputeDeadline([table(2026, [])], deadline)).toBeNull();
  });

  it('that was never provisional is left alone', () => {
    expect(recomputeDeadline([table(2027, ['2027-01-04'])], { ...deadline, provisional: false })).toBeNull();
  });
});
