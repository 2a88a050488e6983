import type { Carried } from '../record/carried';
import type { Period } from '../record/period';
import type { AppraisalBound } from './appraisal-terms';
import type { SpotCheckState } from './spot-check-lifecycle';
import type { SpotCheckTerms } from './spot-check-terms';

/** What the process has to know of the rulebook; the checklist stays there. */
export type SpotCheckCourse = Omit<SpotCheckTerms, 'checklist'> & {
  lookBackYears: number;
  leastAppraisal?: AppraisalBound;
  reminders: Period[];
};

/** Whose turn it is, for each project that waits for its visit. */
export type AwaitedVisits = { [checkId: string]: string[] };

export interface SpotCheckInput {
  programmeId: string;
  terms: SpotCheckCourse;
  carried?: { process: Carried<SpotCheckState>; awaited: AwaitedVisits };
}
