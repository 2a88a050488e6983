import type { SurveyTerms } from './survey-terms';

export interface SurveyInput {
  /** `<project id>-<round>` */
  surveyId: string;
  projectId: string;
  programmeId: string;
  bureauId: string;
  streetId: string | null;
  rulebookHash: string;
  round: 'mid-term' | 'final';
  terms: Omit<SurveyTerms, 'questions'>;
}

/** What the evaluation learns of its survey; the answers stay in the database. */
export interface SurveyOutcome {
  valid: boolean;
  validAnswers: number;
}
