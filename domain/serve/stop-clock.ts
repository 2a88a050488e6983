import { type Calendar, type Due, isWorkingDay, periodEnd, workingDaysBetween } from '../record/calendar';
import { addDays, type CivilDate, civilDate, daysBetween, endOfDay } from '../record/civil-date';
import type { Deadline, DeadlineDraft } from '../record/deadline';
import type { Period } from '../record/period';

/**
 * The due instant of a clock that stood from `pausedAt` to `resumedAt`: the working days that were left are left
 * again, so it moves by as many working days as the pause took. Hours move by the hours of the pause.
 * What was due on the day of the pause is due at the earliest on the first working day of the resumption.
 */
export function resumedDue(
  calendar: Calendar,
  deadline: Pick<Deadline, 'due' | 'period' | 'provisional'>,
  pausedAt: string,
  resumedAt: string,
): Due {
  if (deadline.period?.unit === 'hour') {
    const moved = Date.parse(deadline.due) + Date.parse(resumedAt) - Date.parse(pausedAt);
    return { due: new Date(moved).toISOString(), provisional: deadline.provisional };
  }
  const stood = workingDaysBetween(calendar, pausedAt, resumedAt);
  const shifted = periodEnd(calendar, deadline.due, { count: stood, unit: 'working-day' });
  let first: CivilDate = civilDate(resumedAt);
  while (!isWorkingDay(calendar, first)) first = addDays(first, 1);
  const earliest = endOfDay(first);
  return {
    due: shifted.due < earliest ? earliest : shifted.due,
    provisional: shifted.provisional || deadline.provisional,
  };
}

/** The same deadline, running again. Its time so far was charged when it stopped: what is charged now begins at the resumption. */
export function restarted(
  calendar: Calendar,
  deadline: Deadline,
  pausedAt: string,
  resumedAt: string,
  reminders: Period[],
): DeadlineDraft {
  const from =
    deadline.from > pausedAt
      ? resumedDue(calendar, { ...deadline, due: deadline.from }, pausedAt, resumedAt).due
      : resumedAt;
  return {
    key: deadline.key,
    party: deadline.party,
    ...(deadline.organisationId === null ? {} : { organisationId: deadline.organisationId }),
    from,
    due: resumedDue(calendar, deadline, pausedAt, resumedAt).due,
    byDefault: deadline.byDefault,
    reminders,
  };
}

/** A civil day moved by the days that a pause took. */
export function dayAfterPause(date: CivilDate, pausedAt: string, resumedAt: string): CivilDate {
  return addDays(date, daysBetween(civilDate(pausedAt), civilDate(resumedAt)));
}
