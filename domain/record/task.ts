import type { Addressee } from './party';

/** Something somebody has to do 待办. It closes by itself when the decision is made or the deadline passes. */
export interface TaskDraft {
  /** Unique within the process, for example `sign/organisation`. */
  key: string;
  /**
   * Unique for ever. Absent: made of the step and the key; where a journal is sealed the step's number would tell how
   * many decisions nobody may know of.
   */
  id?: string;
  /** Code of the catalogue, for example `agreement.sign`. */
  what: string;
  for: Addressee;
  /** The deadline of the same process that ends this task. */
  deadlineKey?: string;
  /** Where to do it: API path below /api/v1. */
  at?: string;
}

export type TaskStatus = 'open' | 'done' | 'lapsed' | 'withdrawn';
