import type { ProgrammeState } from '../publish/programme-lifecycle';
import { submitApplication, withdrawApplication } from './match-decisions';

/** States before the call has closed: applications, their number and who they come from are sealed 密封. */
const SEALED: readonly string[] = ['new', 'draft', 'proposed', 'open'] satisfies ProgrammeState[];

/**
 * The decision that publishes a call. What the journal holds after it is sealed as a whole until closing: even the
 * number of a later entry would tell how many have applied.
 */
export const LAST_BEFORE_SEAL = 'approve';

/** Decisions that are not counted anywhere: their number is the number of applications. */
export const SEALED_DECISIONS: readonly string[] = [submitApplication.name, withdrawApplication.name];

/** Whether nobody but the applicant may know about applications to a programme in this state. */
export function isSealed(programmeState: string): boolean {
  return SEALED.includes(programmeState);
}
