import type { ClockReading } from './clock';
import { noticeType } from './decision';

/** The clock was moved, held or released: a sandbox only. */
export const clockMoved = noticeType<{ clock: ClockReading }>('clockMoved');

/** An open deadline got another instant: extended, or computed again with a newly imported holiday table. */
export const deadlineMoved = noticeType<{
  key: string;
  due: string;
  provisional: boolean;
  reminders: string[];
}>('deadlineMoved');
