import type { PlanOutcome } from '../improve/plan-points';
import type { Standing } from '../improve/standing';
import { standingAsOf } from '../improve/standing-as-of';
import { addMonths, civilDate } from '../record/civil-date';
import type { RecordTerms } from './record-terms';

/** What an organisation's record 信用 of earlier projects means for a match at one instant. */
export interface RecordEffect {
  /** Last instant of the longest exclusion that still runs; null when nothing excludes. */
  excludedUntil: string | 'without end' | null;
  priority: boolean;
  /**
   * Best points of all earlier projects: the best one counts (domain-rules.md 2.3); with what the latest check of an
   * improvement plan brought or took, never below zero.
   */
  points: number;
  /** That check, of which the points are part; absent: no plan was ever checked. */
  plan?: PlanOutcome;
  /** Projects that decided it. */
  because: {
    projectId: string;
    grade: string | null;
    standing: Standing['standing'];
    until: string | null;
    plan?: PlanOutcome;
  }[];
}

/**
 * Standings that had begun at the instant `at`, taken together; one that has ended no longer excludes. With a look-back
 * older ones bring no points.
 */
export function recordEffect(
  standings: readonly Standing[],
  at: string,
  terms: RecordTerms = {},
): RecordEffect {
  const known = standings
    .filter((one) => one.at <= at)
    .flatMap((one) => standingAsOf(one, at) ?? [])
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1));
  const exclusions = known.filter(
    (one) => one.standing === 'excluded' && (one.until === null || one.until > at),
  );
  const endless = exclusions.some((one) => one.until === null);
  const last =
    exclusions
      .map((one) => one.until ?? '')
      .sort()
      .at(-1) ?? null;
  const counted = known.filter((one) => stillCounts(one, at, terms));
  const best = counted.reduce((most, one) => Math.max(most, one.standing === 'excluded' ? 0 : one.points), 0);
  const plan = counted.flatMap(({ planOutcome }) => planOutcome ?? []).at(-1);
  return {
    excludedUntil: endless ? 'without end' : last,
    priority: known.at(-1)?.standing === 'priority',
    points: Math.max(0, best + (plan?.points ?? 0)),
    ...(plan && { plan }),
    because: known.map(({ projectId, grade, standing, until, planOutcome }) => ({
      ...{ projectId, grade, standing, until },
      ...(planOutcome && { plan: planOutcome }),
    })),
  };
}

/** Whether what a line earned still counts at an instant: by civil days in China, the last of them included. */
export function stillCounts(line: Pick<Standing, 'at'>, at: string, { lookBackYears }: RecordTerms): boolean {
  return lookBackYears === undefined || civilDate(line.at) >= addMonths(civilDate(at), -12 * lookBackYears);
}
