import type { Fen } from '../money/fen';

/** One line of an organisation's record 信用/等级: what one project's end means for the next match. */
export interface Standing {
  id: string;
  organisationId: string;
  programmeId: string;
  projectId: string;
  grade: string | null;
  score: number | null;
  standing: 'priority' | 'normal' | 'excluded';
  /** Instant at which an exclusion ends by itself. */
  until: string | null;
  points: number;
  reason: string;
  unspent: Fen;
  /** Findings and targets not finished: carried into the next phase. */
  carriedOver: { kind: 'finding' | 'deliverable' | 'target'; ref: string; text: string }[];
  at: string;
}
