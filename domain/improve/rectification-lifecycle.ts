import type { Lifecycle } from '../record/lifecycle';

export type RectificationState =
  | 'open'
  | 'planning'
  | 'contested'
  | 'plan-review'
  | 'correcting'
  | 'inspecting'
  | 'escalated'
  | 'corrected'
  | 'failed'
  | 'withdrawn';

export type RectificationDecision =
  | 'begin'
  | 'submit-plan'
  | 'miss-plan'
  | 'accept-plan'
  | 'accept-plan-by-default'
  | 'return-plan'
  | 'submit-evidence'
  | 'miss-evidence'
  | 'pass'
  | 'pass-by-default'
  | 'fail'
  | 'escalate'
  | 'fail-for-good'
  | 'raise-contest'
  | 'let-finding-stand'
  | 'escalate-contest'
  | 'uphold-contest'
  | 'reject-contest';

/**
 * The life of one finding's rectification 整改. A failed attempt leads back to work while attempts are left, and to
 * `fail-for-good` with the last one. What the bureau leaves undone never counts against the organisation. While a
 * finding is contested nothing else about it goes on.
 */
export const rectificationLifecycle: Lifecycle<RectificationState, RectificationDecision> = {
  name: 'rectification',
  initial: 'open',
  table: {
    open: { begin: 'planning' },
    planning: {
      'submit-plan': 'plan-review',
      'miss-plan': 'planning',
      'fail-for-good': 'failed',
      'let-finding-stand': 'planning',
      'raise-contest': 'contested',
    },
    contested: {
      'escalate-contest': 'contested',
      'uphold-contest': 'withdrawn',
      'reject-contest': 'planning',
    },
    'plan-review': {
      'accept-plan': 'correcting',
      'accept-plan-by-default': 'correcting',
      'return-plan': 'planning',
    },
    correcting: { 'submit-evidence': 'inspecting', 'miss-evidence': 'correcting', 'fail-for-good': 'failed' },
    inspecting: { pass: 'corrected', fail: 'correcting', 'fail-for-good': 'failed', escalate: 'escalated' },
    escalated: {
      pass: 'corrected',
      fail: 'correcting',
      'fail-for-good': 'failed',
      'pass-by-default': 'corrected',
    },
  },
};
