import type { IndicatorScore, PartyScore } from '../../domain/evaluate/composite';
import type { EvaluationRecord } from '../../domain/evaluate/evaluation-record';
import { explainIndicator } from '../../domain/evaluate/explain-indicator';
import { gradeOf } from '../../domain/evaluate/grade';
import type { Indicator } from '../../domain/evaluate/indicator';
import type { JudgingParty } from '../../domain/evaluate/judging-party';
import { PARTY_WORDS } from '../../domain/evaluate/party-words';
import { roundOf } from '../../domain/evaluate/round-of';
import { indicatorRuleWords } from '../../domain/evaluate/rule-words';
import type { SurveyRecord } from '../../domain/evaluate/survey-record';
import type { Effect } from '../../domain/evaluate/total';
import { totalWords } from '../../domain/evaluate/total-words';
import type { EvaluationRound, Rulebook } from '../../domain/publish/rulebook';
import { Fault } from '../../domain/record/fault';
import type { Store } from '../../domain/record/store';
import type { Words } from '../../domain/record/words';
import { plain } from './plain';

/** What the printed report says. No judge and no recipient is named: parties and numbers only. */
export async function reportData(store: Store, evaluationId: string) {
  const evaluation = await store.evaluations.need(evaluationId);
  const { score, grade, finalAt } = evaluation;
  if (score === null || grade === null || finalAt === null) {
    throw new Fault(
      'not-allowed-now',
      { en: 'an evaluation without a final result has no report', zh: '评价结果尚未确定，还没有评价报告' },
      {
        state: evaluation.state,
      },
    );
  }
  const { rulebook } = await store.rulebooks.need(evaluation.rulebookHash);
  const programme = await store.programmes.need(evaluation.programmeId);
  const project = await store.projects.need(evaluation.projectId);
  const organisation = await store.organisations.need(evaluation.organisationId);
  const survey = evaluation.surveyId === null ? null : await store.surveys.get(evaluation.surveyId);
  const findings = await store.findings.find({ id: { $in: evaluation.findings } }, { sort: { id: 1 } });
  const round = roundOf(rulebook, evaluation.round);
  const titles = new Map(round.indicators.map((one) => [one.id, one.title]));
  const lines = evaluation.derivation as unknown as IndicatorScore[];
  return plain({
    title: `${programme.title.zh} ${round.title.zh}报告`,
    titleEn: `${round.title.en} of ${programme.title.en}`,
    programme: programme.title,
    project: { id: project.id, title: project.title, award: project.award },
    organisation: { name: organisation.name },
    round: { ...round.title, passMark: round.passMark },
    finalAt,
    score,
    grade: gradeOf(rulebook.evaluation.bands, score),
    bands: rulebook.evaluation.bands,
    passed: evaluation.passed,
    vetoes: evaluation.vetoes.map((code) => round.vetoes.find((one) => one.code === code)),
    dimensions: dimensionsOf(round.indicators, lines),
    total: totalLine(evaluation, round),
    departures: evaluation.departures?.count ? evaluation.departures : null,
    parties: evaluation.parties.map((party) => PARTY_WORDS[party]),
    evaluators: evaluation.evaluatorIds.length,
    abstained: evaluation.abstained.map((key) => PARTY_WORDS[key.split('/')[0] as JudgingParty]),
    survey: surveyLines(survey, rulebook),
    findings: findings.map(({ indicator, severity }) => ({
      title: titles.get(indicator) ?? { zh: indicator, en: indicator },
      share: lines.find((line) => line.indicator === indicator)?.share ?? null,
      major: severity === 'major',
    })),
    response: textOf(evaluation, evaluation.response),
    appeal: appealLines(evaluation, titles),
    rulebook: { id: rulebook.id, version: rulebook.version, hash: evaluation.rulebookHash },
  }) as { [field: string]: unknown };
}

const EFFECT_WORDS: { readonly [effect in Effect]: Words } = {
  bonus: { zh: '加分项', en: 'bonus' },
  penalty: { zh: '扣分项', en: 'penalty' },
  factor: { zh: '系数', en: 'factor' },
};

/** How the indicators came to the score before any veto; null where it is the sum of the points. */
function totalLine({ total }: EvaluationRecord, { stages = [] }: EvaluationRound): Words | null {
  const titleOf = (id: string) => stages.find((one) => one.id === id)?.title ?? { zh: id, en: id };
  return total ? totalWords(total, titleOf) : null;
}

function dimensionsOf(indicators: readonly Indicator[], lines: readonly IndicatorScore[]) {
  const dimensions = [...new Set(indicators.map((one) => one.dimension.zh))];
  return dimensions.map((zh) => {
    const own = indicators.filter((one) => one.dimension.zh === zh);
    return {
      title: own[0]?.dimension ?? { zh, en: zh },
      points: own.reduce((sum, one) => sum + (one.effect ? 0 : one.points), 0),
      indicators: own.map((one) =>
        indicatorLine(
          one,
          lines.find((line) => line.indicator === one.id),
        ),
      ),
    };
  });
}

function indicatorLine(indicator: Indicator, line: IndicatorScore | undefined) {
  return {
    title: indicator.title,
    under: indicator.under ?? [],
    effect: indicator.effect ? EFFECT_WORDS[indicator.effect] : null,
    rule: indicatorRuleWords(indicator),
    evidence: line ? explainIndicator([indicator], line).evidence : null,
    points: indicator.points,
    earned: line?.earned ?? null,
    parties: (line?.parties ?? []).map((one) => ({
      words: PARTY_WORDS[one.party],
      weight: one.weight,
      effectiveWeight: one.effectiveWeight,
      mean: meanOf(one, indicator.points),
      judges: one.marks.length,
    })),
  };
}

function meanOf(party: PartyScore, points: number): number | null {
  return party.share === null ? null : party.share * points;
}

function surveyLines(survey: SurveyRecord | null, rulebook: Rulebook) {
  const result = survey?.result;
  if (!survey || !result) return null;
  return {
    frame: survey.frame,
    sample: survey.sample,
    isStratified: survey.design === 'stratified',
    isFull: survey.design === 'full',
    validAnswers: survey.validAnswers,
    minimumValid: rulebook.survey.minimumValid,
    valid: result.valid,
    satisfied: result.satisfied,
    interval: result.interval,
    aware: result.aware,
  };
}

function appealLines(evaluation: EvaluationRecord, titles: Map<string, Words>) {
  const { appeal } = evaluation;
  if (!appeal) return null;
  return {
    at: appeal.at,
    contested: appeal.contested.map((id) => titles.get(id)?.zh ?? id),
    outcome: appeal.outcome,
    grounds: textOf(evaluation, appeal.grounds),
    reason: textOf(evaluation, appeal.reason),
    before: appeal.before.score,
  };
}

function textOf(evaluation: EvaluationRecord, id: string | null): string | null {
  return id === null ? null : (evaluation.statements[id]?.text ?? null);
}
