import type { EvaluationOutcome } from '../evaluate/evaluation-outcome';
import type { Fen } from '../money/fen';
import { noticeType } from '../record/decision';

/** What a project's children tell it when they end. */
export const evaluationClosed = noticeType<{ round: string } & EvaluationOutcome>('evaluationClosed');

export const findingClosed = noticeType<{
  finding: string;
  outcome: 'corrected' | 'failed' | 'withdrawn';
}>('findingClosed');

export const disbursementClosed = noticeType<{
  tranche: string;
  outcome: 'paid' | 'returned' | 'refused' | 'failed';
  amount: Fen;
}>('disbursementClosed');
