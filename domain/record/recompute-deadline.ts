import { type Calendar, periodEnd } from './calendar';
import { addDays, civilDate, daysBetween } from './civil-date';
import type { Deadline } from './deadline';

/**
 * A provisional deadline computed again with a calendar that covers more years; null when nothing changes.
 * Reminders keep their distance in days from the due day.
 */
export function recomputeDeadline(
  calendar: Calendar,
  deadline: Deadline,
): Pick<Deadline, 'due' | 'provisional' | 'reminders'> | null {
  if (!deadline.provisional || !deadline.period) return null;
  const { due, provisional } = periodEnd(calendar, deadline.from, deadline.period);
  if (due === deadline.due && provisional === deadline.provisional) return null;
  const days = daysBetween(civilDate(deadline.due), civilDate(due));
  const reminders = deadline.reminders
    .map((one) => `${addDays(one.slice(0, 10), days)}${one.slice(10)}`)
    .filter((one) => one > deadline.from && one < due);
  return { due, provisional, reminders };
}
