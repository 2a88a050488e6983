import type { ScoringParty } from './judged-by';

/** Ids of what one round is made of. They hold business ids only. */
export const evaluationId = (projectId: string, round: string): string => `${projectId}/${round}`;

export const surveyId = (projectId: string, round: string): string => `${projectId}-${round}`;

export const sheetId = (evaluation: string, party: ScoringParty, userId: string): string =>
  `${evaluation}|${party}|${userId}`;

/** The sheet in which a bureau approver re-scores another one on appeal. */
export const rescoredSheetId = (original: string): string => `${original}|appeal`;

/** Key of a judge's clock and task: one for bureau and street, one for each evaluator. */
export const judgeKey = (party: ScoringParty, userId: string): string =>
  party === 'evaluators' ? `score/evaluators/${userId}` : `score/${party}`;
