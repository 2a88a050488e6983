import type { FaultField } from '../record/fault';
import type { Question } from './question';
import type { Answer } from './survey-record';

/** The longest free text that an answer takes, in characters. */
export const LONGEST_TEXT = 500;

/** What is wrong with the values given; a question left out is no fault here. Empty when all may be kept. */
export function checkAnswer(questions: readonly Question[], values: Answer['values']): FaultField[] {
  return values.flatMap(({ question: id, value }, index): FaultField[] => {
    const field = `values.${id}`;
    const question = questions.find((one) => one.id === id);
    if (!question) return [{ field, message: 'is no question of this survey', zh: '不是本问卷的题目' }];
    if (values.findIndex((one) => one.question === id) !== index)
      return [{ field, message: 'is answered twice', zh: '重复作答' }];
    return value === null || fits(question, value) ? [] : [{ field, ...wanted(question) }];
  });
}

/** Required questions that have no answer. An answer is valid without any. */
export function missingAnswers(questions: readonly Question[], values: Answer['values']): FaultField[] {
  return questions
    .filter(
      (question) =>
        question.required && !values.some((one) => one.question === question.id && isGiven(one.value)),
    )
    .map((question) => ({ field: `values.${question.id}`, message: 'needs an answer', zh: '请作答' }));
}

function isGiven(value: Answer['values'][number]['value']): boolean {
  return value !== null && value !== '';
}

function fits(question: Question, value: number | string | boolean): boolean {
  switch (question.kind) {
    case 'satisfaction':
      return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 5;
    case 'awareness':
    case 'yes-no':
      return typeof value === 'boolean';
    case 'text':
      return typeof value === 'string' && value.length <= LONGEST_TEXT;
  }
}

function wanted(question: Question): Pick<FaultField, 'message' | 'zh'> {
  switch (question.kind) {
    case 'satisfaction':
      return {
        message: 'must be a whole number from 1 (very dissatisfied) to 5 (very satisfied)',
        zh: '应为 1（很不满意）至 5（很满意）的整数',
      };
    case 'awareness':
    case 'yes-no':
      return { message: 'must be yes (true) or no (false)', zh: '请选“是”或“否”' };
    case 'text':
      return {
        message: `must be a text of at most ${LONGEST_TEXT} characters`,
        zh: `最多 ${LONGEST_TEXT} 个字`,
      };
  }
}
