import type { Question } from '../../../domain/evaluate/question';
import type { Words } from '../../../domain/record/words';

/** One way to answer a question by pointing at it. */
export interface Choice {
  /** As the form sends it. */
  value: string;
  words: Words;
  /** The line of a face's mouth, in a square of 36; null for a choice without a face. */
  mouth: string | null;
}

/** Five faces that also their words tell apart. */
const SATISFACTION: Choice[] = [
  { value: '5', words: { zh: '很满意', en: 'Very satisfied' }, mouth: 'M9 21h18c-2 11-16 11-18 0z' },
  { value: '4', words: { zh: '满意', en: 'Satisfied' }, mouth: 'M10 22c4 7 12 7 16 0' },
  { value: '3', words: { zh: '一般', en: 'Neither' }, mouth: 'M11 25h14' },
  { value: '2', words: { zh: '不满意', en: 'Dissatisfied' }, mouth: 'M10 28c4-7 12-7 16 0' },
  { value: '1', words: { zh: '很不满意', en: 'Very dissatisfied' }, mouth: 'M9 30c2-11 16-11 18 0z' },
];

const YES_NO: Choice[] = [
  { value: 'yes', words: { zh: '是', en: 'Yes' }, mouth: null },
  { value: 'no', words: { zh: '否', en: 'No' }, mouth: null },
];

const NO_ANSWER: Choice = { value: '', words: { zh: '不想回答', en: 'I prefer not to say' }, mouth: null };

/** What to choose from; empty where the answer is written. An optional question can be left open again. */
export function choicesOf({ kind, required }: Question): Choice[] {
  if (kind === 'text') return [];
  const choices = kind === 'satisfaction' ? SATISFACTION : YES_NO;
  return required ? choices : [...choices, NO_ANSWER];
}
