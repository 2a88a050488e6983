import type { Fen } from '../money/fen';
import type { Consequence } from '../publish/rulebook';
import { addMonths, civilDate, endOfDay } from '../record/civil-date';
import type { Standing } from './standing';

export interface ProjectEnd {
  id: string;
  organisationId: string;
  programmeId: string;
  projectId: string;
  /** Final grade and score; null when the project ended before it had one. */
  grade: string | null;
  score: number | null;
  consequences: readonly Consequence[];
  /** A veto set the score to zero. */
  vetoed: boolean;
  terminated: boolean;
  /** What its rulebook ended it for; null or absent: it did not. */
  stopped?: 'grade' | 'finding' | null;
  unspent: Fen;
  openFindings: readonly { id: string; text: string }[];
  unfinished: readonly { ref: string; text: string }[];
  /** Business instant of the closing. */
  at: string;
}

/**
 * The line that a project's end adds to the organisation's record 信用/等级: what the final grade's consequence says.
 * A veto or a termination never leaves better than the worst consequence of the rulebook. An exclusion lifts itself:
 * it ends with the day that many years after the closing. What was not finished carries over.
 */
export function standingAfter(end: ProjectEnd): Standing {
  const consequence = consequenceOf(end);
  const { standing, until, points } = standingOf(consequence, end.at);
  return {
    id: end.id,
    organisationId: end.organisationId,
    programmeId: end.programmeId,
    projectId: end.projectId,
    grade: end.grade,
    score: end.score,
    standing,
    until,
    points,
    reason: reasonOf(end, consequence),
    unspent: end.unspent,
    carriedOver: [
      ...end.openFindings.map(({ id, text }) => ({ kind: 'finding' as const, ref: id, text })),
      ...end.unfinished.map(({ ref, text }) => ({ kind: 'deliverable' as const, ref, text })),
    ],
    at: end.at,
  };
}

/** What a consequence comes to, for a project that ended at an instant; normal, without points, where there is none. */
export function standingOf(
  consequence: Consequence | undefined,
  at: string,
): Pick<Standing, 'standing' | 'until' | 'points'> {
  const { standing = 'normal', years = 0, points = 0 } = consequence ?? {};
  return { standing, until: standing === 'excluded' && years > 0 ? yearsLater(at, years) : null, points };
}

const SEVERITY = { priority: 0, normal: 1, excluded: 2 } as const;

function consequenceOf({ grade, consequences, vetoed, terminated }: ProjectEnd): Consequence | undefined {
  if (!vetoed && !terminated) return consequences.find((one) => one.grade === grade);
  return [...consequences].sort(
    (a, b) =>
      SEVERITY[b.standing] - SEVERITY[a.standing] ||
      (b.years ?? 0) - (a.years ?? 0) ||
      a.pay - b.pay ||
      a.points - b.points,
  )[0];
}

function reasonOf(end: ProjectEnd, consequence: Consequence | undefined): string {
  const why = whyOf(end);
  return consequence ? `${why}: ${consequence.standing}` : `${why}: no consequence in the rulebook`;
}

function whyOf({ grade, vetoed, terminated, stopped }: ProjectEnd): string {
  if (vetoed) return 'veto';
  if (terminated) return stopped ? `stopped-${stopped}` : 'terminated';
  return grade === null ? 'no-final-grade' : `grade/${grade}`;
}

function yearsLater(at: string, years: number): string {
  return endOfDay(addMonths(civilDate(at), years * 12));
}
