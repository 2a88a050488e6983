import { type DecisionInput, decisionType } from '../record/decision';
import type { Appraiser, GivenAppraisal } from './appraisal';
import type { ScoringParty } from './judged-by';

// Texts are saved with the evaluation first: a decision carries the statement's id.

/** A judge hands in the sheet that was saved under this id. */
export const submitScoreSheet = decisionType<
  DecisionInput & { sheetId: string; party: ScoringParty; userId: string }
>('submitScoreSheet');

/** The provider's answer to the draft report. */
export const respondToDraft = decisionType<DecisionInput & { statementId: string }>('respondToDraft');

/** Whether a veto that a judge claimed stands. */
export const ruleOnVeto = decisionType<DecisionInput & { code: string; stands: boolean; reasonId: string }>(
  'ruleOnVeto',
);

/** The provider's one appeal 复核 against the final result: against indicators, or vetoes by their code. */
export const appealEvaluation = decisionType<DecisionInput & { groundsId: string; contested: string[] }>(
  'appealEvaluation',
);

/** Upheld: the sheets named here, re-scored, take the place of those that they replace. */
export const decideAppeal = decisionType<
  DecisionInput & { outcome: 'upheld' | 'rejected'; reasonId: string; sheetIds: string[] }
>('decideAppeal');

/** What the bureau or the provider thinks of the evaluators who judged the round. */
export const appraiseEvaluators = decisionType<DecisionInput & { by: Appraiser; given: GivenAppraisal[] }>(
  'appraiseEvaluators',
);

/** Judges were silent: the bureau has them asked again, or goes on without them. */
export const settleSilence = decisionType<DecisionInput & { again: boolean; reasonId: string }>(
  'settleSilence',
);
