import type { Lifecycle } from '../record/lifecycle';

export type ContestState = 'new' | 'open' | 'upheld' | 'rejected';

export type ContestDecision = 'raise-contest' | 'escalate-contest' | 'uphold-contest' | 'reject-contest';

/** A contested line of an organisation's record. Silence neither upholds nor rejects: it brings it before more people. */
export const contestLifecycle: Lifecycle<ContestState, ContestDecision> = {
  name: 'contest',
  initial: 'new',
  table: {
    new: { 'raise-contest': 'open' },
    open: { 'escalate-contest': 'open', 'uphold-contest': 'upheld', 'reject-contest': 'rejected' },
  },
};
