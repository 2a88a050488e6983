import type { SpotCheckTerms } from '../evaluate/spot-check-terms';
import type { FaultField } from '../record/fault';
import { type RulebookCheck, unless } from './rule-check';
import type { Stage } from './rulebook';

function share(field: string, value: number | undefined): FaultField[] {
  return unless(
    value === undefined || (value >= 0 && value <= 100),
    field,
    'must be a share from 0 to 100 per cent',
  );
}

function count(field: string, value: number, least = 1): FaultField[] {
  return unless(
    Number.isInteger(value) && value >= least,
    field,
    `must be a whole number of at least ${least}`,
  );
}

function money(field: string, value: number | undefined): FaultField[] {
  const ok = value === undefined || (Number.isSafeInteger(value) && value > 0);
  return unless(ok, field, 'must be a whole number of fen above zero');
}

function points(field: string, value: number, above = true): FaultField[] {
  const ok = value <= 100 && (above ? value > 0 : value >= 0);
  return unless(ok, field, `must be points ${above ? 'above' : 'from'} 0 and at most 100`);
}

function stages(field: string, terms: { stages?: Stage[]; ceiling?: number | null }): FaultField[] {
  const { ceiling } = terms;
  return [
    ...(terms.stages ?? []).flatMap((one, index) => share(`${field}.stages.${index}.weight`, one.weight)),
    ...unless(
      ceiling === undefined || ceiling === null || ceiling >= 100,
      `${field}.ceiling`,
      'a ceiling is for what comes on top of 100: it must be at least 100',
    ),
  ];
}

/** Each figure alone is of a size that makes sense. */
export const rangeFaults: RulebookCheck = (rulebook) => {
  const {
    call,
    funding,
    budget,
    review,
    serve,
    evaluation,
    survey,
    improve,
    tranches,
    payment,
    consequences,
  } = rulebook;
  return [
    ...count('call.minimumApplicants', call.minimumApplicants),
    ...money('funding.pool', funding.pool),
    ...money('funding.floor', funding.floor),
    ...money('funding.cap', funding.cap),
    ...share('funding.maximumShareOfBudget', funding.maximumShareOfBudget),
    ...share('funding.minimumSelfRaised', funding.minimumSelfRaised),
    ...(funding.lots ?? []).flatMap((lot, index) => [
      ...money(`funding.lots.${index}.budget`, lot.budget),
      ...lot.deliverables.flatMap((one, at) =>
        count(`funding.lots.${index}.deliverables.${at}.count`, one.count),
      ),
    ]),
    ...budget.categories.flatMap((one, index) =>
      share(`budget.categories.${index}.maximumShare`, one.maximumShare),
    ),
    ...share('budget.lineShiftFree', budget.lineShiftFree),
    ...share('budget.supplementMaximum', budget.supplementMaximum),
    ...count('review.panelSize', review.panelSize),
    ...count('review.reserve', review.reserve, 0),
    ...share('review.expertShare', review.expertShare),
    ...count('review.lookBackYears', review.lookBackYears, 0),
    ...count('review.record.lookBackYears', review.record?.lookBackYears ?? 1),
    ...points('review.passMark', review.passMark, false),
    ...stages('review', review),
    ...review.criteria.flatMap((one, index) => points(`review.criteria.${index}.points`, one.points)),
    ...count('serve.months', serve.months),
    ...evaluation.rounds.flatMap((round, index) => [
      ...points(`evaluation.rounds.${index}.passMark`, round.passMark, false),
      ...count(`evaluation.rounds.${index}.evaluators`, round.evaluators, 0),
      ...stages(`evaluation.rounds.${index}`, round),
      ...round.indicators.flatMap((one, at) =>
        points(`evaluation.rounds.${index}.indicators.${at}.points`, one.points),
      ),
    ]),
    ...spotCheckRanges(evaluation.spotChecks),
    ...share('survey.sampleShare', survey.sampleShare),
    ...count('survey.minimumSample', survey.minimumSample),
    ...count('survey.minimumValid', survey.minimumValid),
    ...share('improve.findingBelow', improve.findingBelow),
    ...count('improve.attempts', improve.attempts),
    ...points('improve.planCheck.allKept', improve.planCheck?.allKept ?? 0, false),
    ...points('improve.planCheck.perNotKept', improve.planCheck?.perNotKept ?? 0, false),
    ...tranches.flatMap((one, index) =>
      unless(
        one.share > 0 && one.share <= 100,
        `tranches.${index}.share`,
        'must be a share above 0 and at most 100 per cent',
      ),
    ),
    ...payment.approvals.flatMap((one, index) =>
      count(`payment.approvals.${index}.approvers`, one.approvers),
    ),
    ...consequences.flatMap((one, index) => [
      ...share(`consequences.${index}.pay`, one.pay),
      ...points(`consequences.${index}.points`, one.points, false),
    ]),
  ];
};

function spotCheckRanges(terms: SpotCheckTerms | undefined): FaultField[] {
  if (!terms) return [];
  const at = 'evaluation.spotChecks';
  return [
    ...unless(
      terms.share > 0 && terms.share <= 100,
      `${at}.share`,
      'must be a share above 0 and at most 100 per cent',
    ),
    ...count(`${at}.minimumMonths`, terms.minimumMonths, 0),
    ...count(`${at}.inspectors`, terms.inspectors),
  ];
}
