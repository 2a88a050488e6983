import type { ScoringParty } from './judged-by';

/** One who has to hand in a sheet: a whole office, or one evaluator. */
export interface Judge {
  /** Of the clock and the task. */
  key: string;
  party: ScoringParty;
  /** Null for an office: whoever of it hands the sheet in. */
  userId: string | null;
}
