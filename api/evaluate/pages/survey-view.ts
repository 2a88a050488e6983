import { minutesFor } from '../../../domain/evaluate/answering-time';
import { LONGEST_TEXT } from '../../../domain/evaluate/check-answer';
import type { Question } from '../../../domain/evaluate/question';
import type { SurveyBehind } from '../survey-behind';
import { choicesOf } from './choices';
import { fieldOf, type SurveyForm, TYPE_SIZES, type TypeSize } from './survey-form';
import type { AnswerFault } from './survey-step';

/** What all pages of a survey have in common: large type, and nothing for search engines. */
export const SURVEY_PAGE = { layout: 'evaluate/survey-layout-page', large: true, noindex: true } as const;

type Form = Pick<SurveyForm, 'changing' | 'proxy' | 'given' | 'size'>;

const SIZE_WORDS = {
  1: { mark: 'A', zh: '标准字号', en: 'normal type' },
  2: { mark: 'A+', zh: '大字号', en: 'large type' },
  3: { mark: 'A++', zh: '特大字号', en: 'largest type' },
} as const;

/** The type of a page, and the others to choose from. */
export function sizesView(size: TypeSize) {
  const sizes = TYPE_SIZES.map((value) => ({ value, ...SIZE_WORDS[value], isHere: value === size }));
  return { sizes, sizeClass: size === 1 ? null : `size-${size}` };
}

/** Answers and the type that a page carries along unseen. */
function hidden(questions: readonly Question[], { given, proxy, size }: Form, shown: readonly string[]) {
  const answers = questions.flatMap((one) => {
    const name = fieldOf(one);
    const value = given.get(one.id);
    return value === undefined || shown.includes(name) ? [] : [{ name, value }];
  });
  return [
    ...answers,
    ...(proxy && !shown.includes('proxy') ? [{ name: 'proxy', value: 'yes' }] : []),
    ...(size === 1 ? [] : [{ name: 'size', value: String(size) }]),
  ];
}

/** @param isFirst nothing was answered yet, so that a plain link may change the type */
export function startView(
  { mode, programme, project, closesAt, questions }: SurveyBehind,
  form: Form,
  isFirst: boolean,
) {
  return {
    ...SURVEY_PAGE,
    ...sizesView(form.size),
    isFirst,
    title: '服务满意度调查',
    titleEn: 'How was the service?',
    programme,
    project,
    closesAt,
    count: questions.length,
    minutes: minutesFor(questions),
    keeps: mode === 'link',
    hidden: hidden(questions, form, []),
  };
}

/** One question a page. @param page 1 … n */
export function questionView(
  { questions }: SurveyBehind,
  form: Form,
  page: number,
  fault: AnswerFault | null,
) {
  const question = questions[page - 1] as Question;
  const given = form.given.get(question.id);
  return {
    ...SURVEY_PAGE,
    ...sizesView(form.size),
    title: question.words.zh,
    titleEn: question.words.en,
    wrong: fault !== null,
    missing: fault === 'missing',
    page,
    count: questions.length,
    optional: !question.required,
    changing: form.changing,
    name: fieldOf(question),
    choices: choicesOf(question).map((one) => ({ ...one, chosen: one.value === given })),
    text: given ?? '',
    longest: LONGEST_TEXT,
    hidden: hidden(questions, form, [fieldOf(question)]),
  };
}

export function checkView({ questions }: SurveyBehind, form: Form) {
  return {
    ...SURVEY_PAGE,
    ...sizesView(form.size),
    title: '请核对您的回答',
    titleEn: 'Check your answers',
    page: questions.length + 1,
    proxy: form.proxy,
    answers: questions.map((question, index) => {
      const given = form.given.get(question.id) ?? '';
      const choice = given === '' ? undefined : choicesOf(question).find((one) => one.value === given);
      return {
        question: question.words,
        page: index + 1,
        choice: choice?.words ?? null,
        text: choice ? null : given,
      };
    }),
    hidden: hidden(questions, form, ['proxy']),
  };
}

/** Where a survey takes no answer any more. */
export function endView(
  how: 'thanks' | 'answered' | 'closed',
  { project, survey }: Pick<SurveyBehind, 'project' | 'survey'>,
  size: TypeSize = 1,
) {
  const results = `/public/programmes/${survey.programmeId}/evaluations`;
  return { ...SURVEY_PAGE, ...sizesView(size), ...END_TITLES[how], project, results, [how]: true };
}

const END_TITLES = {
  thanks: { title: '谢谢您！', titleEn: 'Thank you!' },
  answered: { title: '这份问卷已经提交', titleEn: 'This survey has been answered' },
  closed: { title: '调查已经结束', titleEn: 'This survey has closed' },
};
