import type { z } from 'zod';
import type { Appraiser } from '../../domain/evaluate/appraisal';
import type { IndicatorScore } from '../../domain/evaluate/composite';
import type { EvaluationRecord } from '../../domain/evaluate/evaluation-record';
import { explainIndicator } from '../../domain/evaluate/explain-indicator';
import { indicatorTerms } from '../../domain/evaluate/indicator-terms';
import type { ScoringParty } from '../../domain/evaluate/judged-by';
import { roundOf } from '../../domain/evaluate/round-of';
import type { EvaluationRound, Rulebook } from '../../domain/publish/rulebook';
import type { Role } from '../../domain/record/party';
import type { evaluationView } from './evaluation-schema';

/** Who may know the drawn evaluators by id. */
const KNOW_EVALUATORS: readonly Role[] = ['bureau-officer', 'bureau-approver', 'auditor', 'administrator'];

/** An evaluation for whoever asks: while the judges score, nothing of what they gave; never who gave it. */
export function showEvaluation(
  evaluation: EvaluationRecord,
  rulebook: Rulebook,
  role: Role | null,
): z.input<typeof evaluationView> {
  const round = roundOf(rulebook, evaluation.round);
  const text = (id: string | null) => (id === null ? null : (evaluation.statements[id] ?? null));
  const { appeal, grade, noResult = null } = evaluation;
  const response = text(evaluation.response);
  return {
    ...evaluation,
    title: round.title,
    evaluatorIds: role !== null && KNOW_EVALUATORS.includes(role) ? evaluation.evaluatorIds : null,
    abstained: evaluation.abstained.map((key) => key.split('/')[0] as ScoringParty),
    gradeTitle: rulebook.evaluation.bands.find((band) => band.grade === grade)?.title ?? null,
    passMark: round.passMark,
    indicators: round.indicators.map(indicatorTerms),
    vetoRules: round.vetoes,
    claims: evaluation.claims.map((claim) => ({ ...claim, reason: text(claim.reason)?.text ?? null })),
    derivation: derivationOf(evaluation).map((line) => ({
      ...line,
      ...explainIndicator(round.indicators, line),
    })),
    total: totalView(evaluation, round),
    departures: evaluation.departures ?? null,
    appraisal: appraisalView(evaluation, rulebook, role),
    asks: evaluation.asks ?? null,
    noResult: noResult && { text: text(noResult.reason)?.text ?? '', at: noResult.at },
    response: response && { text: response.text, at: response.at },
    appeal: appeal && {
      ...appeal,
      grounds: text(appeal.grounds)?.text ?? '',
      reason: text(appeal.reason)?.text ?? null,
    },
  };
}

/** While both may still speak nobody reads what the other said; then the bureau and those who check read all of it. */
function appraisalView(evaluation: EvaluationRecord, { evaluation: terms }: Rulebook, role: Role | null) {
  if (!terms.appraisal) return null;
  const { state, evaluatorIds, appraisals = [], statements } = evaluation;
  const isBureau = role?.startsWith('bureau') ?? false;
  const own: Appraiser | null = isBureau
    ? 'bureau'
    : role?.startsWith('organisation')
      ? 'organisation'
      : null;
  const all = state === 'closed' && role !== null && KNOW_EVALUATORS.includes(role);
  return {
    criteria: terms.appraisal.criteria,
    evaluators: evaluatorIds.length,
    given: appraisals
      .filter(({ by }) => all || by === own)
      .map(({ by, evaluatorId, total, commentId }) => ({
        ...{ by, total, comment: statements[commentId]?.text ?? '' },
        evaluator: evaluatorIds.indexOf(evaluatorId) + 1,
      })),
  };
}

function totalView({ total }: EvaluationRecord, { stages = [] }: EvaluationRound) {
  if (!total) return null;
  const titleOf = (id: string) => stages.find((one) => one.id === id)?.title ?? { zh: id, en: id };
  return { ...total, stages: total.stages.map((one) => ({ ...one, title: titleOf(one.stage) })) };
}

export function derivationOf(evaluation: EvaluationRecord): IndicatorScore[] {
  return (evaluation.derivation ?? []) as unknown as IndicatorScore[];
}
