import { noticeType } from '../record/decision';

/** A project tells its programme how it ended; `lapsed` (not signed in time) lets the reserve move up. */
export const projectEnded = noticeType<{ projectId: string; endedAs: 'closed' | 'lapsed' | 'terminated' }>(
  'projectEnded',
);
