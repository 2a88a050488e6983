import type { Standing } from '../improve/standing';
import { standingAsOf } from '../improve/standing-as-of';

/** What an organisation's record 信用 of earlier projects means for a match at one instant. */
export interface RecordEffect {
  /** Last instant of the longest exclusion that still runs; null when nothing excludes. */
  excludedUntil: string | 'without end' | null;
  priority: boolean;
  /** Best points of all earlier projects: the best one counts (domain-rules.md 2.3). */
  points: number;
  /** Projects that decided it. */
  because: {
    projectId: string;
    grade: string | null;
    standing: Standing['standing'];
    until: string | null;
  }[];
}

/** Standings that had begun at the instant `at`, taken together; one that has ended no longer excludes. */
export function recordEffect(standings: readonly Standing[], at: string): RecordEffect {
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
  return {
    excludedUntil: endless ? 'without end' : last,
    priority: known.at(-1)?.standing === 'priority',
    points: known.reduce((best, one) => Math.max(best, one.standing === 'excluded' ? 0 : one.points), 0),
    because: known.map(({ projectId, grade, standing, until }) => ({ projectId, grade, standing, until })),
  };
}
