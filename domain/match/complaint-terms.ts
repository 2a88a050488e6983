import type { Period } from '../record/period';

/** Complaints 投诉 to the authority above the bureau, against the answer to an objection 质疑. */
export interface ComplaintTerms {
  /** From the answer (Government Procurement Law, Art. 55: 15 working days). */
  within: Period;
  /** A stay 暂停 holds award, signing and performance at most so long (the same, Art. 57: 30 days). */
  stay: Period;
}

/** A complaint as its objection's record keeps it. */
export interface ComplaintRecord {
  status: 'open' | 'upheld' | 'rejected';
  raisedAt: string;
  grounds: string;
  /** Whether award, signing and performance wait for the decision. */
  stays: boolean;
  remedy?: Remedy;
  /** What the authority decided, as the bureau entered it. */
  decision?: string;
  decidedAt?: string;
}

/**
 * What follows from an objection or a complaint that is upheld: `exclude` takes an application out of the ranking,
 * `rescore` has it judged and scored again, `void` ends the programme without awards, `none` changes nothing.
 */
export const REMEDIES = ['none', 'exclude', 'rescore', 'void'] as const;
export type Remedy = (typeof REMEDIES)[number];
