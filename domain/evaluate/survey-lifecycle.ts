import type { Lifecycle } from '../record/lifecycle';

export type SurveyState = 'drawing' | 'open' | 'calling-back' | 'closed';
export type SurveyDecision =
  | 'open'
  | 'remind'
  | 'follow-up'
  | 'close'
  | 'close-to-call-back'
  | 'end-call-backs';

/**
 * A survey draws its sample, takes answers while it is open, and closes at quota or date; its result stands while some
 * of those asked by staff are called back.
 */
export const surveyLifecycle: Lifecycle<SurveyState, SurveyDecision> = {
  name: 'survey',
  initial: 'drawing',
  table: {
    drawing: { open: 'open' },
    open: { remind: 'open', 'follow-up': 'open', close: 'closed', 'close-to-call-back': 'calling-back' },
    'calling-back': { 'end-call-backs': 'closed' },
  },
};
