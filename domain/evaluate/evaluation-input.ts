import type { EvaluationRound } from '../publish/rulebook';
import type { Period } from '../record/period';
import type { SurveyTerms } from './survey-terms';

export interface EvaluationInput {
  projectId: string;
  programmeId: string;
  organisationId: string;
  bureauId: string;
  streetId: string | null;
  rulebookHash: string;
  round: 'mid-term' | 'final';
}

/** What the evaluation's own workflow needs of its round; the indicators stay in the database. */
export interface EvaluationTerms {
  round: Omit<EvaluationRound, 'indicators' | 'vetoes' | 'title'>;
  survey: Omit<SurveyTerms, 'questions'>;
  reminders: Period[];
  /** Indicators say themselves what a survey that is not valid means; absent: they leave the denominator. */
  surveyInvalid?: 'by-indicator';
  /** Time for bureau and provider to appraise the evaluators; absent: nobody is asked, or there are none. */
  appraiseWithin?: Period;
}
