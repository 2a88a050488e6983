import type { Lifecycle } from '../record/lifecycle';

export type EvaluationState =
  | 'opening'
  | 'scoring'
  | 'draft'
  | 'unscored'
  | 'final'
  | 'appealed'
  | 'decided'
  | 'appraising'
  | 'closed';

export type EvaluationDecision =
  | 'open'
  | 'submit-sheet'
  | 'abstain'
  | 'draw-evaluators'
  | 'take-survey'
  | 'draft-report'
  | 'respond'
  | 'rule-on-veto'
  | 'ask-bureau'
  | 'settle-silence'
  | 'let-pass'
  | 'judge-again'
  | 'go-on-without'
  | 'conclude'
  | 'file-report'
  | 'appeal'
  | 'decide-appeal'
  | 'let-stand'
  | 'ask-appraisal'
  | 'appraise'
  | 'close';

/**
 * One round: parties score, the provider answers the draft, the result stands, one appeal; who judged is judged.
 * `unscored`: nobody scored anything, and the bureau has to say whether the round is judged again or left without result.
 */
export const evaluationLifecycle: Lifecycle<EvaluationState, EvaluationDecision> = {
  name: 'evaluation',
  initial: 'opening',
  table: {
    opening: { open: 'scoring' },
    scoring: {
      'submit-sheet': 'scoring',
      abstain: 'scoring',
      'draw-evaluators': 'scoring',
      'ask-bureau': 'scoring',
      'settle-silence': 'scoring',
      'let-pass': 'scoring',
      'take-survey': 'scoring',
      'draft-report': 'draft',
    },
    draft: { respond: 'draft', 'rule-on-veto': 'draft', 'ask-bureau': 'unscored', conclude: 'final' },
    unscored: {
      'let-pass': 'unscored',
      'settle-silence': 'unscored',
      'judge-again': 'scoring',
      'go-on-without': 'closed',
    },
    final: { 'file-report': 'final', appeal: 'appealed', 'ask-appraisal': 'appraising', close: 'closed' },
    appealed: { 'file-report': 'appealed', 'decide-appeal': 'decided', 'let-stand': 'decided' },
    decided: { 'file-report': 'decided', 'ask-appraisal': 'appraising', close: 'closed' },
    appraising: { appraise: 'appraising', close: 'closed' },
  },
};

/** States in which the result stands: no appeal is open any more, and what follows is about the evaluators alone. */
export const SETTLED: readonly string[] = ['appraising', 'closed'] satisfies EvaluationState[];
