import type { Lifecycle } from '../record/lifecycle';

export type ProjectState =
  | 'awarded'
  | 'agreement'
  | 'stayed'
  | 'running'
  | 'paused'
  | 'closing'
  | 'winding-up'
  | 'closed'
  | 'lapsed'
  | 'terminated';

export type ProjectDecision =
  | 'prepare-agreement'
  | 'sign'
  | 'conclude'
  | 'lapse'
  | 'submit-report'
  | 'certify-report'
  | 'review-report'
  | 'escalate-review'
  | 'miss-report'
  | 'request-change'
  | 'decide-change'
  | 'escalate-change'
  | 'approve-change'
  | 'prepare-amendment'
  | 'sign-amendment'
  | 'conclude-amendment'
  | 'lapse-amendment'
  | 'reach-round'
  | 'start-evaluation'
  | 'fail-round'
  | 'open-finding'
  | 'close-evaluation'
  | 'close-finding'
  | 'release-tranche'
  | 'withhold-tranche'
  | 'close-disbursement'
  | 'name-partners'
  | 'pause'
  | 'resume'
  | 'terminate'
  | 'take-sanction'
  | 'stop'
  | 'stay'
  | 'end-stay'
  | 'annul'
  | 'annul-signed'
  | 'judge-target'
  | 'begin-closing'
  | 'return-money'
  | 'close'
  | 'end';

/** What children report, whatever the project is doing meanwhile. */
const notices = <S extends ProjectState>(state: S) =>
  ({ 'close-evaluation': state, 'close-finding': state, 'close-disbursement': state }) as const;

/**
 * The life of a project. `stayed`: a complaint keeps it from being signed. `winding-up`: ended early by the bureau, by an upheld complaint or by the rulebook, money still to be settled.
 * While it is paused nobody has to do anything, but payments already under way may still arrive.
 */
export const projectLifecycle: Lifecycle<ProjectState, ProjectDecision> = {
  name: 'project',
  initial: 'awarded',
  table: {
    awarded: { 'prepare-agreement': 'agreement' },
    agreement: { sign: 'agreement', conclude: 'running', lapse: 'lapsed', stay: 'stayed', annul: 'lapsed' },
    stayed: { 'end-stay': 'agreement', annul: 'lapsed' },
    running: {
      'submit-report': 'running',
      'certify-report': 'running',
      'review-report': 'running',
      'escalate-review': 'running',
      'miss-report': 'running',
      'request-change': 'running',
      'decide-change': 'running',
      'escalate-change': 'running',
      'approve-change': 'running',
      'prepare-amendment': 'running',
      'sign-amendment': 'running',
      'conclude-amendment': 'running',
      'lapse-amendment': 'running',
      'reach-round': 'running',
      'start-evaluation': 'running',
      'fail-round': 'running',
      'open-finding': 'running',
      'release-tranche': 'running',
      'withhold-tranche': 'running',
      'name-partners': 'running',
      ...notices('running'),
      'judge-target': 'running',
      pause: 'paused',
      stay: 'paused',
      'annul-signed': 'winding-up',
      terminate: 'winding-up',
      'take-sanction': 'running',
      stop: 'winding-up',
      'begin-closing': 'closing',
    },
    paused: {
      'name-partners': 'paused',
      resume: 'running',
      'end-stay': 'running',
      terminate: 'winding-up',
      'annul-signed': 'winding-up',
      ...notices('paused'),
      'judge-target': 'paused',
    },
    closing: { 'return-money': 'closing', ...notices('closing'), 'judge-target': 'closing', close: 'closed' },
    'winding-up': {
      'annul-signed': 'winding-up',
      'withhold-tranche': 'winding-up',
      'return-money': 'winding-up',
      ...notices('winding-up'),
      end: 'terminated',
    },
  },
};
