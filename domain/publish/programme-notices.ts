import { noticeType } from '../record/decision';

/** How a project ended. */
export interface ProjectEnding {
  projectId: string;
  endedAs: 'closed' | 'lapsed' | 'terminated';
  /** An upheld complaint took a signed award away; absent: none did. */
  annulled?: boolean;
}

/** A project tells its programme how it ended; `lapsed` (not signed in time) and `annulled` let the reserve move up. */
export const projectEnded = noticeType<ProjectEnding>('projectEnded');
