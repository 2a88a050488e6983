import type { SpotCheckCourse } from '../evaluate/spot-check-input';
import type { PanelTerms } from '../match/panel-terms';
import type { Period } from '../record/period';
import type { CallTerms, PublicNoticeTerms } from './rulebook';

/** The parts of the pinned rulebook that steer the programme's process. */
export interface ProgrammeTerms {
  call: CallTerms;
  publicNotice: PublicNoticeTerms;
  panel: PanelTerms;
  reminders: Period[];
  /** Absent: no spot checks are drawn. */
  spotChecks?: SpotCheckCourse;
}
