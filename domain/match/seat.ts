import type { DeclaredConflict } from './conflict';

/** A seat of the review panel. id = `<programme id>/<n>` */
export interface Seat {
  id: string;
  programmeId: string;
  number: number;
  evaluatorId: string;
  /** drawn → declared → submitted; or void, with the reason, and refilled from the reserve. */
  state: 'drawn' | 'declared' | 'submitted' | 'void';
  /** `declined`: the invitation, before any paper was opened; `resigned`: after that. */
  voidReason: 'silent' | 'conflict' | 'declined' | 'resigned' | null;
  /** Where a conflict made it void; `late`: found when the papers had been opened. Absent: none, or not said which. */
  conflict?: DeclaredConflict & { late: boolean };
  /** What the evaluator said to a conflict or a resignation. */
  voidWords?: string;
  /** Applications that were given to it, in order of id, where they are shared out; absent: it reads all. */
  reads?: string[];
  /** Seat that this one replaces. */
  replaces: string | null;
  /** When and why the seat did not agree with the result that was last put on notice. */
  dissentedAt?: string;
  dissent?: string;
}

/** One seat's marks for one application. id = `<seat id>|<application id>` */
export interface ReviewSheet {
  id: string;
  programmeId: string;
  seatId: string;
  applicationId: string;
  evaluatorId: string;
  /** Points null = not applicable: leaves the denominator. `reading`: what the seat read and the rule made points of. */
  marks: { criterion: string; points: number | null; reading?: number | undefined; comment: string }[];
  /** Comments on criteria that are not judged yet; absent: none. Every one has become a mark when the seat submits. */
  remarks?: { criterion: string; comment: string }[];
  /** Grows with every save; absent: 1. */
  version?: number;
  /** A sheet counts once its seat has submitted. */
  submittedAt: string | null;
}
