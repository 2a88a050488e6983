import { page } from '../../record/pages/page';
import {
  modesTable,
  questionsTable,
  type SurveySignView,
  type SurveyView,
  signSentences,
  speakersTable,
  strataTable,
} from './staff-survey-tables';
import { projectCrumbs, roundAddress } from './the-round';

export type { SurveyView } from './staff-survey-tables';

export const SURVEY = '/surveys/:surveyId';

/** How far a survey is, and once it has closed its result: numbers about five people or more, never an answer. */
export const staffSurveyPage = page({
  path: SURVEY,
  right: `GET ${SURVEY}`,
  template: 'evaluate/staff-survey-page',
  async show(context) {
    const { desk, params, t, code, number, percent, time } = context;
    const survey = await desk.see<SurveyView>(SURVEY, params);
    const { result, answers, sample, frame, design, planned } = survey;
    const share = (value: number | null) => (value === null ? t('evaluate.too-few') : percent(value));
    const between = (interval: { low: number; high: number } | null) =>
      interval ? `${percent(interval.low)} – ${percent(interval.high)}` : '—';
    const facts: [string, string][] = [
      [t('record.state'), code(survey.state)],
      [t('evaluate.survey-opened'), time(survey.openedAt)],
      [t('evaluate.survey-closes'), survey.closesAt ? time(survey.closesAt) : '—'],
      [t('evaluate.frame'), `${number(frame)} (${t(`evaluate.frame-from-${survey.frameFrom}`)})`],
      [t('evaluate.sample'), `${number(sample)} (${t(`evaluate.design-${design}`)})`],
      ...(planned === null ? [] : [[t('evaluate.planned-answers'), number(planned)] as [string, string]]),
      [t('evaluate.answers'), `${number(answers)} (${percent(sample === 0 ? 0 : answers / sample)})`],
    ];
    if (result) {
      const short = result.shortOf.map(({ mode, needed }) =>
        t('evaluate.short-of', { mode: t(`evaluate.mode-${mode}`), needed: number(needed) }),
      );
      facts.push(
        [
          t('evaluate.survey-valid'),
          [t(result.valid ? 'record.yes' : 'record.no'), ...short].join(t('record.and')),
        ],
        [t('evaluate.satisfied'), share(result.satisfied)],
        [t('evaluate.interval'), between(result.interval)],
        [t('evaluate.aware'), share(result.aware)],
        ...(result.awareInterval
          ? [[t('evaluate.aware-interval'), between(result.awareInterval)] as [string, string]]
          : []),
      );
    }
    const signs = result
      ? await desk.seeIf<{ items: SurveySignView[] }>(`${SURVEY}/signs`, { surveyId: survey.id })
      : null;
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
      strata: strataTable(context, survey),
      speakers: result ? speakersTable(context, result) : null,
      modes: result ? modesTable(context, result) : null,
      signs: signs && signs.items.length > 0 ? await signSentences(context, signs.items) : null,
    };
  },
});
