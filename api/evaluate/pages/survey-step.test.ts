import type { Question } from '../../../domain/evaluate/question';
import { readSurveyForm } from './survey-form';
import { surveyStep } from './survey-step';

const words = { zh: '问', en: 'question' };
const QUESTIONS: Question[] = [
  { id: 'attitude', kind: 'satisfaction', words, required: true },
  { id: 'charged', kind: 'yes-no', words, required: false },
  { id: 'wish', kind: 'text', words, required: false },
];
const CHECK = QUESTIONS.length + 1;

const stepAfter = (body: { [name: string]: unknown }) =>
  surveyStep(QUESTIONS, readSurveyForm(QUESTIONS, body));
const page = (number: number, fault: string | null = null) => ({ kind: 'page', page: number, fault });

describe('the way through a survey', () => {
  it('leads from the start through every question to the check page', () => {
    expect(stepAfter({ at: '0', go: 'next' })).toEqual(page(1));
    expect(stepAfter({ at: '1', go: 'next', 'a-attitude': '5' })).toEqual(page(2));
    expect(stepAfter({ at: '2', go: 'next', 'a-attitude': '5' })).toEqual(page(3));
    expect(stepAfter({ at: '3', go: 'next', 'a-attitude': '5', 'a-wish': '' })).toEqual(page(CHECK));
    expect(stepAfter({ at: String(CHECK), go: 'send', 'a-attitude': '5' })).toEqual({ kind: 'send' });
  });

  it('does not go on from a question that needs an answer, and always goes back', () => {
    expect(stepAfter({ at: '1', go: 'next' })).toEqual(page(1, 'missing'));
    expect(stepAfter({ at: '1', go: 'back' })).toEqual(page(0));
    expect(stepAfter({ at: '0', go: 'back' })).toEqual(page(0));
    expect(stepAfter({ at: String(CHECK), go: 'back' })).toEqual(page(3));
  });

  it('goes from the check page to one question and straight back to the check page', () => {
    expect(stepAfter({ at: String(CHECK), go: 'to-2', 'a-attitude': '5' })).toEqual(page(2));
    const changing = { at: '2', changing: 'yes', 'a-attitude': '5', 'a-charged': 'no' };
    expect(stepAfter({ ...changing, go: 'next' })).toEqual(page(CHECK));
    expect(stepAfter({ ...changing, go: 'back' })).toEqual(page(CHECK));
  });

  it('takes nothing that no page offers: a made-up value is no answer', () => {
    expect(stepAfter({ at: '1', go: 'next', 'a-attitude': '6' })).toEqual(page(1, 'missing'));
    expect(stepAfter({ at: '1', go: 'next', 'a-attitude': ['5', '5'] })).toEqual(page(1, 'missing'));
    expect(stepAfter({ at: String(CHECK), go: 'send', 'a-charged': 'no' })).toEqual(page(1, 'missing'));
    expect(stepAfter({ at: '-7', go: 'to-999' })).toEqual(page(3));
    expect(stepAfter({ at: 'x', go: '__proto__' })).toEqual(page(1));
  });

  it('lets a text be as long as it says, whatever line ends the browser sends', () => {
    const text = `${'字'.repeat(249)}\r\n${'字'.repeat(250)}`;
    expect(stepAfter({ at: '3', go: 'next', 'a-attitude': '1', 'a-wish': text })).toEqual(page(CHECK));
    const longer = `${text}字`;
    expect(stepAfter({ at: '3', go: 'next', 'a-attitude': '1', 'a-wish': longer })).toEqual(
      page(3, 'not-valid'),
    );
  });
});
