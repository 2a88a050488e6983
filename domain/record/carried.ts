import type { ClockReading } from './clock';
import type { Deadline } from './deadline';

/** How many answers a process remembers: more than can be asked for again, small enough to be carried. */
export const ANSWERS_KEPT = 200;

/** What was answered under an Update's id. */
export interface GivenAnswer {
  id: string;
  answer: unknown;
}

/** What every process takes along when it continues as new. */
export interface Carried<S extends string = string> {
  state: S;
  steps: number;
  deadlines: { [key: string]: Deadline };
  remindersSent: { [key: string]: number };
  clock: ClockReading;
  /** The last {@link ANSWERS_KEPT} answers, oldest first: an Update's id is known within one run only. */
  answered?: GivenAnswer[];
}
