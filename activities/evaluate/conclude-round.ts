import type { EvaluationOutcome } from '../../domain/evaluate/evaluation-outcome';
import type { EvaluationRecord, VetoClaim } from '../../domain/evaluate/evaluation-record';
import { findingKey, findingsOf } from '../../domain/evaluate/findings';
import { verdictOf } from '../../domain/evaluate/grade';
import type { FindingRecord } from '../../domain/improve/finding-record';
import type { RecordWrite } from '../../domain/record/step';
import type { Store } from '../../domain/record/store';
import { plain } from './plain';
import { departureFields, type ScoredRound } from './score-round';

/** Codes of the vetoes of which this was ruled; null: nobody ruled, and they do not stand. */
function vetoesRuled(claims: EvaluationRecord['claims'], as: VetoClaim['ruling']): string[] {
  return [...new Set(claims.filter(({ ruling }) => ruling === as).map(({ code }) => code))].sort();
}

/** What the scored round comes to, with the indicators that fell short. */
export function concludeRound(evaluation: EvaluationRecord, scored: ScoredRound, claims = evaluation.claims) {
  const { rulebook, round, result } = scored;
  const vetoes = vetoesRuled(claims, 'stands');
  const verdict = verdictOf(result.score, vetoes, rulebook.evaluation.bands, round.passMark);
  const findings = findingsOf(result.indicators, rulebook.improve.findingBelow).map((finding) => ({
    ...finding,
    id: `${evaluation.projectId}/${findingKey(finding.indicator, evaluation.round)}`,
  }));
  const outcome: EvaluationOutcome = { ...verdict, findings: findings.map((finding) => finding.id) };
  return { outcome, vetoes, unruled: vetoesRuled(claims, null), findings };
}

export type ConcludedRound = ReturnType<typeof concludeRound>;

/** The evaluation's own fields once it is concluded. */
export function concludedFields(
  evaluation: EvaluationRecord,
  scored: ScoredRound,
  { outcome, vetoes }: ConcludedRound,
  more: object,
): RecordWrite {
  return {
    collection: 'evaluations',
    id: evaluation.id,
    set: plain({
      score: outcome.score,
      grade: outcome.grade,
      passed: outcome.passed,
      vetoes,
      derivation: scored.result.indicators,
      total: scored.result.total,
      ...departureFields(scored, vetoes),
      findings: outcome.findings,
      ...more,
    }) as RecordWrite['set'],
  };
}

/** Facts for the journal: how the score became the outcome. */
export function concludedFacts(scored: ScoredRound, concluded: ConcludedRound) {
  return plain({
    scored: scored.facts,
    rule: {
      bands: scored.rulebook.evaluation.bands,
      passMark: scored.round.passMark,
      findingBelow: scored.rulebook.improve.findingBelow,
    },
    outcome: concluded.outcome,
    vetoes: concluded.vetoes,
    ...(concluded.unruled.length > 0 && { vetoesNotRuledOn: concluded.unruled }),
  });
}

/** Makes the findings' records; those of an earlier result that are findings no more are withdrawn. */
export async function writeFindings(
  store: Store,
  evaluation: EvaluationRecord,
  concluded: ConcludedRound,
  at: string,
): Promise<void> {
  const ids = concluded.findings.map((finding) => finding.id);
  for (const finding of concluded.findings) {
    const known = await store.findings.get(finding.id);
    if (known)
      await store.findings.put(finding.id, {
        ...{ severity: finding.severity, state: 'open', outcome: null, closedAt: null },
      });
    else await store.findings.insert(blankFinding(evaluation, finding, at));
  }
  for (const id of evaluation.findings.filter((one) => !ids.includes(one))) {
    await store.findings.put(id, { state: 'withdrawn', outcome: 'withdrawn', closedAt: at });
  }
}

function blankFinding(
  evaluation: EvaluationRecord,
  finding: ConcludedRound['findings'][number],
  at: string,
): FindingRecord {
  return {
    id: finding.id,
    projectId: evaluation.projectId,
    programmeId: evaluation.programmeId,
    round: evaluation.round,
    indicator: finding.indicator,
    state: 'open',
    severity: finding.severity,
    plan: null,
    evidence: [],
    inspections: [],
    holds: null,
    outcome: null,
    openedAt: at,
    closedAt: null,
  };
}
