import { minutesFor } from './answering-time';
import type { Question } from './question';

const questions = (count: number, kind: Question['kind']): Question[] =>
  Array.from({ length: count }, (_, n) => ({ id: `q${n}`, kind, words: { zh: '', en: '' }, required: true }));

describe('how long a survey says that it takes', () => {
  it('is two minutes for nine questions to choose from and one to write', () => {
    expect(minutesFor([...questions(9, 'satisfaction'), ...questions(1, 'text')])).toBe(2);
  });

  it('grows with what is asked', () => {
    expect(minutesFor(questions(1, 'yes-no'))).toBe(1);
    expect(minutesFor(questions(12, 'awareness'))).toBe(3);
  });
});
