import { addDays, addMonths, type CivilDate } from '../record/civil-date';
import type { Period } from '../record/period';

/** The civil day `times` periods after a day. Rhythms of visits and files run on calendar days: working days count as days. */
export function addPeriod(date: CivilDate, period: Period, times = 1): CivilDate {
  if (period.unit === 'month') return addMonths(date, period.count * times);
  if (period.unit === 'hour') return addDays(date, Math.ceil((period.count * times) / 24));
  return addDays(date, period.count * times);
}

/** How many whole periods fit between two days. */
export function wholePeriods(from: CivilDate, to: CivilDate, period: Period): number {
  if (period.count <= 0) return 0;
  let count = 0;
  while (addPeriod(from, period, count + 1) <= to) count += 1;
  return count;
}
