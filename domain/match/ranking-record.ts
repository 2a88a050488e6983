import type { Fen } from '../money/fen';
import type { Json } from '../record/journal';
import type { AllocationAdvice } from './allocation-advice';
import type { Calibration } from './calibration';
import type { Reason } from './reason';

/**
 * A ranking as published. id = `<programme id>/<round>`; a re-ranking after an upheld objection is the next round.
 * Round 0, id `<programme id>/0`, holds the eligibility alone, before anything is scored; it is never published.
 */
export interface RankingRecord {
  id: string;
  programmeId: string;
  round: number;
  /** Seed of the draw for ties. */
  seed: string;
  rows: RankingRow[];
  /** How the seats judged, and the ranking both ways; absent before it was measured, and in round 0. */
  calibration?: Calibration;
  /** The best total under the pool, beside the awards by rank; null for lots, absent before it was computed. */
  advice?: AllocationAdvice | null;
}

export interface RankingRow {
  applicationId: string;
  organisationId: string;
  lotId: string | null;
  eligible: boolean;
  /** Every check, passed or not: rule, source, facts. */
  reasons: Reason[];
  score: number | null;
  rank: number | null;
  outcome:
    | 'award'
    | 'reserve'
    | 'below-pass-mark'
    | 'not-eligible'
    | 'excluded-by-objection'
    /** Its lot had fewer valid applicants than the rulebook's minimum, or was left with too few by law. */
    | 'lot-failed'
    /** Only in round 0: goes to the panel. */
    | 'eligible';
  amount: Fen;
  /** How the score came about: criterion, rule, marks, points. */
  derivation: Json;
}
