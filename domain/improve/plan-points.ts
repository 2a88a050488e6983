import type { CheckedTarget } from './carried-target';
import type { PlanCheckTerms } from './plan-check-terms';

/** What the check of carried plans came to in one project. */
export interface PlanOutcome {
  kept: number;
  notKept: number;
  /** Points that it brings or takes in the next match. */
  points: number;
}

/** What could not be judged counts neither way. @param terms absent: it is told and brings no points */
export function planOutcome(
  checked: readonly Pick<CheckedTarget, 'verdict'>[],
  terms: PlanCheckTerms | undefined,
): PlanOutcome {
  const kept = checked.filter(({ verdict }) => verdict === 'kept').length;
  const notKept = checked.filter(({ verdict }) => verdict === 'not-kept').length;
  const { allKept = 0, perNotKept = 0 } = terms ?? {};
  const points = notKept > 0 ? 0 - perNotKept * notKept : kept > 0 ? allKept : 0;
  return { kept, notKept, points };
}
