import type { Fen } from '../money/fen';
import type { Registration } from '../people/account';
import type { RecordEffect } from './record-effect';

/** Everything that the eligibility rules read of one application, as it was on record when it was judged. */
export interface ApplicantFacts {
  /** Instant of the judgement. */
  at: string;
  organisationId: string;
  place: string;
  registration: Registration | null;
  title: string;
  lotId: string | null;
  requested: Fen;
  selfRaised: Fen;
  /** All lines of the budget together. */
  wholeBudget: Fen;
  declaredNoDoubleFunding: boolean;
  record: RecordEffect;
  /** Projects of this organisation that run at present, in any programme. */
  runningProjects: { projectId: string; title: string }[];
  /** Later submitted applications of the same organisation in the same programme (and lot, where there are lots). */
  laterApplications: string[];
  /** How the organisation takes part in running the programme, if it does. */
  involvements: string[];
}
