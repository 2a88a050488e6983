import { checkAnswer } from '../../../domain/evaluate/check-answer';
import type { Question } from '../../../domain/evaluate/question';
import type { Answer } from '../../../domain/evaluate/survey-record';
import { choicesOf } from './choices';

/** What was answered so far, by question id, as the form sends it; '' = left open on purpose, and not asked again. */
export type Given = ReadonlyMap<string, string>;

/** How large the type is: as it comes, larger, largest. */
export const TYPE_SIZES = [1, 2, 3] as const;
export type TypeSize = (typeof TYPE_SIZES)[number];

/** Anything else is the type as it comes. */
export function typeSizeOf(value: unknown): TypeSize {
  return TYPE_SIZES.find((one) => String(one) === value) ?? 1;
}

/** What the pages of a survey carry from one to the next. */
export interface SurveyForm {
  /** Page that was sent: 0 = start, 1 … n = questions, n + 1 = check. */
  at: number;
  /** The button: `next`, `back`, `send`, `to-<page>`, or `size-<n>`: the same page in another type. */
  go: string;
  /** Came from the check page and goes back there. */
  changing: boolean;
  /** A carer answers for a recipient who cannot. */
  proxy: boolean;
  size: TypeSize;
  given: Given;
}

/** The form field of a question. */
export const fieldOf = (question: Question): string => `a-${question.id}`;

/** Reads a form as browsers send it. Whatever no page of ours offers is dropped. */
export function readSurveyForm(questions: readonly Question[], body: unknown): SurveyForm {
  const fields = new Map(Object.entries((body ?? {}) as { [name: string]: unknown }));
  const text = (name: string): string => {
    const value = fields.get(name);
    return typeof value === 'string' ? value : '';
  };
  const number = Number(text('at'));
  const at = Number.isInteger(number) ? Math.min(Math.max(number, 0), questions.length + 1) : 0;
  const go = text('go');
  const passed = go === 'next' ? questions[at - 1] : undefined;
  return {
    at,
    go,
    changing: text('changing') === 'yes',
    proxy: text('proxy') === 'yes',
    size: typeSizeOf(/^size-(\d)$/.exec(go)?.[1] ?? text('size')),
    given: new Map(
      questions.flatMap((one) => {
        const value = fields.get(fieldOf(one)) ?? (one === passed && !one.required ? '' : undefined);
        return typeof value === 'string' && isOffered(one, value) ? [[one.id, plain(value)]] : [];
      }),
    ),
  };
}

/** The answers as they are stored; a question left open has none. */
export function valuesOf(questions: readonly Question[], given: Given): Answer['values'] {
  return questions.flatMap((question) => {
    const value = given.get(question.id) ?? '';
    return value === '' ? [] : [{ question: question.id, value: storedValue(question, value) }];
  });
}

function storedValue({ kind }: Question, value: string): number | boolean | string {
  if (kind === 'satisfaction') return Number(value);
  return kind === 'text' ? value : value === 'yes';
}

function isOffered(question: Question, value: string): boolean {
  const isLeftOpen = value === '' && !question.required;
  return question.kind === 'text' || isLeftOpen || choicesOf(question).some((one) => one.value === value);
}

/** Browsers send line ends as two characters: the longest text that a page lets in would be too long. */
function plain(value: string): string {
  return value.replaceAll('\r\n', '\n').replaceAll('\0', '').trim();
}

/** What is worth keeping of a form until the link is opened again; null: nothing was answered yet. */
export function keptFields(
  questions: readonly Question[],
  { given, proxy, size }: SurveyForm,
): { [name: string]: string } | null {
  const answered = questions.flatMap((question): [string, string][] => {
    const value = given.get(question.id);
    const isGood = value !== undefined && checkAnswer([question], valuesOf([question], given)).length === 0;
    return isGood ? [[fieldOf(question), value]] : [];
  });
  if (answered.length === 0) return null;
  return Object.fromEntries([...answered, ['proxy', proxy ? 'yes' : ''], ['size', String(size)]]);
}

/** Where somebody goes on who stopped: the first question that is open, or the check page. */
export function firstOpenPage(questions: readonly Question[], { given }: SurveyForm): number {
  const open = questions.findIndex(({ id }) => !given.has(id));
  return (open < 0 ? questions.length : open) + 1;
}
