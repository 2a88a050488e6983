/** A satisfaction survey 满意度 of one evaluation round. id = `<project id>-<round>` */
export interface SurveyRecord {
  id: string;
  projectId: string;
  programmeId: string;
  bureauId: string;
  streetId: string | null;
  rulebookHash: string;
  round: string;
  state: string;
  /** How many were served, drawn, and gave a valid answer. */
  frame: number;
  /** From the service records, or from all files when no service names a household. */
  frameFrom: 'service-records' | 'files';
  sample: number;
  seed: string;
  answers: number;
  validAnswers: number;
  result: SurveyResult | null;
  openedAt: string;
  closesAt: string | null;
  closedAt: string | null;
}

/** Shares are 0-1. What fewer than five people said is null in every part of it. */
export interface SurveyResult {
  valid: boolean;
  /** Satisfied share of valid answers, with its 95 % interval (Wilson, finite population). */
  satisfied: number | null;
  interval: { low: number; high: number } | null;
  aware: number | null;
  byMode: { mode: Answer['mode']; valid: number | null }[];
  /** Answers that a carer gave for a recipient who could not. */
  byProxy: number | null;
  /** Share satisfied, or share of "yes". */
  byQuestion: { question: string; answered: number | null; share: number | null }[];
}

/** A single-use way to answer. id = SHA-256 of the code; the code is only in the link or on paper. */
export interface Invitation {
  id: string;
  surveyId: string;
  householdId: string;
  mode: 'link' | 'staff';
  usedAt: string | null;
}

/**
 * What somebody answered so far under a link and has not sent: no answer yet, counted nowhere, gone with the survey.
 * Both the id and the lock are made from the link's code, which is kept nowhere: it cannot be laid beside an
 * invitation or a household, and only the link opens it.
 */
export interface KeptAnswers {
  id: string;
  surveyId: string;
  /** The form's fields, encrypted. */
  sealed: string;
}

/**
 * An answer, not tied to a household: its id is random, not made from the time, and `at` is the survey's opening,
 * so that neither can be laid beside the moment at which a link was used.
 */
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
