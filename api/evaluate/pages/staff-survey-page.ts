import type { z } from 'zod';
import type { Cell } from '../../record/pages/list-page';
import { type PageContext, page } from '../../record/pages/page';
import type { surveyView } from '../survey-schema';
import { table } from './round-tables';
import { projectCrumbs, roundAddress } from './the-round';

export type SurveyView = z.output<typeof surveyView>;

export const SURVEY = '/surveys/:surveyId';

/** How far a survey is, and once it has closed its result: numbers about five people or more, never an answer. */
export const staffSurveyPage = page({
  path: SURVEY,
  right: `GET ${SURVEY}`,
  template: 'evaluate/staff-survey-page',
  async show(context) {
    const { desk, params, t, code, number, percent, time } = context;
    const survey = await desk.see<SurveyView>(SURVEY, params);
    const { result, answers, sample, frame } = survey;
    const share = (value: number | null) => (value === null ? t('evaluate.too-few') : percent(value));
    const facts: [string, string][] = [
      [t('record.state'), code(survey.state)],
      [t('evaluate.survey-opened'), time(survey.openedAt)],
      [t('evaluate.survey-closes'), survey.closesAt ? time(survey.closesAt) : '—'],
      [t('evaluate.frame'), `${number(frame)} (${t(`evaluate.frame-from-${survey.frameFrom}`)})`],
      [t('evaluate.sample'), number(sample)],
      [t('evaluate.answers'), `${number(answers)} (${percent(sample === 0 ? 0 : answers / sample)})`],
    ];
    if (result) {
      facts.push(
        [t('evaluate.survey-valid'), t(result.valid ? 'record.yes' : 'record.no')],
        [t('evaluate.satisfied'), share(result.satisfied)],
        [
          t('evaluate.interval'),
          result.interval ? `${percent(result.interval.low)} – ${percent(result.interval.high)}` : '—',
        ],
        [t('evaluate.aware'), share(result.aware)],
        [t('evaluate.by-proxy'), result.byProxy === null ? t('evaluate.too-few') : number(result.byProxy)],
      );
    }
    const round = { projectId: survey.projectId, round: survey.round };
    return {
      title: t('evaluate.survey'),
      crumbs: [
        ...(await projectCrumbs(context, survey.projectId)),
        { text: t('evaluate.evaluation'), href: roundAddress(round) },
      ],
      facts: facts.map(([key, value]) => ({ key: { text: key }, value: { text: value } })),
      calls:
        survey.state === 'open' && (await desk.may(`GET ${SURVEY}/calls`, params))
          ? `/surveys/${encodeURIComponent(survey.id)}/calls`
          : null,
      questions: questionsTable(context, survey),
      modes: result ? modesTable(context, result) : null,
    };
  },
});

/** What is asked, and once the survey has closed how it was answered. */
function questionsTable(context: PageContext, { questions, result }: SurveyView) {
  const { own, number, percent, t } = context;
  const rows = questions.map(({ id, words, required }): Cell[] => {
    const line = result?.byQuestion.find((one) => one.question === id);
    return [
      { text: own(words) },
      { text: t(required ? 'record.yes' : 'record.no') },
      { text: line?.answered == null ? '—' : number(line.answered), format: 'numeric' },
      { text: line?.share == null ? '—' : percent(line.share), format: 'numeric' },
    ];
  });
  const head = ['evaluate.question', 'evaluate.required', 'evaluate.answered', 'evaluate.share-good'];
  return table(context, 'evaluate.questions', head, rows);
}

function modesTable(context: PageContext, { byMode }: NonNullable<SurveyView['result']>) {
  const { t, number } = context;
  const rows = byMode.map(({ mode, valid }): Cell[] => [
    { text: t(`evaluate.mode-${mode}`) },
    { text: valid === null ? t('evaluate.too-few') : number(valid), format: 'numeric' },
  ]);
  return table(context, 'evaluate.modes', ['evaluate.mode', 'evaluate.answers'], rows);
}
