import type { FreeTexts } from '../../../domain/evaluate/free-texts';
import { type PageContext, page } from '../../record/pages/page';
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
    const { desk, params, t } = context;
    const survey = await desk.see<SurveyView>(SURVEY, params);
    const { result } = survey;
    const address = `/surveys/${encodeURIComponent(survey.id)}`;
    const asksStill = survey.state === 'open' && (await desk.may(`GET ${SURVEY}/calls`, params));
    const round = { projectId: survey.projectId, round: survey.round };
    const facts = [
      ...samplingFacts(context, survey),
      ...(result ? resultFacts(context, survey, result) : []),
    ];
    return {
      title: t('evaluate.survey'),
      crumbs: [
        ...(await projectCrumbs(context, survey.projectId)),
        { text: t('evaluate.evaluation'), href: roundAddress(round) },
      ],
      facts: facts.map(([key, value]) => ({ key: { text: key }, value: { text: value } })),
      calls: asksStill ? `${address}/calls` : null,
      sheet: asksStill ? `${address}/qr-sheet` : null,
      questions: questionsTable(context, survey),
      strata: strataTable(context, survey),
      ...(result && {
        callBacks: (await callsSomebodyBack(context, survey.id)) ? `${address}/call-backs` : null,
        speakers: speakersTable(context, result),
        modes: modesTable(context, result),
        texts: await textsOf(context, survey),
        signs: await signsOf(context, survey.id),
      }),
    };
  },
});

type Fact = [key: string, value: string];

/** Whom it asks and how far it is. */
function samplingFacts({ t, code, number, percent, time }: PageContext, survey: SurveyView): Fact[] {
  const { answers, sample, frame, design, planned } = survey;
  return [
    [t('record.state'), code(survey.state)],
    [t('evaluate.survey-opened'), time(survey.openedAt)],
    [t('evaluate.survey-closes'), survey.closesAt ? time(survey.closesAt) : '—'],
    [t('evaluate.frame'), `${number(frame)} (${t(`evaluate.frame-from-${survey.frameFrom}`)})`],
    [t('evaluate.sample'), `${number(sample)} (${t(`evaluate.design-${design}`)})`],
    ...(planned === null ? [] : [[t('evaluate.planned-answers'), number(planned)] satisfies Fact]),
    [t('evaluate.answers'), `${number(answers)} (${percent(sample === 0 ? 0 : answers / sample)})`],
  ];
}

/** What those who were served think, as the answers estimate it. */
function resultFacts(
  { t, number, percent }: PageContext,
  { awareFrom }: SurveyView,
  { valid, shortOf, satisfied, interval, aware, awareInterval }: NonNullable<SurveyView['result']>,
): Fact[] {
  const share = (value: number | null) => (value === null ? t('evaluate.too-few') : percent(value));
  const between = ({ low, high }: { low: number; high: number }) => `${percent(low)} – ${percent(high)}`;
  const short = shortOf.map(({ mode, needed }) =>
    t('evaluate.short-of', { mode: t(`evaluate.mode-${mode}`), needed: number(needed) }),
  );
  return [
    [t('evaluate.survey-valid'), [t(valid ? 'record.yes' : 'record.no'), ...short].join(t('record.and'))],
    [t('evaluate.satisfied'), share(satisfied)],
    [t('evaluate.interval'), interval ? between(interval) : '—'],
    [t('evaluate.aware-from', { known: number(awareFrom.known), of: number(awareFrom.of) }), share(aware)],
    ...(awareInterval ? [[t('evaluate.aware-interval'), between(awareInterval)] satisfies Fact] : []),
  ];
}

/** Null for those who do not check, and when there are none. */
async function signsOf(context: PageContext, surveyId: string): Promise<string[] | null> {
  const signs = await context.desk.seeIf<{ items: SurveySignView[] }>(`${SURVEY}/signs`, { surveyId });
  return signs && signs.items.length > 0 ? signSentences(context, signs.items) : null;
}

/** What recipients wrote, question by question; null for those who may not read it, and when there is nothing. */
async function textsOf({ desk, own, t }: PageContext, { id: surveyId, questions }: SurveyView) {
  const read = await desk.seeIf<{ items: FreeTexts[] }>(`${SURVEY}/texts`, { surveyId });
  const written = (read?.items ?? []).filter(({ texts, leftOut }) => texts.length + leftOut > 0);
  if (written.length === 0) return null;
  return written.map(({ question, texts, leftOut }) => ({
    title: own(questions.find(({ id }) => id === question)?.words ?? { zh: question, en: question }),
    texts,
    leftOut: leftOut > 0 ? t('evaluate.texts-left-out', { count: leftOut }) : null,
  }));
}

async function callsSomebodyBack({ desk }: PageContext, surveyId: string): Promise<boolean> {
  const drawn = await desk.seeIf<{ items: unknown[] }>(`${SURVEY}/call-backs`, { surveyId });
  return drawn !== null && drawn.items.length > 0;
}
