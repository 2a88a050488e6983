import { STAFF_MODES } from '../../../domain/evaluate/answer-mode';
import type { Question } from '../../../domain/evaluate/question';
import type { Field } from '../../record/pages/form-field';
import { formPage } from '../../record/pages/form-page';
import type { PageContext } from '../../record/pages/page';
import { choicesOf } from './choices';
import { SURVEY, type SurveyView } from './staff-survey-page';

const seeSurvey = ({ desk, params }: PageContext) => desk.see<SurveyView>(SURVEY, params);
const callsOf = ({ params }: PageContext) => `/surveys/${encodeURIComponent(String(params.surveyId))}/calls`;

/** Staff enter what a household said by telephone or on paper: the whole questionnaire on one page. */
export const enterAnswerPage = formPage({
  path: `${SURVEY}/calls/:householdId`,
  right: `POST ${SURVEY}/answers`,
  title: 'evaluate.enter-answer',
  lead: 'evaluate.enter-lead',
  button: 'evaluate.take-answer',
  check: true,
  template: 'evaluate/enter-answer-page',
  async fields(context) {
    const { t } = context;
    const { questions } = await seeSurvey(context);
    return [
      {
        kind: 'choice',
        name: 'mode',
        label: 'evaluate.mode',
        options: STAFF_MODES.map((value) => ({ value, text: t(`evaluate.mode-${value}`) })),
      },
      ...questions.map((question) => questionField(context, question)),
      { kind: 'yes', name: 'proxy', label: 'evaluate.proxy', hint: 'evaluate.proxy-hint' },
    ];
  },
  async body(context, typed) {
    const { questions } = await seeSurvey(context);
    const given = (typed.values ?? {}) as { [question: string]: string };
    return {
      householdId: context.params.householdId,
      mode: typed.mode,
      proxy: typed.proxy,
      values: questions.flatMap(({ id, kind }) => {
        const text = given[id] ?? '';
        if (text === '') return [];
        const value = kind === 'satisfaction' ? Number(text) : kind === 'text' ? text : text === 'yes';
        return [{ question: id, value }];
      }),
    };
  },
  async around(context) {
    const { desk, params, t } = context;
    const { items } = await desk.see<{ items: { file: string }[] }>(`${SURVEY}/calls`, params, {
      householdId: params.householdId,
    });
    const [call] = items;
    return {
      title: call ? t('evaluate.enter-answer-of', { file: call.file }) : t('evaluate.enter-answer'),
      isOpen: call !== undefined,
      crumbs: [{ text: t('evaluate.calls'), href: callsOf(context) }],
    };
  },
  done: (context) => callsOf(context),
  doneText: 'evaluate.answer-taken',
});

function questionField({ own }: PageContext, question: Question): Field {
  const name = `values.${question.id}`;
  const label = { text: own(question.words) };
  if (question.kind === 'text') {
    return { kind: 'paragraph', rows: 3, name, label, hint: 'evaluate.no-names' };
  }
  const options = choicesOf({ ...question, required: true }).map(({ value, words }) => ({
    value,
    text: own(words),
  }));
  return { kind: 'choice', name, label, options };
}
