import type { Lifecycle } from '../record/lifecycle';

export type SurveyState = 'drawing' | 'open' | 'closed';
export type SurveyDecision = 'open' | 'remind' | 'close';

/** A survey draws its sample, takes answers while it is open, and closes at quota or date. */
export const surveyLifecycle: Lifecycle<SurveyState, SurveyDecision> = {
  name: 'survey',
  initial: 'drawing',
  table: {
    drawing: { open: 'open' },
    open: { remind: 'open', close: 'closed' },
  },
};
