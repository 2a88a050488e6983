import type { Fen } from '../money/fen';
import type { Json } from '../record/journal';

/** A ranking as published. id = `<programme id>/<round>`; a re-ranking after an upheld objection is the next round. */
export interface RankingRecord {
  id: string;
  programmeId: string;
  round: number;
  /** Seed of the draw for ties. */
  seed: string;
  rows: RankingRow[];
}

export interface RankingRow {
  applicationId: string;
  organisationId: string;
  lotId: string | null;
  eligible: boolean;
  /** Every reason for not being eligible, or every check passed: rule, source, facts. */
  reasons: { rule: string; source: string; passed: boolean; facts: Json; message: string }[];
  score: number | null;
  rank: number | null;
  outcome: 'award' | 'reserve' | 'below-pass-mark' | 'not-eligible' | 'excluded-by-objection';
  amount: Fen;
  /** How the score came about: criterion, rule, marks, points. */
  derivation: Json;
}
