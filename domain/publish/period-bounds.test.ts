import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { type Calendar, periodEnd, workingDaysBetween } from '../record/calendar';
import { addDays, addMonths, civilDate, daysBetween } from '../record/civil-date';
import { atMostDays, atMostWorkingDays, surelyDays, surelyWorkingDays, usualDays } from './period-bounds';

/** Nine years of official days off, the ten-day Spring Festival of 2020 among them. */
const calendar: Calendar = [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026].map((year) => {
  const path = join(dirname(require.resolve('chinese-days')), 'years', `${year}.json`);
  const { holidays, workdays } = JSON.parse(readFileSync(path, 'utf8'));
  return {
    year,
    holidays: Object.keys(holidays),
    workdays: Object.keys(workdays),
    source: 'chinese-days 1.5.7',
  };
});

const anyDay = fc.integer({ min: 0, max: 3000 }).map((n) => addDays('2018-01-02', n));
const morning = (day: string) => `${day}T02:00:00.000Z`;
const count = fc.integer({ min: 1, max: 45 });

describe('how long a period surely is, and at most', () => {
  it('twenty working days are at least 20 days and never more than 38', () => {
    expect(surelyDays({ count: 20, unit: 'working-day' })).toBe(20);
    expect(atMostDays({ count: 20, unit: 'working-day' })).toBe(38);
  });

  it('ten days may have no working day at all: the Spring Festival of 2020', () => {
    expect(surelyWorkingDays({ count: 10, unit: 'day' })).toBe(0);
    expect(workingDaysBetween(calendar, morning('2020-01-23'), morning('2020-02-02'))).toBe(0);
  });

  it('holds for every start in nine years: working days as calendar days', () => {
    fc.assert(
      fc.property(anyDay, count, (day, n) => {
        const period = { count: n, unit: 'working-day' as const };
        const days = daysBetween(day, civilDate(periodEnd(calendar, morning(day), period).due));
        expect(days).toBeGreaterThanOrEqual(surelyDays(period));
        expect(days).toBeLessThanOrEqual(atMostDays(period));
      }),
      { numRuns: 500 },
    );
  });

  it('holds for every start in nine years: days and months as working days', () => {
    fc.assert(
      fc.property(anyDay, count, fc.constantFrom('day' as const, 'month' as const), (day, n, unit) => {
        const period = { count: unit === 'month' ? Math.ceil(n / 15) : n, unit };
        const end = unit === 'day' ? addDays(day, period.count) : addMonths(day, period.count);
        const working = workingDaysBetween(calendar, morning(day), morning(end));
        expect(working).toBeGreaterThanOrEqual(surelyWorkingDays(period));
        expect(working).toBeLessThanOrEqual(atMostWorkingDays(period));
        expect(daysBetween(day, end)).toBeGreaterThanOrEqual(surelyDays(period));
        expect(daysBetween(day, end)).toBeLessThanOrEqual(atMostDays(period));
      }),
      { numRuns: 500 },
    );
  });

  it('hours count as the days that they fill, or at most begin', () => {
    expect(surelyDays({ count: 47, unit: 'hour' })).toBe(1);
    expect(atMostDays({ count: 49, unit: 'hour' })).toBe(3);
    expect(usualDays({ count: 48, unit: 'hour' })).toBe(2);
  });
});
