import type { ReviewTerms, Rulebook, SurveyTerms } from '../../../domain/publish/rulebook';
import { periodWords } from '../../../domain/record/period';
import { HIDEABLE_LABELS } from './hideable-labels';
import { type Fact, factsOf, type Speech } from './speech';

/** What a rulebook comes to, for those who pin it, choose it or approve it. */
export function rulebookFacts(
  { t, own, roundMoney, number, percent }: Speech,
  { title, kind, purchase, jurisdiction, version, sources, ...terms }: Rulebook,
): Fact[] {
  const { call, funding, review, publicNotice, signing, serve, evaluation, survey, tranches } = terms;
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
    [t('publish.pass-mark'), number(review.passMark)],
    whatRanks({ t }, review),
    whatIsHidden({ t }, review),
    [t('publish.notice-lasts'), period(publicNotice.period)],
    [t('publish.sign-within'), period(signing.within)],
    [t('publish.term'), t('publish.months', { count: serve.months })],
    [
      t('publish.evaluation-rounds'),
      evaluation.rounds.map((one) => `${own(one.title)} ≥ ${number(one.passMark)}`).join(t('record.and')),
    ],
    ...surveyFacts({ t, number, percent }, survey),
    [t('publish.survey-satisfied-from'), number(survey.satisfiedFrom)],
    [
      t('publish.tranches'),
      tranches.map((one) => `${own(one.title)} ${of100(one.share)}`).join(t('record.and')),
    ],
    [t('publish.sources'), sources.join(' · ')],
  ]);
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
