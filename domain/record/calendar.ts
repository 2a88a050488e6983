import { addDays, addMonths, type CivilDate, civilDate, endOfDay, weekday } from './civil-date';
import type { Period } from './period';

/** The State Council's notice on the public holidays of one year. */
export interface HolidayTable {
  year: number;
  /** Days off by the notice, weekends inside a holiday included. */
  holidays: CivilDate[];
  /** Make-up workdays 调休 that fall on a weekend. */
  workdays: CivilDate[];
  source: string;
}

export type Calendar = readonly HolidayTable[];

export interface Due {
  due: string;
  /** True when a day beyond the covered years was needed: recomputed once that year's table is imported. */
  provisional: boolean;
}

interface DayKind {
  working: boolean;
  covered: boolean;
}

/**
 * New Year's notice may move the last days of the year before (29 December 2018 was worked, 31 December off, by the
 * notice for 2019): from this day on a year is covered only together with the next.
 */
const YEAR_END = '12-29';

function dayKind(calendar: Calendar, date: CivilDate): DayKind {
  const year = Number(date.slice(0, 4));
  const own = calendar.find((one) => one.year === year);
  const next = calendar.find((one) => one.year === year + 1);
  const covered = own !== undefined && (date.slice(5) < YEAR_END || next !== undefined);
  if (own?.workdays.includes(date) || next?.workdays.includes(date)) return { working: true, covered };
  if (own?.holidays.includes(date) || next?.holidays.includes(date)) return { working: false, covered };
  const weekend = weekday(date) === 0 || weekday(date) === 6;
  return { working: !weekend, covered };
}

/** Whether people work on this day; a year without a table counts weekends only. */
export function isWorkingDay(calendar: Calendar, date: CivilDate): boolean {
  return dayKind(calendar, date).working;
}

/**
 * The instant at which a period that begins at `from` ends.
 * The day of the event does not count; a period in days or months ends with its last day in China time,
 * or with the next working day when that day is a day off (Civil Code, Arts. 201-203). Hours run through.
 */
export function periodEnd(calendar: Calendar, from: string, period: Period): Due {
  if (period.unit === 'hour') {
    return { due: new Date(Date.parse(from) + period.count * 3_600_000).toISOString(), provisional: false };
  }
  let provisional = false;
  const kind = (date: CivilDate) => {
    const found = dayKind(calendar, date);
    if (!found.covered) provisional = true;
    return found.working;
  };
  let date = civilDate(from);
  if (period.unit === 'working-day') {
    for (let left = period.count; left > 0; ) {
      date = addDays(date, 1);
      if (kind(date)) left -= 1;
    }
  } else {
    date = period.unit === 'day' ? addDays(date, period.count) : addMonths(date, period.count);
    while (!kind(date)) date = addDays(date, 1);
  }
  return { due: endOfDay(date), provisional };
}

/** The instant a period before `to`, the mirror of {@link periodEnd}, for reminders and "not later than … before". */
export function periodBefore(calendar: Calendar, to: string, period: Period): string {
  if (period.unit === 'hour') return new Date(Date.parse(to) - period.count * 3_600_000).toISOString();
  let date = civilDate(to);
  if (period.unit === 'working-day') {
    for (let left = period.count; left > 0; ) {
      date = addDays(date, -1);
      if (isWorkingDay(calendar, date)) left -= 1;
    }
  } else {
    date = period.unit === 'day' ? addDays(date, -period.count) : addMonths(date, -period.count);
  }
  return endOfDay(date);
}

/** Working days after `from` up to and including the day of `to`; 0 when `to` is not later. */
export function workingDaysBetween(calendar: Calendar, from: string, to: string): number {
  let count = 0;
  const last = civilDate(to);
  for (let date = addDays(civilDate(from), 1); date <= last; date = addDays(date, 1)) {
    if (isWorkingDay(calendar, date)) count += 1;
  }
  return count;
}
