import type { EvaluatorProfile } from '../people/account';
import { addMonths, civilDate, endOfDay } from '../record/civil-date';
import type { ConflictKind } from './conflict';

/** An evaluator as the draw sees one: ids only. */
export interface Candidate {
  evaluatorId: string;
  /** Where the evaluator works now. */
  organisationId: string;
  expert: boolean;
  expertise?: readonly string[];
  ties: EvaluatorProfile['ties'];
}

export interface Recusal {
  evaluatorId: string;
  organisationId: string;
  kind: ConflictKind;
}

/**
 * The applicants for whose sake an evaluator must stay away 回避: ties that last, or that ended within the
 * look-back (Implementing Regulations of the Government Procurement Law, Art. 9); the present employer counts.
 * A tie given as a day lasts to the end of that day in China.
 */
export function recusalsOf(
  candidate: Candidate,
  applicants: readonly string[],
  at: string,
  lookBackYears: number,
): Recusal[] {
  const since = addMonths(civilDate(at), -12 * lookBackYears);
  const { evaluatorId } = candidate;
  const employed: Recusal[] = applicants.includes(candidate.organisationId)
    ? [{ evaluatorId, organisationId: candidate.organisationId, kind: 'same-organisation' }]
    : [];
  const tied = candidate.ties
    .filter(
      (tie) =>
        applicants.includes(tie.organisationId) &&
        (tie.until === null || civilDate(lastInstant(tie.until)) >= since),
    )
    .map(({ organisationId, kind }) => ({ evaluatorId, organisationId, kind }));
  return [...employed, ...tied];
}

function lastInstant(until: string): string {
  return until.length === 10 ? endOfDay(until) : until;
}
