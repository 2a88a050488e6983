import type { Lifecycle } from '../record/lifecycle';

export type GoodCaseState = 'new' | 'asking' | 'published' | 'declined' | 'withdrawn';

export type GoodCaseDecision = 'propose-case' | 'agree' | 'decline' | 'lapse' | 'withdraw-case';

/**
 * A good case 优秀案例: the bureau proposes, the organisation agrees or not; either may take it back at any time. An
 * organisation that does not answer in time has not agreed.
 */
export const goodCaseLifecycle: Lifecycle<GoodCaseState, GoodCaseDecision> = {
  name: 'good-case',
  initial: 'new',
  table: {
    new: { 'propose-case': 'asking' },
    asking: { agree: 'published', decline: 'declined', lapse: 'declined', 'withdraw-case': 'withdrawn' },
    published: { 'withdraw-case': 'withdrawn' },
  },
};
