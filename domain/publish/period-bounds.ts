import type { Period } from '../record/period';

/** The longest run of days off so far: Spring Festival 2020, 24 January to 2 February. */
const LONGEST_HOLIDAY = 10;

/**
 * Calendar days that a period surely has, whatever day it begins on: a working day is at least a day, a month at
 * least 28. Hours count as whole days that they fill.
 */
export function surelyDays({ count, unit }: Period): number {
  if (unit === 'hour') return Math.floor(count / 24);
  return unit === 'month' ? count * 28 : count;
}

/** Calendar days that a period never exceeds, the day to which the Civil Code moves an end on a holiday not counted. */
export function atMostDays({ count, unit }: Period): number {
  if (unit === 'hour') return Math.ceil(count / 24);
  if (unit === 'working-day') return Math.ceil((count * 7) / 5) + LONGEST_HOLIDAY;
  return unit === 'month' ? count * 31 : count;
}

/** Working days that a period surely has, even when it begins before the longest holiday. */
export function surelyWorkingDays(period: Period): number {
  if (period.unit === 'working-day') return period.count;
  return Math.max(0, Math.floor(((surelyDays(period) - LONGEST_HOLIDAY) * 5) / 7));
}

/** Working days that a period never exceeds. */
export function atMostWorkingDays(period: Period): number {
  return period.unit === 'working-day' ? period.count : atMostDays(period);
}

/** Usual length in days, to compare periods of one rulebook with each other. */
export function usualDays({ count, unit }: Period): number {
  return count * { hour: 1 / 24, day: 1, 'working-day': 7 / 5, month: 30.4 }[unit];
}
