import fc from 'fast-check';
import { addDays, addMonths, civilDate, daysBetween, endOfDay, startOfDay, weekday } from './civil-date';

/** Any day from 1990 to 2099. */
const anyDay = fc
  .integer({ min: 7305, max: 47481 })
  .map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
const anyInstant = fc
  .integer({ min: 7305 * 86_400_000, max: 47481 * 86_400_000 })
  .map((ms) => new Date(ms).toISOString());

describe('civil days in China time', () => {
  it('an instant late in the evening of UTC is the next day in China', () => {
    expect(civilDate('2025-03-31T15:59:59.999Z')).toBe('2025-03-31');
    expect(civilDate('2025-03-31T16:00:00.000Z')).toBe('2025-04-01');
  });

  it('a day ends one millisecond before the next begins', () => {
    expect(startOfDay('2025-04-01')).toBe('2025-03-31T16:00:00.000Z');
    expect(endOfDay('2025-04-01')).toBe('2025-04-01T15:59:59.999Z');
    fc.assert(
      fc.property(anyDay, (day) => Date.parse(startOfDay(addDays(day, 1))) - Date.parse(endOfDay(day)) === 1),
    );
  });

  it('every instant lies within its own day', () => {
    fc.assert(
      fc.property(anyInstant, (at) => startOfDay(civilDate(at)) <= at && at <= endOfDay(civilDate(at))),
    );
  });

  it('adding days and counting them are opposites, over leap days and turns of the year', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2025-12-31', 1)).toBe('2026-01-01');
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: -2000, max: 2000 }),
        (day, n) => daysBetween(day, addDays(day, n)) === n,
      ),
    );
  });

  it('a month later is the same day, or the last day of a shorter month', () => {
    expect(addMonths('2025-01-31', 1)).toBe('2025-02-28');
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2025-11-30', 3)).toBe('2026-02-28');
    expect(addMonths('2025-03-15', 12)).toBe('2026-03-15');
    expect(addMonths('2025-03-31', -1)).toBe('2025-02-28');
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -60, max: 60 }), (day, n) => {
        const later = addMonths(day, n);
        const months = (one: string) => Number(one.slice(0, 4)) * 12 + Number(one.slice(5, 7));
        return months(later) - months(day) === n && Number(later.slice(8)) <= Number(day.slice(8));
      }),
    );
  });

  it('weekdays go round in sevens, 0 being Sunday', () => {
    expect(weekday('2026-02-15')).toBe(0);
    fc.assert(fc.property(anyDay, (day) => weekday(addDays(day, 1)) === (weekday(day) + 1) % 7));
  });
});
