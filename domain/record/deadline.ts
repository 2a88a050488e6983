import type { Party } from './party';
import type { Period } from './period';

/** What a workflow asks for: the due instant is computed where the calendar is, in an activity. */
export interface DeadlineDraft {
  /** Unique within the process, for example `sign` or `seat/3`. */
  key: string;
  party: Party;
  /** The organisation that holds the ball, if one does. */
  organisationId?: string;
  /** Counted from `from`; a draft with `due` is taken as it is. */
  period?: Period;
  from?: string;
  due?: string;
  /** What happens when it passes with nothing done: a code of the catalogue. */
  byDefault: string;
  /** Reminders this long before it is due. */
  reminders?: Period[];
}

/** A deadline as kept in workflow state and shown to people. All instants are ISO, business time. */
export interface Deadline {
  key: string;
  party: Party;
  organisationId: string | null;
  from: string;
  due: string;
  period: Period | null;
  /** True when the official calendar of a needed year was not known. */
  provisional: boolean;
  byDefault: string;
  /** Instants at which to remind, ascending, all before `due`. */
  reminders: string[];
}

export type DeadlineEnd = 'met' | 'lapsed' | 'cancelled';

/** The next instant at which a waiting process has something to do: a reminder not yet sent, or the deadline. */
export function nextWake(deadline: Deadline, remindersSent: number): { at: string; what: 'remind' | 'due' } {
  const reminder = deadline.reminders[remindersSent];
  return reminder !== undefined && reminder < deadline.due
    ? { at: reminder, what: 'remind' }
    : { at: deadline.due, what: 'due' };
}

/** Reminders that `now` has already passed: those missed while nothing ran are skipped, not sent all at once. */
export function remindersPassed(deadline: Deadline, now: string): number {
  return deadline.reminders.filter((one) => one <= now).length;
}

/** The deadline that has passed longest ago; of two at once the first by key, so that a replay takes the same. */
export function firstDue(deadlines: readonly Deadline[], now: string): Deadline | undefined {
  return deadlines
    .filter(({ due }) => due <= now)
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.key < b.key ? -1 : 1))[0];
}
