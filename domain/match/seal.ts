import type { ProgrammeState } from '../publish/programme-lifecycle';

/** States before the call has closed: applications, their number and who they come from are sealed 密封. */
const SEALED: readonly string[] = ['new', 'draft', 'proposed', 'open'] satisfies ProgrammeState[];

/** Decisions whose journal entries would tell who applied, or how many. */
export const SEALED_DECISIONS: readonly string[] = ['submit-application', 'withdraw-application'];

/** Whether nobody but the applicant may know about applications to a programme in this state. */
export function isSealed(programmeState: string): boolean {
  return SEALED.includes(programmeState);
}
