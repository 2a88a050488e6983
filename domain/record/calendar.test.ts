import fc from 'fast-check';
import cn2024 from '../../examples/calendars/cn-2024.json';
import cn2025 from '../../examples/calendars/cn-2025.json';
import cn2026 from '../../examples/calendars/cn-2026.json';
import { type Calendar, isWorkingDay, periodBefore, periodEnd, workingDaysBetween } from './calendar';
import { addDays, civilDate, endOfDay } from './civil-date';
import type { Period } from './period';

const calendar: Calendar = [cn2024, cn2025, cn2026];

/** 10 in the morning in China. */
const morning = (day: string) => `${day}T02:00:00.000Z`;
const dueDay = (from: string, count: number, unit: Period['unit']) =>
  civilDate(periodEnd(calendar, morning(from), { count, unit }).due);

const anyInstant = fc
  .integer({ min: Date.parse('2024-01-01'), max: Date.parse('2026-06-30') })
  .map((ms) => new Date(ms).toISOString());
const shortWorkingPeriod = fc
  .integer({ min: 1, max: 60 })
  .map((count): Period => ({ count, unit: 'working-day' }));
const anyPeriod = fc.record({
  count: fc.integer({ min: 1, max: 24 }),
  unit: fc.constantFrom<Period['unit']>('working-day', 'day', 'month', 'hour'),
});

describe('when a period ends', () => {
  it('the day of the event does not count', () => {
    expect(dueDay('2025-03-03', 1, 'working-day')).toBe('2025-03-04');
    expect(dueDay('2025-03-03', 7, 'day')).toBe('2025-03-10');
  });

  it('seven working days over the Spring Festival of 2026 skip the holiday and count the make-up Saturdays', () => {
    expect(dueDay('2026-02-12', 2, 'working-day')).toBe('2026-02-14');
    expect(dueDay('2026-02-12', 7, 'working-day')).toBe('2026-02-28');
  });

  it('one working day from the eve of National Day 2026 is 8 October', () => {
    expect(dueDay('2026-09-30', 1, 'working-day')).toBe('2026-10-08');
  });

  it('a period in days that ends on a day off ends with the next working day (Civil Code, Art. 203)', () => {
    expect(dueDay('2025-09-24', 7, 'day')).toBe('2025-10-09');
    expect(dueDay('2025-03-01', 7, 'day')).toBe('2025-03-10');
  });

  it('a period in days may end on a make-up workday', () => {
    expect(dueDay('2025-04-20', 7, 'day')).toBe('2025-04-27');
  });

  it('a month from 31 January ends with February (Civil Code, Art. 202)', () => {
    expect(dueDay('2025-01-31', 1, 'month')).toBe('2025-02-28');
  });

  it('hours run through nights and holidays', () => {
    expect(periodEnd(calendar, '2025-10-01T03:04:05.678Z', { count: 48, unit: 'hour' })).toEqual({
      due: '2025-10-03T03:04:05.678Z',
      provisional: false,
    });
  });

  it('ends with the last instant of a working day, after it began, whatever the start', () => {
    fc.assert(
      fc.property(anyInstant, anyPeriod, (from, period) => {
        const { due } = periodEnd(calendar, from, period);
        expect(due > from).toBe(true);
        if (period.unit !== 'hour') {
          expect(due).toBe(endOfDay(civilDate(due)));
          expect(isWorkingDay(calendar, civilDate(due))).toBe(true);
        }
      }),
    );
  });

  it('n working days later, exactly n working days have passed', () => {
    fc.assert(
      fc.property(anyInstant, shortWorkingPeriod, (from, period) => {
        expect(workingDaysBetween(calendar, from, periodEnd(calendar, from, period).due)).toBe(period.count);
      }),
    );
  });

  it('a longer period never ends earlier, and a later start never ends earlier', () => {
    fc.assert(
      fc.property(anyInstant, anyPeriod, fc.integer({ min: 0, max: 40 }), (from, period, more) => {
        const { due } = periodEnd(calendar, from, period);
        expect(periodEnd(calendar, from, { ...period, count: period.count + more }).due >= due).toBe(true);
        const later = new Date(Date.parse(from) + more * 86_400_000).toISOString();
        expect(periodEnd(calendar, later, period).due >= due).toBe(true);
      }),
    );
  });
});

describe('years that the calendar covers', () => {
  it('a deadline within the covered years is final', () => {
    expect(periodEnd(calendar, morning('2026-11-02'), { count: 10, unit: 'working-day' }).provisional).toBe(
      false,
    );
  });

  it('a deadline that needs a day of a year without a table is provisional and counts weekends only', () => {
    const end = periodEnd(calendar, morning('2027-04-30'), { count: 2, unit: 'working-day' });
    expect(end).toEqual({ due: endOfDay('2027-05-04'), provisional: true });
  });

  it('hours need no calendar', () => {
    expect(periodEnd([], morning('2027-04-30'), { count: 24, unit: 'hour' }).provisional).toBe(false);
  });

  it('the last days of December stay provisional until the next year is known', () => {
    expect(periodEnd([cn2026], morning('2026-12-28'), { count: 1, unit: 'working-day' }).provisional).toBe(
      true,
    );
    expect(
      periodEnd([cn2025, cn2026], morning('2025-12-28'), { count: 2, unit: 'working-day' }).provisional,
    ).toBe(false);
  });

  it("New Year's notice moves days of the year before: 29 December 2018 was worked, 31 December was off", () => {
    const for2018 = { year: 2018, holidays: ['2018-01-01'], workdays: [], source: '国办发明电〔2017〕12号' };
    const for2019 = {
      year: 2019,
      holidays: ['2018-12-30', '2018-12-31', '2019-01-01'],
      workdays: ['2018-12-29'],
      source: '国办发明电〔2018〕15号',
    };
    expect(isWorkingDay([for2018, for2019], '2018-12-29')).toBe(true);
    expect(isWorkingDay([for2018, for2019], '2018-12-31')).toBe(false);
    expect(periodEnd([for2018, for2019], morning('2018-12-28'), { count: 2, unit: 'working-day' })).toEqual({
      due: endOfDay('2019-01-02'),
      provisional: false,
    });
  });

  it('importing a year never changes a deadline that was final', () => {
    fc.assert(
      fc.property(anyInstant, shortWorkingPeriod, (from, period) => {
        const before = periodEnd([cn2024, cn2025], from, period);
        if (!before.provisional) expect(periodEnd(calendar, from, period)).toEqual(before);
      }),
    );
  });
});

describe('the instant a period before', () => {
  it('three working days before Monday 13 October 2025 is Thursday the 9th: the Saturday was worked', () => {
    expect(periodBefore(calendar, endOfDay('2025-10-13'), { count: 3, unit: 'working-day' })).toBe(
      endOfDay('2025-10-09'),
    );
  });

  it('is earlier by days, months or hours', () => {
    expect(periodBefore(calendar, endOfDay('2025-03-31'), { count: 1, unit: 'month' })).toBe(
      endOfDay('2025-02-28'),
    );
    expect(periodBefore(calendar, endOfDay('2025-03-10'), { count: 5, unit: 'day' })).toBe(
      endOfDay('2025-03-05'),
    );
    expect(periodBefore(calendar, '2025-03-10T08:00:00.000Z', { count: 24, unit: 'hour' })).toBe(
      '2025-03-09T08:00:00.000Z',
    );
  });

  it('leaves at least the period: counted forward again, it ends no later', () => {
    fc.assert(
      fc.property(anyInstant, shortWorkingPeriod, (to, period) => {
        const end = endOfDay(civilDate(to));
        const before = periodBefore(calendar, end, period);
        const again = periodEnd(calendar, before, period).due;
        expect(again <= end || !isWorkingDay(calendar, civilDate(end))).toBe(true);
      }),
    );
  });
});

describe('working days between two instants', () => {
  it('the whole of 2025 has 248 working days, that of 2026 also 248', () => {
    expect(workingDaysBetween(calendar, morning('2024-12-31'), morning('2025-12-31'))).toBe(248);
    expect(workingDaysBetween(calendar, morning('2025-12-31'), morning('2026-12-31'))).toBe(248);
  });

  it('none have passed on the same day or backwards', () => {
    expect(workingDaysBetween(calendar, morning('2025-03-04'), morning('2025-03-04'))).toBe(0);
    expect(workingDaysBetween(calendar, morning('2025-03-04'), morning('2025-03-01'))).toBe(0);
  });

  it('add up over any instant in between', () => {
    fc.assert(
      fc.property(anyInstant, fc.nat(50), fc.nat(50), (from, first, second) => {
        const day = civilDate(from);
        const mid = morning(addDays(day, first));
        const end = morning(addDays(day, first + second));
        const start = morning(day);
        expect(workingDaysBetween(calendar, start, end)).toBe(
          workingDaysBetween(calendar, start, mid) + workingDaysBetween(calendar, mid, end),
        );
      }),
    );
  });
});
