import type { Fen } from '../money/fen';

/**
 * A progress and financial report. id = `<project id>/<report id>/<version>`
 * Outputs, expenses, leveraged money and person-times are those of the report's own period, not running totals.
 */
export interface Report {
  id: string;
  projectId: string;
  reportId: string;
  version: number;
  /** Grows with every save, over all versions; absent: as the version. */
  revision?: number;
  status: 'draft' | 'submitted' | 'certified' | 'accepted' | 'returned';
  sections: { code: string; text: string; verdict: 'accepted' | 'returned' | null; reason: string | null }[];
  outputs: { deliverableId: string; done: number; note: string }[];
  expenses: Expense[];
  /** Money and goods' value raised from society besides the award. */
  leveraged: Fen;
  personTimes: number;
  documents: string[];
  submittedBy: string | null;
  submittedAt: string | null;
  certifiedBy: string | null;
  certifiedAt: string | null;
  /** Handed in after its deadline. */
  late: boolean;
  /** SHA-256 of the content as it was submitted. */
  contentHash?: string | null;
  /** Verdicts prepared by each reviewer, by user id; they count once the review is decided. */
  reviews?: { [userId: string]: ReportReview };
}

export interface ReportReview {
  sections: { code: string; verdict: 'accepted' | 'returned'; reason: string }[];
  at: string;
}

/** One payment. In a draft what is still open is '' or 0; a report with such a row is not handed in. */
export interface Expense {
  budgetLineId: string;
  on: string;
  amount: Fen;
  what: string;
  voucherDocumentId: string | null;
}
