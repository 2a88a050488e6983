import type { Fen } from '../money/fen';
import { noticeType } from '../record/decision';

/** What a project's children tell it when they end. */
export const evaluationClosed = noticeType<{
  round: string;
  score: number;
  grade: string;
  passed: boolean;
  vetoed: boolean;
  /** Ids of the findings that became records: `<project id>/<indicator>-<round>`. */
  findings: string[];
}>('evaluationClosed');

export const findingClosed = noticeType<{
  finding: string;
  outcome: 'corrected' | 'failed' | 'withdrawn';
}>('findingClosed');

export const disbursementClosed = noticeType<{
  tranche: string;
  outcome: 'paid' | 'returned' | 'refused' | 'failed';
  amount: Fen;
}>('disbursementClosed');
