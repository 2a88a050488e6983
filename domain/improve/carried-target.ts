import type { DeliverableTerms } from '../publish/rulebook';
import type { Words } from '../record/words';

/** One gap of an improvement plan 绩效改进计划书, as the next phase takes it over and checks it. */
export interface CarriedTarget {
  /** `deliverable-<deliverable>` or `finding-<finding's key in its project>`; unique in its plan. */
  id: string;
  kind: 'deliverable' | 'finding';
  title: Words;
  /** What the next phase is held against: a kind of deliverable, or an indicator. */
  type: DeliverableTerms['type'] | null;
  indicator: string | null;
  /** Agreed and reached in the phase that has ended; null for a finding. */
  target: number | null;
  result: number | null;
  /** What the organisation said it would do about it; null: no plan of a finding was about it. */
  measure: string | null;
  owner: string | null;
  dueOn: string | null;
}

export const TARGET_VERDICTS = ['kept', 'not-kept', 'not-measurable'] as const;
export type TargetVerdict = (typeof TARGET_VERDICTS)[number];

/** What an officer of the bureau says of a target, and why; it counts instead of what the records say. */
export interface TargetJudgement {
  /** The project whose plan it is. */
  planOf: string;
  target: string;
  verdict: TargetVerdict;
  reason: string;
  by: string;
  at: string;
}

/** A carried target beside what became of it in the next phase. */
export interface CheckedTarget extends CarriedTarget {
  planOf: string;
  /** Agreed and done of the same kind in the phase that checks it; null for a finding. */
  promised: number | null;
  done: number | null;
  /** What the records say; null: not yet. */
  byRecords: TargetVerdict | null;
  /** What counts: the officer's word, else the records'. */
  verdict: TargetVerdict | null;
  judged: { verdict: TargetVerdict; reason: string; at: string } | null;
}
