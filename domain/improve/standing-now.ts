import { recordEffect } from '../match/record-effect';
import type { PlanOutcome } from './plan-points';
import type { Standing } from './standing';

/** What an organisation's record says at an instant. */
export interface CurrentStanding {
  standing: Standing['standing'];
  /** Instant at which an exclusion ends by itself; null when nothing excludes, or without end. */
  until: string | null;
  /** Points for criteria that read the record. */
  points: number;
  /** The latest check of an improvement plan, which the points take into account; absent: none. */
  plan?: PlanOutcome;
  /** The lines of the record that decided it. */
  reasons: {
    projectId: string;
    grade: string | null;
    standing: Standing['standing'];
    until: string | null;
    plan?: PlanOutcome;
  }[];
}

/**
 * An organisation's record in one word: the same judgement that the match makes, for those who read the record.
 * @param standings the organisation's lines, in any order
 */
export function currentStanding(standings: readonly Standing[], at: string): CurrentStanding {
  const { excludedUntil, priority, points, plan, because } = recordEffect(standings, at);
  return {
    standing: excludedUntil !== null ? 'excluded' : priority ? 'priority' : 'normal',
    until: excludedUntil === 'without end' ? null : excludedUntil,
    points: excludedUntil !== null ? 0 : points,
    ...(plan && { plan }),
    reasons: because,
  };
}
