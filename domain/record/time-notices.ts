import type { ClockReading } from './clock';
import type { Deadline } from './deadline';
import { noticeType } from './decision';

/** The clock was moved, held or released: a sandbox only. */
export const clockMoved = noticeType<{ clock: ClockReading }>('clockMoved');

/** What changes of a deadline that is moved. Instants are ISO, business time. */
export type DeadlineMove = Pick<Deadline, 'key' | 'due' | 'provisional' | 'reminders'>;

/** An open deadline got another instant: extended, or computed again with a newly imported holiday table. */
export const deadlineMoved = noticeType<DeadlineMove>('deadlineMoved');
