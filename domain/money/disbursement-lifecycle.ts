import type { Lifecycle } from '../record/lifecycle';

export type DisbursementState =
  | 'requested'
  | 'approving'
  | 'sending'
  | 'unknown'
  | 'accepted'
  | 'bank-refused'
  | 'mismatch'
  | 'paid'
  | 'returned'
  | 'refused'
  | 'failed';

export type DisbursementDecision =
  | 'reserve'
  | 'refuse-reserve'
  | 'approve'
  | 'escalate'
  | 'clear'
  | 'refuse'
  | 'accept'
  | 'lose-answer'
  | 'find-missing'
  | 'refuse-by-bank'
  | 'find-mismatch'
  | 'alert-late'
  | 'resolve'
  | 'ask-again'
  | 'send-anew'
  | 'post'
  | 'post-return'
  | 'give-up';

/** What the bank may answer while an order is on its way. */
const ANSWERED = {
  accept: 'accepted',
  'refuse-by-bank': 'bank-refused',
  'find-mismatch': 'mismatch',
  post: 'paid',
  'post-return': 'returned',
} as const;

/**
 * The life of one payment 拨付, or of money coming back.
 * `unknown`: an answer was lost; the bank is asked, nothing is sent again until it says that it has never seen the key.
 */
export const disbursementLifecycle: Lifecycle<DisbursementState, DisbursementDecision> = {
  name: 'disbursement',
  initial: 'requested',
  table: {
    requested: { reserve: 'approving', 'refuse-reserve': 'refused' },
    approving: { approve: 'approving', escalate: 'approving', clear: 'sending', refuse: 'refused' },
    sending: { ...ANSWERED, 'lose-answer': 'unknown', 'find-missing': 'sending', 'alert-late': 'sending' },
    unknown: { ...ANSWERED, 'find-missing': 'sending', 'alert-late': 'unknown' },
    accepted: { ...ANSWERED, 'find-missing': 'sending', 'alert-late': 'accepted' },
    'bank-refused': {
      resolve: 'bank-refused',
      escalate: 'bank-refused',
      'send-anew': 'sending',
      'give-up': 'failed',
    },
    mismatch: {
      resolve: 'mismatch',
      escalate: 'mismatch',
      'ask-again': 'accepted',
      post: 'paid',
      'post-return': 'returned',
    },
  },
};
