import type { Period } from '../record/period';
import type { AnswerMode } from './answer-mode';
import type { AwarenessTerms } from './awareness-terms';
import type { CallBackTerms } from './call-back-terms';
import type { Question } from './question';

/** Who is asked whether they were helped, how, and what their answers must amount to (domain-rules.md 5.5). Shares are per cent. */
export interface SurveyTerms {
  /** Share of those served, at least `minimumSample` people (all when fewer were served). */
  sampleShare: number;
  minimumSample: number;
  open: Period;
  remindAfter: Period[];
  /** Fewer valid answers: the result is not valid. */
  minimumValid: number;
  /** Answers of this or more count as satisfied, on the scale 1-5. */
  satisfiedFrom: number;
  questions: Question[];
  /** How those to be asked are drawn; `simple` unless given. */
  design?: SurveyDesign;
  /** Ask more than `sampleShare` and `minimumSample` do where the wanted margin needs it. */
  precision?: SurveyPrecision;
  /** Fewer valid answers of a mode: the result is not valid (50 by phone and 10 on site: Guangzhou, S66). */
  minimumByMode?: { mode: AnswerMode; valid: number }[];
  /** Absent: the usual ones. */
  awareness?: AwarenessTerms;
  /** Staff are asked to phone those with a link who are silent so long after the opening; absent: they are not. */
  phoneSilentAfter?: Period;
  /** None are called back unless given. */
  callBack?: CallBackTerms;
  /** Signs of made-up answers to look for; none unless given. */
  signs?: SurveySignTerms;
}

export type SurveyDesign =
  | { kind: 'simple' }
  | { kind: 'full' }
  /** A simple sample in each target group, street, or way of asking, at least so many in each. */
  | { kind: 'stratified'; by: 'group' | 'street' | 'method'; leastPerStratum: number };

/** Per cent. */
export interface SurveyPrecision {
  /** Half the 95 % interval that is wanted. */
  margin: number;
  /** Share satisfied that is expected; 50 is the most careful. */
  expected: number;
  /** Share of those asked who are expected to answer. */
  response: number;
}

/** From what on something about the answers is a sign to look closer. Absent: not looked for. */
export interface SurveySignTerms {
  /** Share (per cent) of one person's answers, or of those by links, that mark every question the same. */
  straightLines?: number;
  /** Points of a hundred by which answers entered by staff are better than those by links. */
  staffAbove?: number;
  /** So many answers within so many seconds. */
  sameSeconds?: { answers: number; seconds: number };
  /** Answers by links from a browser that had already sent one. */
  sameDevice?: number;
}
