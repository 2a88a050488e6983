import { checkAnswer, missingAnswers } from './check-answer';
import type { Question } from './question';

const words = { zh: '题', en: 'question' };
const questions: Question[] = [
  { id: 'rate', kind: 'satisfaction', words, required: true },
  { id: 'know', kind: 'awareness', words, required: false },
  { id: 'paid', kind: 'yes-no', words, required: true },
  { id: 'say', kind: 'text', words, required: false },
];

describe('an answer', () => {
  it('takes 1 to 5, yes or no, and a text', () => {
    const values = [
      { question: 'rate', value: 5 },
      { question: 'know', value: null },
      { question: 'paid', value: false },
      { question: 'say', value: '谢谢' },
    ];
    expect(checkAnswer(questions, values)).toEqual([]);
    expect(missingAnswers(questions, values)).toEqual([]);
  });

  it('refuses 0, 6, half marks and words for marks', () => {
    for (const value of [0, 6, 3.5, '5', true])
      expect(checkAnswer(questions, [{ question: 'rate', value }])).toHaveLength(1);
  });

  it('refuses unknown questions, second answers and long texts', () => {
    const values = [
      { question: 'name', value: 'x' },
      { question: 'paid', value: true },
      { question: 'paid', value: false },
      { question: 'say', value: 'x'.repeat(501) },
    ];
    expect(checkAnswer(questions, values).map((one) => one.field)).toEqual([
      'values.name',
      'values.paid',
      'values.say',
    ]);
  });

  it('is valid without optional answers, not without required ones', () => {
    expect(missingAnswers(questions, [{ question: 'rate', value: 3 }]).map((one) => one.field)).toEqual([
      'values.paid',
    ]);
  });
});
