import type { SurveyTerms } from '../../../domain/evaluate/survey-terms';
import type { ImproveTerms, ReviewTerms, Rulebook } from '../../../domain/publish/rulebook';
import { sanctionWords } from '../../../domain/publish/sanction-words';
import { periodWords } from '../../../domain/record/period';
import { HIDEABLE_LABELS } from './hideable-labels';
import { type Fact, factsOf, type Speech } from './speech';

/** What a rulebook comes to, for those who pin it, choose it or approve it. */
export function rulebookFacts(
  { t, own, roundMoney, number, percent }: Speech,
  { title, kind, purchase, jurisdiction, version, sources, ...terms }: Rulebook,
): Fact[] {
  const { call, funding, review, publicNotice, signing, serve, evaluation, survey, improve, tranches } =
    terms;
  const of100 = (share: number) => percent(share / 100);
  const period = (value: Parameters<typeof periodWords>[0]) => own(periodWords(value));
  return factsOf([
    [t('publish.rulebook'), own(title)],
    [t('publish.kind'), t(`publish.kind-${kind}`)],
    [t('publish.method'), purchase && t(`publish.method-${purchase.method}`)],
    [t('publish.jurisdiction'), jurisdiction],
    [t('publish.rulebook-version'), number(version)],
    [t('publish.pool'), `${roundMoney(funding.pool)} · ${own(funding.source)}`],
    [t('publish.floor'), funding.floor === undefined ? null : roundMoney(funding.floor)],
    [t('publish.cap'), funding.cap === undefined ? null : roundMoney(funding.cap)],
    [t('publish.lots'), funding.lots?.map((lot) => own(lot.title)).join(t('record.and'))],
    [t('publish.call-lasts'), period(call.open)],
    [t('publish.questions-end-before'), period(call.questionsUntil)],
    [t('publish.least-applicants'), number(call.minimumApplicants)],
    [t('publish.early-look-lasts'), call.earlyLook && period(call.earlyLook.lasts)],
    [t('publish.panel-size'), number(review.panelSize)],
    [t('publish.readers-each'), review.reading && number(review.reading.readers)],
    [t('publish.pass-mark'), number(review.passMark)],
    whatRanks({ t }, review),
    whatIsHidden({ t }, review),
    [t('publish.record-counts'), yearsCounted({ t }, review)],
    [t('publish.notice-lasts'), period(publicNotice.period)],
    [t('publish.sign-within'), period(signing.within)],
    [t('publish.term'), t('publish.months', { count: serve.months })],
    [
      t('publish.evaluation-rounds'),
      evaluation.rounds.map((one) => `${own(one.title)} ≥ ${number(one.passMark)}`).join(t('record.and')),
    ],
    [t('publish.spot-checks-are'), spotCheckWords({ t, own, number, percent }, evaluation.spotChecks)],
    ...surveyFacts({ t, number, percent }, survey),
    [t('publish.survey-entered-by'), t(`publish.survey-entered-by-${survey.enteredBy ?? 'any'}`)],
    [t('publish.survey-satisfied-from'), number(survey.satisfiedFrom)],
    [t('publish.plan-carried'), planCarried({ t, number }, improve)],
    [
      t('publish.tranches'),
      tranches.map((one) => `${own(one.title)} ${of100(one.share)}`).join(t('record.and')),
    ],
    [t('publish.consequences'), consequencesOf({ t, own, percent }, terms)],
    [t('publish.finding-contested'), findingContestWords({ t, own }, improve)],
    [t('publish.when-failed'), t(`publish.when-failed-${terms.improve.whenFailed ?? 'withhold'}`)],
    [t('publish.sources'), sources.join(' · ')],
  ]);
}

/** How long an organisation's record counts; null: for all time. */
function yearsCounted({ t }: Pick<Speech, 't'>, { record }: ReviewTerms): string | null {
  return record?.lookBackYears === undefined ? null : t('serve.years', { count: record.lookBackYears });
}

/** Whether the gaps of a project are checked in the next phase, and what that brings; null: they are not. */
function planCarried(
  { t, number }: Pick<Speech, 't' | 'number'>,
  { carryPlan, planCheck }: ImproveTerms,
): string | null {
  if (!carryPlan && !planCheck) return null;
  if (!planCheck) return t('publish.plan-carried-told');
  const { allKept, perNotKept } = planCheck;
  return t('publish.plan-carried-points', { kept: number(allKept), notKept: number(perNotKept) });
}

/** How long a finding may be contested, and how soon it is answered; null: it may not. */
function findingContestWords(
  { t, own }: Pick<Speech, 't' | 'own'>,
  { findingContest }: ImproveTerms,
): string | null {
  if (!findingContest) return null;
  const { within, answerWithin } = findingContest;
  return t('publish.finding-contested-within', {
    within: own(periodWords(within)),
    answer: own(periodWords(answerWithin)),
  });
}

/** What follows from each grade: the share of the last tranche, the standing, and what it takes. */
function consequencesOf(
  { t, own, percent }: Pick<Speech, 't' | 'own' | 'percent'>,
  { consequences, evaluation }: Pick<Rulebook, 'consequences' | 'evaluation'>,
): string {
  const one = ({ grade, pay, standing, years, sanction }: Rulebook['consequences'][number]) => {
    const title = evaluation.bands.find((band) => band.grade === grade)?.title;
    const takes = sanctionWords(sanction);
    return [
      t('publish.consequence-pays', { grade: title ? own(title) : grade, share: percent(pay / 100) }),
      t(`improve.standing-${standing}`) + (years ? ` ${t('serve.years', { count: years })}` : ''),
      ...(takes ? [own(takes)] : []),
    ].join(t('record.comma'));
  };
  return consequences.map(one).join(t('record.and'));
}

/** Whether the marks rank as they were given or normalised; nothing where seats are not held against each other. */
export function whatRanks(
  { t }: Pick<Speech, 't'>,
  { calibration }: Pick<ReviewTerms, 'calibration'>,
): [string, string | null] {
  const counts = calibration && t(`publish.ranking-counts-${calibration.counts ?? 'raw'}`);
  return [t('publish.ranking-counts'), counts ?? null];
}

/** What the panel does not see; nothing where it is not blind. */
function whatIsHidden(
  { t }: Pick<Speech, 't'>,
  { blind }: Pick<ReviewTerms, 'blind'>,
): [string, string | null] {
  const fields = blind?.hides.map((field) => t(HIDEABLE_LABELS[field]));
  return [t('publish.blind'), fields ? [t('publish.blind-name'), ...fields].join(t('record.comma')) : null];
}

/** When what share of the projects is checked on the spot, and by how many; null where nothing is. */
function spotCheckWords(
  { t, own, number, percent }: Pick<Speech, 't' | 'own' | 'number' | 'percent'>,
  terms: Rulebook['evaluation']['spotChecks'],
): string | null {
  if (!terms) return null;
  const draw = t('publish.spot-checks-draw', {
    share: percent(terms.share / 100),
    when: terms.drawings.map((one) => own(periodWords(one))).join(t('record.comma')),
    inspectors: number(terms.inspectors),
  });
  return [draw, t(`publish.faults-opened-${terms.findings ?? 'by-bureau'}`)].join(t('record.comma'));
}

/** Whom the survey asks, how close it wants to come, and what it takes to be valid. */
function surveyFacts(
  { t, number, percent }: Pick<Speech, 't' | 'number' | 'percent'>,
  { sampleShare, minimumSample, minimumValid, minimumByMode = [], design, precision, awareness }: SurveyTerms,
): [string, string | null][] {
  const of100 = (share: number) => percent(share / 100);
  const size = { share: of100(sampleShare), least: number(minimumSample) };
  const asks =
    design?.kind === 'stratified'
      ? t('publish.survey-asks-stratified', {
          ...size,
          by: t(`publish.survey-by-${design.by}`),
          each: number(design.leastPerStratum),
        })
      : t(`publish.survey-asks-${design?.kind ?? 'simple'}`, size);
  const byMode = minimumByMode.map(({ mode, valid }) =>
    t('publish.survey-least-of-mode', { mode: t(`evaluate.mode-${mode}`), count: number(valid) }),
  );
  const margin = precision && {
    margin: of100(precision.margin),
    expected: of100(precision.expected),
    response: of100(precision.response),
  };
  const known = awareness && { known: number(awareness.known), of: number(awareness.of) };
  return [
    [t('publish.survey-asks'), asks],
    [t('publish.survey-margin'), margin ? t('publish.survey-margin-is', margin) : null],
    [t('publish.survey-least-valid'), [number(minimumValid), ...byMode].join(t('record.and'))],
    [t('publish.survey-aware-from'), known ? t('publish.survey-aware-is', known) : null],
  ];
}
