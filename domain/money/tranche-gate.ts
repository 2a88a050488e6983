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
 * Whether a tranche may be paid now.
 * A fault that nothing can mend any more (failed report, failed finding, a grade below the least one with no
 * finding of that round left to correct) withholds; anything still to come waits. Correcting every finding of a
 * round mends its grade: that is what rectification is for. A stay only ever delays.
 */
export function judgeGate(gate: TrancheGate, facts: GateFacts): GateVerdict {
  const lost = [...lostReports(gate, facts), ...lostFindings(gate, facts)];
  const waitsFor = [
    ...(facts.signed ? [] : ['signing']),
    ...gate.reports.filter((report) => !facts.acceptedReports.includes(report)).map((report) => `report/${report}`),
    ...(facts.stayed ? ['stay'] : []),
  ];
  const because: string[] = [];
  if (gate.after !== 'signing') judgeRound(gate, gate.after, facts, { lost, waitsFor, because });
  if (lost.length > 0) return { verdict: 'withhold', waitsFor: [], because: lost };
  if (waitsFor.length > 0) return { verdict: 'wait', waitsFor, because: waitsFor.map((one) => `waits-for/${one}`) };
  return { verdict: 'pay', waitsFor: [], because: ['gate-met', ...because] };
}

function judgeRound(
  gate: TrancheGate,
  round: string,
  facts: GateFacts,
  found: { lost: string[]; waitsFor: string[]; because: string[] },
): void {
  const graded = facts.grades[round];
  if (!graded) {
    found.waitsFor.push(`evaluation/${round}`);
    return;
  }
  const open = facts.openFindings.filter((one) => one.round === round).map((one) => one.id);
  if (gate.heldByFindings) found.waitsFor.push(...open.map((id) => `finding/${id}`));
  if (reaches(gate, graded.grade, facts.bands)) return;
  if (!gate.heldByFindings) found.lost.push(`grade-below-minimum/${round}`);
  else if (open.length === 0 && !facts.failedFindings.some((one) => one.round === round)) {
    found.because.push(`grade-mended-by-rectification/${round}`);
  }
}

function lostReports(gate: TrancheGate, facts: GateFacts): string[] {
  return gate.reports.filter((report) => facts.failedReports.includes(report)).map((report) => `report-failed/${report}`);
}

function lostFindings(gate: TrancheGate, facts: GateFacts): string[] {
  if (!gate.heldByFindings) return [];
  return facts.failedFindings.filter((one) => one.round === gate.after).map((one) => `finding-failed/${one.id}`);
}

/** Whether a grade is at least the least one; bands are ordered by where they begin. */
function reaches(gate: TrancheGate, grade: string, bands: GradeBand[]): boolean {
  if (gate.minimumGrade === undefined) return true;
  const from = (wanted: string) => bands.find((band) => band.grade === wanted)?.from;
  const had = from(grade);
  const needed = from(gate.minimumGrade);
  return had !== undefined && needed !== undefined && had >= needed;
}
