import type { Fen } from '../money/fen';
import type { CarriedTarget, CheckedTarget } from './carried-target';
import type { PlanOutcome } from './plan-points';

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
  /** Gaps of its improvement plan 绩效改进计划书 that the next phase checks; absent: the rulebook carries none. */
  plan?: CarriedTarget[];
  /** Targets of earlier plans that this project checked, and what that came to; absent: none. */
  checked?: CheckedTarget[];
  planOutcome?: PlanOutcome;
  at: string;
  /** What the organisation contests in it; absent: nothing. */
  contest?: Contest;
  /** What it said before a contest was upheld; absent: the same. */
  before?: Contestable;
  /** An upheld contest took it out of the record. */
  isWithdrawn?: boolean;
}

/** An organisation contests a line of its record; the bureau answers, by somebody other than who decided. */
export interface Contest {
  state: 'open' | 'upheld' | 'rejected';
  raisedAt: string;
  reason: string;
  documents: string[];
  /** Why it was upheld or rejected. */
  answer: string | null;
  answeredAt: string | null;
}

/** What an upheld contest may change in a line. */
export type Contestable = Pick<Standing, 'grade' | 'standing' | 'until' | 'points' | 'reason'>;
