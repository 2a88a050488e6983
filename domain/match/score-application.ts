import type { Fen } from '../money/fen';
import type { Criterion } from './criterion';

/** What the criteria read of one application. */
export interface ScoredApplication {
  id: string;
  lotId: string | null;
  requested: Fen;
  hours: number;
  /** Points of the organisation's record. */
  recordPoints: number;
}

/** A mark of one seat; null = not applicable. */
export interface SeatMark {
  seatId: string;
  applicationId: string;
  criterion: string;
  points: number | null;
}

/** How the points of one criterion came about. */
export interface CriterionScore {
  criterion: string;
  rule: Criterion['rule']['kind'];
  /** Points of the criterion in the rubric. */
  of: number;
  /** null: not applicable, left out of the denominator. */
  points: number | null;
  /** The marks that were averaged, in order of seat; or the numbers of the formula. */
  from: { seatId: string; points: number | null }[] | { own: number; best: number };
}

export interface ApplicationScore {
  /** 0 … 100; null when no criterion applied. */
  score: number | null;
  criteria: CriterionScore[];
}

/**
 * Scores one application beside those it competes with: mean of the seats for each expert criterion, formulas for
 * the others, and 100 × points reached ÷ points that applied. Nothing is rounded but the ninth decimal, where
 * binary fractions would else tell equal scores apart.
 * Lowest price and highest hours: domain-rules.md 2.3 (Order 87, Art. 55; Zengcheng 2025).
 * @param rivals eligible applications of the same lot, or of the whole pool, this one included
 */
export function scoreApplication(
  criteria: readonly Criterion[],
  application: ScoredApplication,
  rivals: readonly ScoredApplication[],
  marks: readonly SeatMark[],
): ApplicationScore {
  const own = marks.filter((one) => one.applicationId === application.id);
  const scores = criteria.map((criterion) => scoreCriterion(criterion, application, rivals, own));
  const applied = scores.filter((one) => one.points !== null);
  const of = applied.reduce((sum, one) => sum + one.of, 0);
  const reached = applied.reduce((sum, one) => sum + (one.points ?? 0), 0);
  return { score: of > 0 ? plainDecimal((100 * reached) / of) : null, criteria: scores };
}

function scoreCriterion(
  criterion: Criterion,
  application: ScoredApplication,
  rivals: readonly ScoredApplication[],
  marks: readonly SeatMark[],
): CriterionScore {
  const line = { criterion: criterion.id, rule: criterion.rule.kind, of: criterion.points };
  switch (criterion.rule.kind) {
    case 'expert':
      return { ...line, ...meanOfSeats(marks.filter((one) => one.criterion === criterion.id)) };
    case 'lowest-price': {
      const best = Math.min(...rivals.map((one) => one.requested));
      const points = application.requested > 0 ? (best / application.requested) * criterion.points : 0;
      return { ...line, points, from: { own: application.requested, best } };
    }
    case 'highest-hours': {
      const best = Math.max(...rivals.map((one) => one.hours));
      return {
        ...line,
        points: best > 0 ? (application.hours / best) * criterion.points : null,
        from: { own: application.hours, best },
      };
    }
    case 'record-points': {
      const points = Math.min(application.recordPoints, criterion.points);
      return { ...line, points, from: { own: application.recordPoints, best: criterion.points } };
    }
  }
}

function meanOfSeats(marks: readonly SeatMark[]): Pick<CriterionScore, 'points' | 'from'> {
  const from = marks
    .map(({ seatId, points }) => ({ seatId, points }))
    .sort((a, b) => (a.seatId < b.seatId ? -1 : a.seatId > b.seatId ? 1 : 0));
  // Summed in order of size: floating-point sums depend on the order.
  const given = from.flatMap((one) => (one.points === null ? [] : [one.points])).sort((a, b) => a - b);
  return { points: given.length > 0 ? given.reduce((sum, one) => sum + one, 0) / given.length : null, from };
}

function plainDecimal(score: number): number {
  return Math.round(score * 1e9) / 1e9;
}
