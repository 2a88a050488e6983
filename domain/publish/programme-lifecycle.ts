import type { Lifecycle } from '../record/lifecycle';

export type ProgrammeState =
  | 'new'
  | 'draft'
  | 'proposed'
  | 'open'
  | 'sifting'
  | 'reviewing'
  | 'notice'
  | 'settling'
  | 'running'
  | 'closed'
  | 'failed'
  | 'abandoned';

export type ProgrammeDecision =
  | 'draft'
  | 'propose'
  | 'approve'
  | 'return'
  | 'abandon'
  | 'correct'
  | 'submit-application'
  | 'withdraw-application'
  | 'ask-early-look'
  | 'answer-early-look'
  | 'end-early-look'
  | 'close-call'
  | 'judge-eligibility'
  | 'seat-panel'
  | 'rank'
  | 'raise-objection'
  | 'answer-objection'
  | 'escalate-objection'
  | 'raise-complaint'
  | 'let-complaint-lapse'
  | 'end-stay'
  | 'decide-complaint'
  | 'end-notice'
  | 'rerank'
  | 'reopen-review'
  | 'award'
  | 'end-project'
  | 'move-up'
  | 'note-conflict'
  | 'fail'
  | 'close';

/** A complaint against the answer to an objection may come, and be decided, whatever the programme does meanwhile. */
const complaints = <S extends ProgrammeState>(state: S) =>
  ({
    'raise-complaint': state,
    'let-complaint-lapse': state,
    'end-stay': state,
    'decide-complaint': state,
  }) as const;

/**
 * The life of a programme. `sifting`: the call is closed, eligibility is judged. `notice`: the ranking is on public
 * notice. `settling`: the notice is over and objections still block the award.
 */
export const programmeLifecycle: Lifecycle<ProgrammeState, ProgrammeDecision> = {
  name: 'programme',
  initial: 'new',
  table: {
    new: { draft: 'draft' },
    draft: { draft: 'draft', propose: 'proposed', abandon: 'abandoned' },
    proposed: { approve: 'open', return: 'draft' },
    open: {
      correct: 'open',
      'submit-application': 'open',
      'withdraw-application': 'open',
      'ask-early-look': 'open',
      'answer-early-look': 'open',
      'end-early-look': 'open',
      'close-call': 'sifting',
    },
    sifting: { 'judge-eligibility': 'sifting', 'seat-panel': 'reviewing', fail: 'failed' },
    reviewing: {
      rank: 'notice',
      'reopen-review': 'reviewing',
      'answer-objection': 'reviewing',
      'escalate-objection': 'reviewing',
      ...complaints('reviewing'),
    },
    notice: {
      'raise-objection': 'notice',
      'answer-objection': 'notice',
      'escalate-objection': 'notice',
      'end-notice': 'settling',
      ...complaints('notice'),
      rerank: 'notice',
      'reopen-review': 'reviewing',
      fail: 'failed',
    },
    settling: {
      'answer-objection': 'settling',
      'escalate-objection': 'settling',
      ...complaints('settling'),
      rerank: 'notice',
      'reopen-review': 'reviewing',
      award: 'running',
      fail: 'failed',
    },
    running: {
      ...complaints('running'),
      'note-conflict': 'running',
      'end-project': 'running',
      'move-up': 'running',
      close: 'closed',
    },
  },
};
