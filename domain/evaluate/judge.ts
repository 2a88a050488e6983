import type { ScoringParty } from './judged-by';

/** One who has to hand in a sheet: a whole office, one evaluator, or one partner of the project. */
export interface Judge {
  /** Of the clock and the task. */
  key: string;
  party: ScoringParty;
  /** Null for an office: whoever of it hands the sheet in. */
  userId: string | null;
  /** The partner; absent for the others. */
  organisationId?: string;
  /** The evaluator whose silence it was drawn for; absent: nobody's, and it is replaced itself when it is silent. */
  replaces?: string;
}
