import type { FaultField } from '../record/fault';
import type { AppraisalBound, AppraisalTerms } from './appraisal-terms';
import { exact, sumOf } from './exact';

export const APPRAISERS = ['bureau', 'organisation'] as const;
export type Appraiser = (typeof APPRAISERS)[number];

/** What an appraiser thinks of one evaluator, as it is handed in. */
export interface GivenAppraisal {
  evaluatorId: string;
  points: { criterion: string; points: number }[];
  /** Statement of the evaluation. */
  commentId: string;
}

/** Kept with the round that the evaluator judged. */
export interface Appraisal extends GivenAppraisal {
  by: Appraiser;
  /** 0-100. */
  total: number;
  at: string;
}

/** What is wrong with an appraisal: every criterion needs points within its own, and there are no others. */
export function appraisalFaults(
  { criteria }: AppraisalTerms,
  given: Pick<GivenAppraisal, 'points'>,
  at: string,
): FaultField[] {
  const rule = 'evaluation.appraisal.criteria';
  const strangers = given.points.filter((one) => !criteria.some(({ code }) => code === one.criterion));
  return [
    ...criteria.flatMap(({ code, points: full }): FaultField[] => {
      const found = given.points.filter((one) => one.criterion === code);
      const [one] = found;
      return found.length === 1 && one && one.points >= 0 && one.points <= full
        ? []
        : [
            {
              field: `${at}.${code}`,
              message: `needs 0 to ${full} points`,
              zh: `应为 0 至 ${full} 分`,
              rule,
            },
          ];
    }),
    ...strangers.map(({ criterion }) => ({
      field: `${at}.${criterion}`,
      message: 'is no criterion of this rulebook',
      zh: '规则中没有这一项',
      rule,
    })),
  ];
}

export function appraisalTotal(points: GivenAppraisal['points']): number {
  return exact(sumOf(points.map((one) => one.points)));
}

/** What was thought of an evaluator so far. */
export interface AppraisalFigure {
  evaluatorId: string;
  /** 0-100, unrounded. */
  mean: number;
  appraisals: number;
}

/** The figure of everybody who was ever appraised, in the order of their ids. */
export function appraisalFigures(
  appraisals: readonly Pick<Appraisal, 'evaluatorId' | 'total'>[],
): AppraisalFigure[] {
  const ids = [...new Set(appraisals.map((one) => one.evaluatorId))].sort();
  return ids.map((evaluatorId) => {
    const totals = appraisals.filter((one) => one.evaluatorId === evaluatorId).map((one) => one.total);
    return { evaluatorId, mean: exact(sumOf(totals) / totals.length), appraisals: totals.length };
  });
}

/** Who may not be drawn for what was thought of them; nobody without a bound. */
export function belowBound(
  figures: readonly AppraisalFigure[],
  bound: AppraisalBound | undefined,
): AppraisalFigure[] {
  if (!bound) return [];
  return figures.filter((one) => one.appraisals >= bound.appraisals && one.mean < bound.points);
}
