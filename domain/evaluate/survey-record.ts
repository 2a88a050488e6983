/** A satisfaction survey 满意度 of one evaluation round. id = `<project id>-<round>` */
export interface SurveyRecord {
  id: string;
  projectId: string;
  programmeId: string;
  round: string;
  state: string;
  /** How many were served, drawn, and gave a valid answer. */
  frame: number;
  sample: number;
  seed: string;
  answers: number;
  validAnswers: number;
  result: SurveyResult | null;
  closesAt: string | null;
}

export interface SurveyResult {
  valid: boolean;
  /** Satisfied share of valid answers, 0-1, with its 95 % interval (Wilson, finite population). */
  satisfied: number;
  interval: { low: number; high: number };
  aware: number | null;
  byMode: { mode: Answer['mode']; valid: number }[];
}

/** A single-use way to answer. id = SHA-256 of the code; the code is only in the link or on paper. */
export interface Invitation {
  id: string;
  surveyId: string;
  householdId: string;
  mode: 'link' | 'staff';
  usedAt: string | null;
}

/** An answer, not tied to a household. */
export interface Answer {
  id: string;
  surveyId: string;
  mode: 'link' | 'phone' | 'paper';
  proxy: boolean;
  values: { question: string; value: number | string | boolean | null }[];
  valid: boolean;
  enteredBy: string | null;
  at: string;
}
