import type { GradeBand } from '../evaluate/indicator';
import type { TrancheGate } from '../publish/rulebook';

/** What the gate of a tranche is judged by: all of it is on record. */
export interface GateFacts {
  /** Both sides have signed the agreement. */
  signed: boolean;
  /** Report ids of the rulebook whose newest version was accepted. */
  acceptedReports: string[];
  /** Reports that count as failed for good: never came, or came late where the rulebook says so. */
  failedReports: string[];
  /** Evaluation rounds that are final. */
  grades: { [round: string]: { score: number; grade: string; passed: boolean } };
  /** Rounds that nobody scored, with which the bureau decided to go on; absent: none. */
  withoutResult?: string[];
  bands: GradeBand[];
  openFindings: { id: string; round: string }[];
  failedFindings: { id: string; round: string }[];
  /** A dispute, an objection or a pause stands in the way. */
  stayed: boolean;
}

/** `withhold`: this tranche can no longer be earned. `waitsFor` names what is missing; `because` the reasons, as codes. */
export interface GateVerdict {
  verdict: 'pay' | 'wait' | 'withhold';
  waitsFor: string[];
  because: string[];
}

/**
 * Whether a tranche may be paid now (domain-rules.md 9, item 4).
 * A stay only ever delays: nothing is judged while it stands. What nothing can mend any more withholds: a failed
 * report, a failed finding, a score of zero (a veto), a grade below the least one where no rectification holds the
 * tranche. Anything still to come waits, also a round that nobody scored until the bureau decides to go on without its
 * result: then the gate asks for no grade. Where findings hold the tranche, correcting all of them mends the grade.
 */
export function judgeGate(gate: TrancheGate, facts: GateFacts): GateVerdict {
  if (facts.stayed) return waiting(['stay']);
  const lost = lostForGood(gate, facts);
  if (lost.length > 0) return { verdict: 'withhold', waitsFor: [], because: lost };
  const missing = stillMissing(gate, facts);
  if (missing.length > 0) return waiting(missing);
  return { verdict: 'pay', waitsFor: [], because: ['gate-met', ...inPlaceOfGrade(gate, facts)] };
}

/** Why it is met although the round brought no grade, or one below the least. */
function inPlaceOfGrade(gate: TrancheGate, facts: GateFacts): string[] {
  if (facts.withoutResult?.includes(gate.after)) return [`no-result/${gate.after}`];
  const mended =
    gate.after !== 'signing' && !reachesMinimum(gate, facts.grades[gate.after]?.grade, facts.bands);
  return mended ? ['grade-mended-by-rectification'] : [];
}

function waiting(waitsFor: string[]): GateVerdict {
  return { verdict: 'wait', waitsFor, because: waitsFor.map((one) => `waits-for/${one}`) };
}

function lostForGood(gate: TrancheGate, facts: GateFacts): string[] {
  const lost = gate.reports
    .filter((report) => facts.failedReports.includes(report))
    .map((report) => `report-failed/${report}`);
  const graded = facts.grades[gate.after];
  if (graded?.score === 0) lost.push(`score-zero/${gate.after}`);
  if (gate.heldByFindings) {
    lost.push(...ofRound(facts.failedFindings, gate.after).map((id) => `finding-failed/${id}`));
  } else if (graded && !reachesMinimum(gate, graded.grade, facts.bands)) {
    lost.push(`grade-below-minimum/${gate.after}`);
  }
  return lost;
}

function stillMissing(gate: TrancheGate, facts: GateFacts): string[] {
  return [
    ...(facts.signed ? [] : ['signing']),
    ...gate.reports
      .filter((report) => !facts.acceptedReports.includes(report))
      .map((report) => `report/${report}`),
    ...(isEvaluated(gate, facts) ? [] : [`evaluation/${gate.after}`]),
    ...(gate.heldByFindings ? ofRound(facts.openFindings, gate.after).map((id) => `finding/${id}`) : []),
  ];
}

function isEvaluated({ after }: TrancheGate, { grades, withoutResult = [] }: GateFacts): boolean {
  return after === 'signing' || grades[after] !== undefined || withoutResult.includes(after);
}

function ofRound(findings: GateFacts['openFindings'], round: string): string[] {
  return findings.filter((one) => one.round === round).map((one) => one.id);
}

/** Whether a grade is at least the least one; bands are ordered by the score at which they begin. */
function reachesMinimum(gate: TrancheGate, grade: string | undefined, bands: GradeBand[]): boolean {
  if (gate.minimumGrade === undefined) return true;
  const had = bands.find((band) => band.grade === grade)?.from;
  const needed = bands.find((band) => band.grade === gate.minimumGrade)?.from;
  return had !== undefined && needed !== undefined && had >= needed;
}
