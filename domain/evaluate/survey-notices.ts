import { noticeType } from '../record/decision';
import type { SurveyOutcome } from './survey-input';

/** Everybody in the sample has answered: the survey need not wait for its date. */
export const surveyQuotaReached = noticeType<Record<string, never>>('surveyQuotaReached');

/** The evaluation learns of the result before those who were asked by staff are called back. */
export const surveyClosed = noticeType<SurveyOutcome>('surveyClosed');

/** Everybody who was drawn to be called back was reached. */
export const callBacksDone = noticeType<Record<string, never>>('callBacksDone');
