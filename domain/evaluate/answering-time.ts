import type { Question } from './question';

/** Seconds that an unhurried reader of large type takes for one question, and to look all answers through at the end. */
const SECONDS = { satisfaction: 10, awareness: 10, 'yes-no': 10, text: 20 } satisfies Record<
  Question['kind'],
  number
>;
const TO_CHECK = 10;

/** Whole minutes, rounded up, that a survey asks of somebody: what its first page says. */
export function minutesFor(questions: readonly Question[]): number {
  const seconds = questions.reduce((sum, { kind }) => sum + SECONDS[kind], TO_CHECK);
  return Math.ceil(seconds / 60);
}
