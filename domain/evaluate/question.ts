import type { Words } from '../record/words';

/** A question of the satisfaction survey 满意度. */
export interface Question {
  id: string;
  kind: 'satisfaction' | 'awareness' | 'yes-no' | 'text';
  words: Words;
  /** Optional answers leave the rest valid. */
  required: boolean;
}
