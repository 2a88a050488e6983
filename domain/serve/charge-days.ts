import { type Calendar, isWorkingDay } from '../record/calendar';
import { addDays, type CivilDate, civilDate } from '../record/civil-date';
import type { Deadline } from '../record/deadline';
import type { Party } from '../record/party';

/** A time during which a party held the ball. */
export interface HeldTime extends Pick<Deadline, 'party' | 'from' | 'due'> {
  /** null while it is still open. */
  closedAt: string | null;
}

export interface Charge {
  days: number;
  workingDays: number;
}

/** A time during which all clocks stood. */
export interface Pause {
  from: string;
  to: string;
}

/**
 * Days charged to each party: every day after the one on which it got the ball, up to and including the one on
 * which it passed it on. A day on which it held several counts once; days of a pause count for nobody.
 */
export function chargeDays(
  calendar: Calendar,
  held: readonly HeldTime[],
  until: string,
  pauses: readonly Pause[] = [],
): { [party in Party]?: Charge } {
  const paused = daysOf(pauses.map(({ from, to }) => ({ from, to })));
  const charges: { [party in Party]?: Charge } = {};
  for (const party of new Set(held.map((one) => one.party))) {
    const mine = held.filter((one) => one.party === party);
    const days = [
      ...daysOf(mine.map((one) => ({ from: one.from, to: earlier(one.closedAt ?? until, until) }))),
    ].filter((day) => !paused.has(day));
    charges[party] = {
      days: days.length,
      workingDays: days.filter((day) => isWorkingDay(calendar, day)).length,
    };
  }
  return charges;
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}

function daysOf(spans: { from: string; to: string }[]): Set<CivilDate> {
  const days = new Set<CivilDate>();
  for (const { from, to } of spans) {
    const last = civilDate(to);
    for (let day = addDays(civilDate(from), 1); day <= last; day = addDays(day, 1)) days.add(day);
  }
  return days;
}
