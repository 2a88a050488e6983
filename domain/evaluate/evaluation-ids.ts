import type { ScoringParty } from './judged-by';

/** Ids of what one round is made of. They hold business ids only. */
export const evaluationId = (projectId: string, round: string): string => `${projectId}/${round}`;

export const surveyId = (projectId: string, round: string): string => `${projectId}-${round}`;

export const sheetId = (evaluation: string, party: ScoringParty, userId: string): string =>
  `${evaluation}|${party}|${userId}`;

/** The sheet in which a bureau approver re-scores another one on appeal. */
export const rescoredSheetId = (original: string): string => `${original}|appeal`;

/** Key of a judge's clock and task: one for bureau and street, one for each evaluator and each partner. */
export const judgeKey = (
  party: ScoringParty,
  { userId = '', organisationId = '' }: { userId?: string; organisationId?: string },
): string => {
  if (party === 'evaluators') return `score/evaluators/${userId}`;
  return party === 'partners' ? `score/partners/${organisationId}` : `score/${party}`;
};
