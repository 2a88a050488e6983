import type { Deadline } from './deadline';

type Timed = Pick<Deadline, 'due' | 'reminders'>;

/** The earliest instant after `now` at which one of the deadlines reminds or passes; null when there is none. */
export function nextInstant(deadlines: readonly Timed[], now: string, withReminders = true): string | null {
  const instants = deadlines.flatMap(({ due, reminders }) => [
    due,
    ...(withReminders ? reminders.filter((one) => one < due) : []),
  ]);
  return instants.filter((one) => one > now).sort()[0] ?? null;
}

/** Whether a deadline has something to do in the time after `from` up to `to`: remind, or pass. */
export function wakesWithin({ due, reminders }: Timed, from: string, to: string): boolean {
  return due <= to || reminders.some((one) => one > from && one <= to);
}
