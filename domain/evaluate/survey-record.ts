import type { AnswerMode } from './answer-mode';
import type { CallBack } from './call-back';
import type { DrawnSample, DrawnStratum } from './draw-sample';
import type { SurveySign } from './survey-sign';

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
  /** How the sample was drawn; absent in surveys opened before there was more than the simple one. */
  design?: DrawnSample['design'];
  /** Valid answers that the wanted margin needs; null: none was wanted. */
  planned?: number | null;
  strata?: DrawnStratum[];
  /** Answers by links from a browser that had already sent one. */
  sameDevice?: number;
  /** Who printed codes for a sheet, and so could have answered in place of others. */
  sheets?: { by: string; at: string; households: number }[];
  answers: number;
  validAnswers: number;
  result: SurveyResult | null;
  /** Drawn at closing, when the rulebook wants some called back. */
  callBacks?: CallBack[];
  /** How many of those had not been called when the time for it was over; absent: there is no such time, or it runs. */
  callBacksLapsed?: number;
  /** For those who check, set at closing. */
  signs?: SurveySign[];
  openedAt: string;
  closesAt: string | null;
  closedAt: string | null;
}

/** Shares are 0-1. What fewer than five people said is null in every part of it. */
export interface SurveyResult {
  valid: boolean;
  /** Modes of which fewer valid answers came than are needed. */
  shortOf?: { mode: AnswerMode; needed: number }[];
  /** Satisfied share of those served as the valid answers estimate it, with its 95 % interval (finite population). */
  satisfied: number | null;
  standardError?: number | null;
  interval: { low: number; high: number } | null;
  aware: number | null;
  awareInterval?: { low: number; high: number } | null;
  byMode: { mode: AnswerMode; valid: number | null }[];
  /** Answers that a carer gave for a recipient who could not; they count, and are tallied apart. */
  byProxy: number | null;
  /** Of the answers alone, not weighed. */
  bySpeaker?: { who: 'self' | 'proxy'; valid: number | null; satisfied: number | null }[];
  /** What was weighed; strata with fewer than five answers are joined. Empty unless the sample is stratified. */
  byStratum?: { strata: string[]; frame: number; valid: number | null; satisfied: number | null }[];
  /** Share satisfied, or share of "yes". */
  byQuestion: { question: string; answered: number | null; share: number | null }[];
}

/** A single-use way to answer. id = SHA-256 of the code; the code is only in the link or on paper. */
export interface Invitation {
  id: string;
  /** SHA-256 of the code for a printed sheet; absent: opened before there were sheets. */
  qrId?: string;
  surveyId: string;
  householdId: string;
  mode: 'link' | 'staff';
  stratum?: string | null;
  usedAt: string | null;
  /** Staff entered the answer: they say that they asked. Absent: nobody did, or it came by a link or a code. */
  byStaff?: true;
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
  mode: AnswerMode;
  /** Of a stratified sample: one of five people or more. */
  stratum?: string | null;
  proxy: boolean;
  values: { question: string; value: number | string | boolean | null }[];
  valid: boolean;
  enteredBy: string | null;
  at: string;
}
