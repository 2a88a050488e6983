import type { ClockReading } from './clock';
import type { Deadline } from './deadline';

/** What every process takes along when it continues as new. */
export interface Carried<S extends string = string> {
  state: S;
  steps: number;
  deadlines: { [key: string]: Deadline };
  remindersSent: { [key: string]: number };
  clock: ClockReading;
}
