import chineseDays from 'chinese-days';
import type { Calendar, HolidayTable } from '../../domain/record/calendar';
import { isWorkingDay } from '../../domain/record/calendar';
import { addDays, weekday } from '../../domain/record/civil-date';
import cn2024 from './cn-2024.json';
import cn2025 from './cn-2025.json';
import cn2026 from './cn-2026.json';

const tables: HolidayTable[] = [cn2024, cn2025, cn2026];
const calendar: Calendar = tables;

function daysOf(year: number): string[] {
  const days: string[] = [];
  for (let day = `${year}-01-01`; day.startsWith(String(year)); day = addDays(day, 1)) days.push(day);
  return days;
}

describe('the official holiday tables', () => {
  it.each(tables)('$year says of every day what an independent table says', (table) => {
    const different = daysOf(table.year).filter(
      (day) => isWorkingDay(calendar, day) !== chineseDays.isWorkday(day),
    );
    expect(different).toEqual([]);
  });

  it.each(tables)(
    '$year lists only its own days, in order, none twice and none both off and worked',
    (table) => {
      const all = [...table.holidays, ...table.workdays];
      expect(all.every((day) => day.startsWith(`${table.year}-`))).toBe(true);
      expect(new Set(all).size).toBe(all.length);
      expect([...table.holidays].sort()).toEqual(table.holidays);
      expect([...table.workdays].sort()).toEqual(table.workdays);
      expect(table.source).toMatch(/国办发明电〔\d{4}〕\d+号/);
    },
  );

  it.each(tables)('every make-up workday 调休 of $year is a Saturday or Sunday', (table) => {
    expect(table.workdays.every((day) => [0, 6].includes(weekday(day)))).toBe(true);
  });

  it('knows the days that practice trips over', () => {
    expect(isWorkingDay(calendar, '2026-02-14')).toBe(true);
    expect(isWorkingDay(calendar, '2026-02-23')).toBe(false);
    expect(isWorkingDay(calendar, '2026-10-10')).toBe(true);
    expect(isWorkingDay(calendar, '2025-10-08')).toBe(false);
    expect(isWorkingDay(calendar, '2025-01-26')).toBe(true);
  });
});
