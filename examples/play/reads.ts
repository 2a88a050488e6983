import type { Question } from '../../domain/evaluate/question';

/** What is marked on a score sheet, in the order of the sheet. */
export interface Marked {
  id: string;
  /** The most that can be given. */
  points: number;
  /** What the records earn, where a judge may depart from it; absent or null: the judge gives the points. */
  fromRecords?: { points: number | null } | null;
}

/** A household of a survey's sample that has not answered. */
export interface Call {
  householdId: string;
  /** Code of the household's file: also the name before the @ of its address. */
  file: string;
  invitedBy: 'link' | 'staff';
}

/** A need as the ledger takes it in. */
export interface LedgerNeed {
  householdCode: string;
  kind: string;
  service: string;
  recordedOn: string;
}

/**
 * What people have to know for what they do. How they come to know it is their own affair: over the API, or from the
 * pages that they see.
 */
export interface Reads {
  /** What was asked about a programme. */
  question(programmeId: string, questionId: string): Promise<string>;
  /** What a seat on the panel scores, and by which criteria. @param address of the seat */
  seat(address: string): Promise<{ applications: string[]; criteria: Marked[] }>;
  /** Grounds of an objection. */
  objection(programmeId: string, objectionId: string): Promise<string>;
  /** Hash of the agreement that is to be signed. @param address of the agreement */
  hashToSign(address: string): Promise<string>;
  openNeeds(projectId: string): Promise<LedgerNeed[]>;
  /** The report that is to be certified or reviewed: its version, and its sections by their codes. */
  report(
    projectId: string,
    reportId: string,
    to: 'certify' | 'review',
  ): Promise<{ version: number; sections: string[] }>;
  /** Why a change was asked for. */
  change(projectId: string, changeId: string): Promise<string>;
  /** The indicators of one's own score sheet. @param address of the sheet */
  sheet(address: string): Promise<Marked[]>;
  /** What a survey asks; null before it has been opened. */
  survey(surveyId: string): Promise<Pick<Question, 'id' | 'kind'>[] | null>;
  calls(surveyId: string): Promise<Call[]>;
  /** Households of a closed survey, by id, that are to be called back and were not reached yet. */
  callBacks(surveyId: string): Promise<string[]>;
  /** How often a finding has been inspected. */
  inspections(projectId: string, finding: string): Promise<number>;
}

/** What somebody sees who opens the link of a survey. */
export interface Invitation {
  project: string;
  isOpen: boolean;
}
