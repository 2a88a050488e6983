import { noticeType } from '../record/decision';

/** Everybody in the sample has answered: the survey need not wait for its date. */
export const surveyQuotaReached = noticeType<Record<string, never>>('surveyQuotaReached');
