import type { FaultField } from '../record/fault';
import { type RulebookCheck, unless } from './rule-check';

function unlessUnique(path: string, key: string, values: readonly string[]): FaultField[] {
  return values.flatMap((value, index) =>
    unless(
      values.indexOf(value) === index,
      `${path}.${index}.${key}`,
      `"${value}" is there twice: it must be unique`,
    ),
  );
}

/** Everything that is referred to by id has an id of its own. */
export const identityFaults: RulebookCheck = ({
  funding,
  budget,
  review,
  serve,
  evaluation,
  survey,
  tranches,
  eligibility,
}) => [
  ...unlessUnique(
    'eligibility.rules',
    'kind',
    eligibility.rules.map((one) => one.kind),
  ),
  ...unlessUnique(
    'funding.lots',
    'id',
    (funding.lots ?? []).map((one) => one.id),
  ),
  ...unlessUnique(
    'budget.categories',
    'code',
    budget.categories.map((one) => one.code),
  ),
  ...unlessUnique(
    'review.criteria',
    'id',
    review.criteria.map((one) => one.id),
  ),
  ...unlessUnique(
    'review.stages',
    'id',
    (review.stages ?? []).map((one) => one.id),
  ),
  ...review.criteria.flatMap(({ rule }, index) =>
    rule.kind === 'past-grade'
      ? unlessUnique(
          `review.criteria.${index}.rule.grades`,
          'grade',
          rule.grades.map((one) => one.grade),
        )
      : [],
  ),
  ...unlessUnique(
    'serve.reports',
    'id',
    serve.reports.map((one) => one.id),
  ),
  ...serve.reports.flatMap((report, index) =>
    unlessUnique(
      `serve.reports.${index}.sections`,
      'code',
      report.sections.map((one) => one.code),
    ),
  ),
  ...unlessUnique(
    'evaluation.rounds',
    'id',
    evaluation.rounds.map((one) => one.id),
  ),
  ...evaluation.rounds.flatMap((round, index) => [
    ...unlessUnique(
      `evaluation.rounds.${index}.indicators`,
      'id',
      round.indicators.map((one) => one.id),
    ),
    ...unlessUnique(
      `evaluation.rounds.${index}.stages`,
      'id',
      (round.stages ?? []).map((one) => one.id),
    ),
    ...unlessUnique(
      `evaluation.rounds.${index}.vetoes`,
      'code',
      round.vetoes.map((one) => one.code),
    ),
  ]),
  ...unlessUnique(
    'evaluation.bands',
    'grade',
    evaluation.bands.map((one) => one.grade),
  ),
  ...unlessUnique(
    'evaluation.spotChecks.checklist',
    'code',
    (evaluation.spotChecks?.checklist ?? []).map((one) => one.code),
  ),
  ...unlessUnique(
    'survey.questions',
    'id',
    survey.questions.map((one) => one.id),
  ),
  ...unlessUnique(
    'tranches',
    'id',
    tranches.map((one) => one.id),
  ),
];
