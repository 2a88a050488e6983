import { checkAnswer, missingAnswers } from '../../../domain/evaluate/check-answer';
import type { Question } from '../../../domain/evaluate/question';
import { type SurveyForm, valuesOf } from './survey-form';

/** What is wrong with the answer to one question. */
export type AnswerFault = 'missing' | 'not-valid';

/** Where a form leads. Pages: 0 = start, 1 … n = questions, n + 1 = check. */
export type SurveyStep = { kind: 'page'; page: number; fault: AnswerFault | null } | { kind: 'send' };

/**
 * The page after this form. Forward only with what the question needs; back always; the check page and the end only
 * with every question in order, else to the first that is not.
 */
export function surveyStep(questions: readonly Question[], form: SurveyForm): SurveyStep {
  const check = questions.length + 1;
  const show = (page: number, fault: AnswerFault | null = null): SurveyStep => ({
    kind: 'page',
    page,
    fault,
  });
  const faultAt = (page: number) => faultOf(questions[page - 1], form);
  const firstFault = (): SurveyStep | null => {
    const page = questions.findIndex((_, index) => faultAt(index + 1) !== null) + 1;
    return page > 0 ? show(page, faultAt(page)) : null;
  };

  if (form.go === 'send') return firstFault() ?? { kind: 'send' };
  if (form.go.startsWith('size-')) return show(form.at);
  if (form.go === 'back') return show(form.changing ? check : Math.max(form.at - 1, 0));
  const chosen = /^to-(\d{1,3})$/.exec(form.go);
  if (chosen) return show(Math.min(Number(chosen[1]), questions.length));
  const fault = faultAt(form.at);
  if (fault) return show(form.at, fault);
  const next = form.changing ? check : Math.min(form.at + 1, check);
  return (next === check ? firstFault() : null) ?? show(next);
}

function faultOf(question: Question | undefined, { given }: SurveyForm): AnswerFault | null {
  if (!question) return null;
  const values = valuesOf([question], given);
  if (missingAnswers([question], values).length > 0) return 'missing';
  return checkAnswer([question], values).length > 0 ? 'not-valid' : null;
}
