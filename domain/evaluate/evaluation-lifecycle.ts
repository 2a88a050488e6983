import type { Lifecycle } from '../record/lifecycle';

export type EvaluationState =
  | 'opening'
  | 'scoring'
  | 'draft'
  | 'final'
  | 'appealed'
  | 'decided'
  | 'appraising'
  | 'closed';

export type EvaluationDecision =
  | 'open'
  | 'submit-sheet'
  | 'abstain'
  | 'take-survey'
  | 'draft-report'
  | 'respond'
  | 'rule-on-veto'
  | 'conclude'
  | 'file-report'
  | 'appeal'
  | 'decide-appeal'
  | 'let-stand'
  | 'ask-appraisal'
  | 'appraise'
  | 'close';

/** One round: parties score, the provider answers the draft, the result stands, one appeal; who judged is judged. */
export const evaluationLifecycle: Lifecycle<EvaluationState, EvaluationDecision> = {
  name: 'evaluation',
  initial: 'opening',
  table: {
    opening: { open: 'scoring' },
    scoring: {
      'submit-sheet': 'scoring',
      abstain: 'scoring',
      'take-survey': 'scoring',
      'draft-report': 'draft',
    },
    draft: { respond: 'draft', 'rule-on-veto': 'draft', conclude: 'final' },
    final: { 'file-report': 'final', appeal: 'appealed', 'ask-appraisal': 'appraising', close: 'closed' },
    appealed: { 'file-report': 'appealed', 'decide-appeal': 'decided', 'let-stand': 'decided' },
    decided: { 'file-report': 'decided', 'ask-appraisal': 'appraising', close: 'closed' },
    appraising: { appraise: 'appraising', close: 'closed' },
  },
};

/** States in which the result stands: no appeal is open any more, and what follows is about the evaluators alone. */
export const SETTLED: readonly string[] = ['appraising', 'closed'] satisfies EvaluationState[];
