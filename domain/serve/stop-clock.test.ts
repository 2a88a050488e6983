import fc from 'fast-check';
import { type Calendar, isWorkingDay, periodEnd, workingDaysBetween } from '../record/calendar';
import { addDays, civilDate, endOfDay, startOfDay } from '../record/civil-date';
import { restarted, resumedDue } from './stop-clock';

const calendar: Calendar = [
  {
    year: 2026,
    holidays: [
      '2026-01-01',
      '2026-02-16',
      '2026-02-17',
      '2026-02-18',
      '2026-02-19',
      '2026-02-20',
      '2026-10-01',
      '2026-10-02',
    ],
    workdays: ['2026-02-14'],
    source: 'test',
  },
];

const workingDay = fc
  .integer({ min: 0, max: 200 })
  .map((days) => addDays('2026-01-05', days))
  .filter((date) => isWorkingDay(calendar, date));

const noon = (date: string) => new Date(Date.parse(startOfDay(date)) + 12 * 3_600_000).toISOString();

describe('a clock that stood during a pause', () => {
  it('is due as many working days later as the pause took', () => {
    fc.assert(
      fc.property(
        workingDay,
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 40 }),
        (paused, left, stood) => {
          const pausedAt = noon(paused);
          const due = periodEnd(calendar, pausedAt, { count: left, unit: 'working-day' }).due;
          const resumedAt = noon(
            civilDate(periodEnd(calendar, pausedAt, { count: stood, unit: 'working-day' }).due),
          );
          const moved = resumedDue(
            calendar,
            { due, period: null, provisional: false },
            pausedAt,
            resumedAt,
          ).due;
          expect(workingDaysBetween(calendar, due, moved)).toBe(stood);
          expect(workingDaysBetween(calendar, resumedAt, moved)).toBe(left);
        },
      ),
    );
  });

  it('keeps the order of what was to come', () => {
    fc.assert(
      fc.property(
        workingDay,
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 0, max: 90 }),
        (paused, a, b, days) => {
          const pausedAt = noon(paused);
          const resumedAt = noon(addDays(paused, days));
          const later = (left: number) => {
            const due = endOfDay(addDays(paused, left));
            return resumedDue(calendar, { due, period: null, provisional: false }, pausedAt, resumedAt).due;
          };
          expect(later(Math.min(a, b)) <= later(Math.max(a, b))).toBe(true);
          expect(later(a) >= resumedAt).toBe(true);
        },
      ),
    );
  });

  it('counted in hours moves by the hours of the pause', () => {
    const deadline = {
      due: '2026-03-02T10:00:00.000Z',
      period: { count: 24, unit: 'hour' as const },
      provisional: false,
    };
    const moved = resumedDue(calendar, deadline, '2026-03-01T00:00:00.000Z', '2026-03-03T06:00:00.000Z');
    expect(moved.due).toBe('2026-03-04T16:00:00.000Z');
  });

  it('that was due on the day of the pause is due on the day of the resumption, or the next working day', () => {
    const deadline = { due: endOfDay('2026-03-06'), period: null, provisional: false };
    const onSaturday = resumedDue(calendar, deadline, noon('2026-03-06'), noon('2026-03-07'));
    expect(civilDate(onSaturday.due)).toBe('2026-03-09');
  });

  it('begins to be charged at the resumption', () => {
    const deadline = {
      key: 'report/mid',
      party: 'organisation' as const,
      organisationId: 'org',
      from: startOfDay('2026-03-02'),
      due: endOfDay('2026-03-13'),
      period: { count: 10, unit: 'working-day' as const },
      provisional: false,
      byDefault: 'report-counts-as-failed',
      reminders: [],
    };
    const again = restarted(calendar, deadline, noon('2026-03-04'), noon('2026-03-11'), []);
    expect([again.from, civilDate(again.due ?? '')]).toEqual([noon('2026-03-11'), '2026-03-20']);
  });
});
