import { sumOf } from '../evaluate/exact';
import { type Effect, type Total, type TotalTerms, totalOf } from '../evaluate/total';
import { earnedBy } from '../evaluate/value-rule';
import type { PlanOutcome } from '../improve/plan-points';
import type { Fen } from '../money/fen';
import { type ApplicationFact, type Criterion, isValueRule } from './criterion';
import type { EarlierProject } from './earlier-project';

/** What the criteria read of one application. */
export interface ScoredApplication {
  id: string;
  lotId: string | null;
  requested: Fen;
  hours: number;
  /** Points of the organisation's record. */
  recordPoints: number;
  /** The check of its improvement plan, whose points are among those of the record; absent: none. */
  recordPlan?: PlanOutcome;
  /** Grades of its earlier projects that stand, and that this rulebook means the same by; absent: none. */
  pastGrades?: readonly string[];
  /** The projects behind points and grades, for the derivation. */
  earlier?: readonly EarlierProject[];
  /** What rules over facts read; absent: not known, so that the criterion does not apply. */
  facts?: { readonly [fact in ApplicationFact]?: number | null };
}

/** A mark of one seat; null = not applicable. */
export interface SeatMark {
  seatId: string;
  applicationId: string;
  criterion: string;
  points: number | null;
  /** What the seat read, where the rule makes points of a reading. */
  reading?: number | undefined;
}

/** How the points of one criterion came about. */
export interface CriterionScore {
  criterion: string;
  rule: Criterion['rule']['kind'];
  /** Points of the criterion in the rubric. */
  of: number;
  /** null: not applicable, left out of the denominator. */
  points: number | null;
  /** Absent: it counts among the 100 points. */
  effect?: Effect;
  /** The marks that were averaged, in order of seat; the numbers of the formula; the fact; or the grades on record. */
  from:
    | { seatId: string; points: number | null; reading?: number }[]
    | { own: number; best: number; plan?: PlanOutcome; earlier?: readonly EarlierProject[] }
    | { fact: ApplicationFact; value: number | null }
    | { grades: string[]; earlier?: readonly EarlierProject[] };
}

export interface ApplicationScore {
  /** 0 … the review's ceiling; null when no criterion applied. */
  score: number | null;
  criteria: CriterionScore[];
  total: Total;
}

/**
 * Scores one application beside those it competes with: mean of the seats for each criterion that they judge, formulas
 * and rules for the others, then 100 × points reached ÷ points that applied, by stages and with what comes on top
 * ({@link totalOf}). Nothing is rounded but the ninth decimal, where binary fractions would else tell equal scores
 * apart.
 * Lowest price and highest hours: domain-rules.md 2.3 (Order 87, Art. 55; Zengcheng 2025).
 * @param rivals eligible applications of the same lot, or of the whole pool, this one included
 */
export function scoreApplication(
  criteria: readonly Criterion[],
  application: ScoredApplication,
  rivals: readonly ScoredApplication[],
  marks: readonly SeatMark[],
  terms: TotalTerms = {},
): ApplicationScore {
  const own = marks.filter((one) => one.applicationId === application.id);
  const lines = criteria.map((criterion) => ({
    criterion,
    score: scoreCriterion(criterion, application, rivals, own),
  }));
  const total = totalOf(
    lines.map(({ criterion: { points, stage, effect }, score }) => ({
      points,
      stage,
      effect,
      share: score.points === null ? null : points > 0 ? score.points / points : 0,
    })),
    terms,
  );
  return { score: total.score, criteria: lines.map(({ score }) => score), total };
}

function scoreCriterion(
  criterion: Criterion,
  application: ScoredApplication,
  rivals: readonly ScoredApplication[],
  marks: readonly SeatMark[],
): CriterionScore {
  const { rule, points: full, effect } = criterion;
  const line = { criterion: criterion.id, rule: rule.kind, of: full, ...(effect && { effect }) };
  if (isValueRule(rule) && rule.fact !== undefined) {
    const value = application.facts?.[rule.fact] ?? null;
    const points = value === null ? null : earnedBy(rule, full, value);
    return { ...line, points, from: { fact: rule.fact, value } };
  }
  const behind = application.earlier?.length ? { earlier: application.earlier } : {};
  switch (rule.kind) {
    case 'lowest-price': {
      const best = Math.min(...rivals.map((one) => one.requested));
      const points = application.requested > 0 ? (best / application.requested) * full : 0;
      return { ...line, points, from: { own: application.requested, best } };
    }
    case 'highest-hours': {
      const best = Math.max(...rivals.map((one) => one.hours));
      return {
        ...line,
        points: best > 0 ? (application.hours / best) * full : null,
        from: { own: application.hours, best },
      };
    }
    case 'record-points': {
      const points = Math.min(application.recordPoints, full);
      const plan = application.recordPlan && { plan: application.recordPlan };
      return { ...line, points, from: { own: application.recordPoints, best: full, ...behind, ...plan } };
    }
    case 'past-grade':
      return { ...line, ...pastGrade(rule, application) };
    default:
      return { ...line, ...meanOfSeats(marks.filter((one) => one.criterion === criterion.id)) };
  }
}

/** The best grade of its own scale is worth its points. */
function pastGrade(
  rule: Extract<Criterion['rule'], { kind: 'past-grade' }>,
  { pastGrades = [], earlier = [] }: ScoredApplication,
): Pick<CriterionScore, 'points' | 'from'> {
  const grades = [...pastGrades].sort();
  const worth = rule.grades.filter((one) => grades.includes(one.grade)).map((one) => one.points);
  const behind = earlier.filter((one) => !one.isOtherScale);
  const from = { grades, ...(behind.length > 0 && { earlier: behind }) };
  return { points: Math.max(rule.none, ...worth), from };
}

function meanOfSeats(marks: readonly SeatMark[]): {
  points: number | null;
  from: { seatId: string; points: number | null; reading?: number }[];
} {
  const from = marks
    .map(({ seatId, points, reading }) => ({ seatId, points, ...(reading !== undefined && { reading }) }))
    .sort((a, b) => (a.seatId < b.seatId ? -1 : a.seatId > b.seatId ? 1 : 0));
  const given = from.flatMap((one) => (one.points === null ? [] : [one.points]));
  return { points: given.length > 0 ? sumOf(given) / given.length : null, from };
}
