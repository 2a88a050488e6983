import type { z } from 'zod';
import { PARTY_WORDS } from '../../../domain/evaluate/party-words';
import type { evaluationView } from '../../evaluate/evaluation-schema';
import type { surveyView } from '../../evaluate/survey-schema';
import type { findingView } from '../../improve/improve-schemas';
import { type RadarSeries, radar } from '../../record/pages/charts/radar';
import { shareBars } from '../../record/pages/charts/share-bars';
import type { Span } from '../../record/pages/charts/timeline';
import type { Cell } from '../../record/pages/list-page';
import type { PageContext } from '../../record/pages/page';
import { type Course, tableOf } from './the-project';

type Evaluation = z.output<typeof evaluationView>;
type Survey = z.output<typeof surveyView>;
type Finding = z.output<typeof findingView>;
type Listed<T> = { items: T[] };

/** The evaluation rounds with their tables and surveys; null for those who may not see them. */
export async function evaluationsOf(context: PageContext, projectId: string) {
  const { desk, own, t, code, number, day } = context;
  const found = await desk.seeIf<Listed<Evaluation>>('/projects/:projectId/evaluations', { projectId });
  if (!found) return null;
  const rounds = [...found.items].sort((a, b) => (a.openedAt < b.openedAt ? -1 : 1));
  return Promise.all(
    rounds.map(async (one) => ({
      title: own(one.title),
      href: `/projects/${projectId}/evaluations/${one.round}`,
      facts: [
        code(one.state),
        one.score === null ? null : t('serve.score-is', { score: number(one.score) }),
        one.gradeTitle === null ? null : own(one.gradeTitle),
        one.noResult && t('evaluate.no-result'),
        one.finalAt === null ? null : day(one.finalAt),
      ]
        .filter((fact) => fact !== null)
        .join(' · '),
      span: { name: own(one.title), from: one.openedAt, to: one.finalAt } satisfies Span,
      dimensions: one.score === null ? null : await dimensionsChart(context, one),
      radar: one.score === null ? null : partiesRadar(context, one),
      parties: one.score === null ? null : partiesTable(context, one),
      survey: await surveyOf(context, one.surveyId),
    })),
  );
}

/** Points of each dimension. */
function dimensionsChart(context: PageContext, { indicators, derivation }: Evaluation) {
  const { own, t } = context;
  const sums = new Map<string, { points: number; earned: number }>();
  for (const { id, dimension, points } of indicators.filter((one) => one.effect === null)) {
    const earned = derivation.find(({ indicator }) => indicator === id)?.earned ?? 0;
    const sum = sums.get(own(dimension)) ?? { points: 0, earned: 0 };
    sums.set(own(dimension), { points: sum.points + points, earned: sum.earned + earned });
  }
  const rows = [...sums].map(([name, { points, earned }]) => ({ name, value: earned, full: points }));
  return shareBars(
    context,
    t('serve.by-dimension'),
    [t('serve.dimension'), t('serve.points'), t('serve.full-points'), t('serve.share-earned')],
    rows,
  );
}

/** The share of each dimension, all together and as each party gave it. */
function partiesRadar(context: PageContext, { indicators, derivation, parties }: Evaluation) {
  const { own, t } = context;
  const dimensions = [...new Set(indicators.map(({ dimension }) => own(dimension)))];
  const scoredIn = (name: string) => {
    const ids = indicators
      .filter(({ dimension, effect }) => effect === null && own(dimension) === name)
      .map(({ id }) => id);
    return derivation.filter(({ indicator }) => ids.includes(indicator));
  };
  const share = (parts: readonly { could: number; share: number }[]) => {
    const could = parts.reduce((sum, one) => sum + one.could, 0);
    return could === 0 ? null : parts.reduce((sum, one) => sum + one.could * one.share, 0) / could;
  };
  const all: RadarSeries = {
    name: t('serve.all-parties'),
    shares: dimensions.map((name) =>
      share(
        scoredIn(name).flatMap((one) =>
          one.share === null ? [] : [{ could: one.points, share: one.share }],
        ),
      ),
    ),
  };
  const series = parties.map(
    (party): RadarSeries => ({
      name: own(PARTY_WORDS[party]),
      shares: dimensions.map((name) => share(judgedBy(party, scoredIn(name)))),
    }),
  );
  const judged = series.filter(({ shares }) => shares.some((one) => one !== null));
  return radar(context, t('serve.radar'), t('serve.dimension'), dimensions, [all, ...judged]);
}

/** What a party could give, in points of the result, and the share of it that it gave. */
function judgedBy(name: string, derivation: Evaluation['derivation']) {
  return derivation.flatMap(({ points, parties, effect }) =>
    parties
      .filter(({ party, share }) => party === name && share !== null && effect === undefined)
      .map(({ effectiveWeight, share }) => ({ could: (points * effectiveWeight) / 100, share: share ?? 0 })),
  );
}

/** What each party gave, over everything that it judged. */
function partiesTable(context: PageContext, { derivation, abstained, parties }: Evaluation) {
  const { own, percent, number, t } = context;
  const names = new Set([...parties, ...derivation.flatMap((one) => one.parties.map(({ party }) => party))]);
  const rows = [...names].map((party): Cell[] => {
    const judged = judgedBy(party, derivation);
    const could = judged.reduce((sum, one) => sum + one.could, 0);
    const gave = judged.reduce((sum, one) => sum + one.could * one.share, 0);
    return [
      { text: own(PARTY_WORDS[party]) },
      { text: abstained.some((one) => one === party) ? t('serve.abstained') : t('serve.judged') },
      { text: number(could), format: 'numeric' },
      { text: could === 0 ? '—' : percent(gave / could), format: 'numeric' },
    ];
  });
  const head = ['record.party', 'record.state', 'serve.weight-in-points', 'serve.share-given'];
  return tableOf(context, 'serve.by-party', head, rows);
}

/** A survey's result in aggregates; what fewer than five people said is not shown. */
async function surveyOf(context: PageContext, surveyId: string | null) {
  if (surveyId === null) return null;
  const { desk, t, own, percent, number, code } = context;
  const survey = await desk.seeIf<Survey>('/surveys/:surveyId', { surveyId });
  if (!survey) return null;
  const { result, questions } = survey;
  const share = (value: number | null) => (value === null ? t('serve.too-few') : percent(value));
  const rows = (result?.byQuestion ?? []).map((one): Cell[] => {
    const words = questions.find(({ id }) => id === one.question)?.words;
    return [
      { text: words ? own(words) : one.question },
      { text: one.answered === null ? t('serve.too-few') : number(one.answered), format: 'numeric' },
      { text: share(one.share), format: 'numeric' },
    ];
  });
  const head = ['serve.question', 'serve.answered', 'serve.share-content'];
  return {
    state: code(survey.state),
    summary: t('serve.survey-summary', {
      frame: number(survey.frame),
      sample: number(survey.sample),
      answers: number(survey.answers),
    }),
    satisfied: result === null ? null : t('serve.satisfied-is', { share: share(result.satisfied) }),
    interval:
      result?.interval == null
        ? null
        : t('serve.interval', { low: percent(result.interval.low), high: percent(result.interval.high) }),
    questions: rows.length === 0 ? null : tableOf(context, 'serve.by-question', head, rows),
  };
}

/** Findings and where their rectification stands; null for those who may not see them. */
export async function findingsTable(context: PageContext, course: Course) {
  const { desk, own, t, code, day } = context;
  const { projectId } = course;
  const found = await desk.seeIf<Listed<Finding>>(
    '/projects/:projectId/findings',
    { projectId },
    { limit: '100' },
  );
  if (!found) return null;
  const rows = found.items.map(
    ({ id, round, spotCheck, state, severity, openedAt, closedAt, holds }): Cell[] => {
      const name = id.slice(projectId.length + 1);
      const title = course.rounds.find((one) => one.round === round)?.title;
      const by = title ? own(title) : round;
      return [
        { text: spotCheck ? own(spotCheck.title) : name, href: `/projects/${projectId}/findings/${name}` },
        { text: spotCheck ? t('improve.a-spot-check') : by },
        { text: t(severity === 'major' ? 'serve.major' : 'serve.minor') },
        { text: code(state), tag: closedAt === null ? 'govuk-tag--yellow' : 'govuk-tag--grey' },
        { text: day(openedAt) },
        { text: holds === null ? '—' : heldWords(context, course, holds) },
      ];
    },
  );
  const head = [
    'serve.finding',
    'serve.round',
    'serve.severity',
    'record.state',
    'serve.opened',
    'serve.holds',
  ];
  return tableOf(context, 'serve.findings', head, rows);
}

function heldWords({ own }: PageContext, { tranches }: Course, id: string): string {
  const title = tranches.find((one) => one.id === id)?.title;
  return title ? own(title) : id;
}
