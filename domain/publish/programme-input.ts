import type { Carried } from '../record/carried';
import type { ProgrammeState } from './programme-lifecycle';
import type { ProgrammeProgress } from './programme-progress';

export interface ProgrammeInput {
  programmeId: string;
  carried?: { process: Carried<ProgrammeState>; progress: ProgrammeProgress };
}
