import type { z } from 'zod';
import type { publicProjectView } from '../public-schemas';
import { olderPages } from './older-pages';
import type { OpenContext, OpenPageOf } from './open-context';
import type { PublicProgramme } from './programme-view';
import { drawingsView } from './public-drawings-view';
import { publicCrumbs } from './public-ranking';
import { factsOf, numeric } from './speech';

type Project = z.output<typeof publicProjectView>;
interface Rounds {
  rounds: {
    round: string;
    evaluated: number;
    meanScore: number | null;
    passed: number;
    grades: { grade: string; title: { zh: string; en: string }; count: number }[];
    satisfaction: { answers: number; satisfied: number } | null;
  }[];
}

/** How the projects of a programme were judged: round by round in numbers, then project by project. */
export const publicEvaluationsPage: OpenPageOf = {
  path: '/public/programmes/:programmeId/evaluations',
  template: 'publish/public-evaluations-page',
  async show(context) {
    const { desk, params, cursor, t, own } = context;
    const programme = await desk.see<PublicProgramme>('/public/programmes/:programmeId', params);
    const { rounds } = await desk.see<Rounds>('/public/programmes/:programmeId/evaluations', params);
    const { items, next } = await desk.see<{ items: Project[]; next: string | null }>(
      '/public/programmes/:programmeId/projects',
      params,
      { cursor, limit: '30' },
    );
    const at = `/public/programmes/${programme.id}/evaluations`;
    return {
      title: t('publish.evaluations-of', { title: own(programme.title) }),
      description: t('publish.evaluations-description', { title: own(programme.title) }),
      crumbs: publicCrumbs(context, programme),
      rounds: roundsTable(context, rounds),
      drawings: await drawingsView(context),
      projects: items.map((one) => projectView(context, one)),
      pagination: olderPages(at, cursor, next),
    };
  },
};

function roundsTable({ t, own, number, percent }: OpenContext, rounds: Rounds['rounds']) {
  return {
    caption: t('publish.results-in-numbers'),
    captionClasses: 'govuk-table__caption--m',
    head: [
      { text: t('publish.round') },
      ...['publish.evaluated', 'publish.mean-score', 'publish.rounds-passed'].map((key) => numeric(t(key))),
      { text: t('publish.grades') },
      numeric(t('publish.satisfied')),
    ],
    rows: rounds.map(({ round, evaluated, meanScore, passed, grades, satisfaction }) => [
      { text: t(`publish.round-${round}`) },
      numeric(number(evaluated)),
      numeric(meanScore === null ? '—' : number(meanScore)),
      numeric(number(passed)),
      {
        text:
          grades
            .filter((one) => one.count > 0)
            .map((one) => `${own(one.title)} ${number(one.count)}`)
            .join(t('record.and')) || '—',
      },
      numeric(
        satisfaction === null
          ? '—'
          : t('publish.satisfied-of', {
              share: percent(satisfaction.satisfied),
              count: satisfaction.answers,
            }),
      ),
    ]),
  };
}

function projectView({ t, own, code, day, number, money }: OpenContext, project: Project) {
  const { title, lot, place, state, startsOn, endsOn, evaluations, award, paid, stopped } = project;
  return {
    title,
    facts: factsOf([
      [t('people.organisation'), project.organisation, `/public/organisations/${project.organisationId}`],
      [t('publish.lot'), lot && own(lot)],
      [t('publish.where'), place],
      [t('record.state'), code(state)],
      [
        t('publish.stopped'),
        stopped &&
          t(`publish.stopped-${stopped.because}`, { at: day(stopped.at), about: own(stopped.about) }),
      ],
      [t('publish.term'), startsOn && endsOn && `${day(startsOn)} – ${day(endsOn)}`],
      [t('publish.money-awarded'), money(award)],
      [t('publish.money-paid'), money(paid)],
    ]),
    evaluations: evaluations.map((one) => ({
      heading: own(one.title),
      result: [
        one.score === null ? t('evaluate.no-result') : t('publish.score-of', { score: number(one.score) }),
        one.gradeTitle ? own(one.gradeTitle) : one.grade,
        one.passed === null ? null : t(one.passed ? 'publish.passed' : 'publish.not-passed'),
      ]
        .filter(Boolean)
        .join(' · '),
      indicators: {
        caption: t('publish.score-by-indicator'),
        captionClasses: 'govuk-table__caption--s',
        head: [
          { text: t('publish.dimension') },
          { text: t('publish.indicator') },
          numeric(t('publish.score')),
          numeric(t('publish.points')),
        ],
        classes: 'app-lines',
        rows: one.indicators.map(({ dimension, title: indicator, rule, effect, points, earned }) => [
          { text: own(dimension) },
          {
            text: `${own(indicator)}${effect ? ` (${t(`publish.effect-${effect}`)})` : ''}\n${own(rule)}`,
          },
          numeric(earned === null ? '—' : number(earned)),
          numeric(number(points)),
        ]),
      },
    })),
  };
}
