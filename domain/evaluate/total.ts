import { exact, sumOf } from './exact';

/**
 * What a line does to the total when it does not simply count among the 100 points: a bonus adds, a penalty takes
 * off, a factor from 0 to 1 multiplies (Zhongshan 2013: fund-raising bonus up to 50; Suzhou 2012: bonus and penalty
 * items; Shanghai 2012: factors; domain-rules.md 3.2 and 4).
 */
export type Effect = 'bonus' | 'penalty' | 'factor';

/** A part of a score with its own 100 points and its weight in per cent (Qingdao: 15 + 25 + 60, domain-rules.md 8.3). */
export interface StageTerms {
  id: string;
  weight: number;
}

/** How lines come to a total. */
export interface TotalTerms {
  /** Weights sum to 100; absent: one stage of all lines. */
  stages?: readonly StageTerms[] | undefined;
  /** Most that a score with its bonuses may come to; absent: 100; null: no ceiling (Suzhou may exceed 100). */
  ceiling?: number | null | undefined;
}

/** One line of a score; a share of null did not apply, or nobody scored it. */
export interface Line {
  points: number;
  share: number | null;
  stage?: string | undefined;
  effect?: Effect | undefined;
}

export interface StageScore {
  stage: string;
  /** Per cent, as in the rulebook. */
  weight: number;
  /** Per cent after the weight of stages in which nothing was scored was shared out. */
  effectiveWeight: number;
  /** 0-100; null: nothing in it was scored. */
  score: number | null;
}

/** How the score came about: base, then bonuses and penalties up to the ceiling, then the factor. */
export interface Total {
  /** 0 … ceiling, unrounded; null when nothing that counts was scored. */
  score: number | null;
  /** 0-100, before anything that comes on top. */
  base: number | null;
  stages: StageScore[];
  bonus: number;
  penalty: number;
  /** 1 when there is none. */
  factor: number;
  ceiling: number | null;
}

/**
 * Adds lines up: points reached by points that applied, on 100, for each stage; the stages by their weights; bonus
 * and penalty on top, within 0 and the ceiling; the whole times the factors. A line or stage that nobody scored
 * leaves the denominator; a bonus, penalty or factor that nobody scored changes nothing. Noise of binary fractions
 * is removed once, at the end, and no order of lines matters.
 */
export function totalOf(lines: readonly Line[], { stages, ceiling = 100 }: TotalTerms): Total {
  const of = (effect: Effect) => lines.filter((one) => one.effect === effect && one.share !== null);
  const points = (effect: Effect) => sumOf(of(effect).map((one) => one.points * (one.share ?? 0)));
  const counting = lines.filter((one) => one.effect === undefined);
  const scores = stages?.map((stage) => ({
    stage: stage.id,
    weight: stage.weight,
    score: sharePerCent(counting.filter((one) => one.stage === stage.id)),
  })) ?? [{ stage: '', weight: 100, score: sharePerCent(counting) }];
  const scored = scores.filter((one) => one.score !== null);
  const weight = sumOf(scored.map((one) => one.weight));
  const base = weight > 0 ? sumOf(scored.map((one) => one.weight * (one.score ?? 0))) / weight : null;
  const [bonus, penalty] = [points('bonus'), points('penalty')];
  const factor = of('factor')
    .map((one) => one.share ?? 1)
    .sort((a, b) => a - b)
    .reduce((product, one) => product * one, 1);
  const topped = base === null ? null : Math.max(Math.min(base + bonus - penalty, ceiling ?? Infinity), 0);
  return {
    score: topped === null ? null : exact(topped * factor),
    base: base === null ? null : exact(base),
    stages: (stages ? scores : []).map((one) => ({
      ...one,
      effectiveWeight: one.score === null ? 0 : exact((one.weight / weight) * 100),
      score: one.score === null ? null : exact(one.score),
    })),
    bonus: exact(bonus),
    penalty: exact(penalty),
    factor: exact(factor),
    ceiling,
  };
}

/** Points reached by points that applied, on 100; null when none applied. */
function sharePerCent(lines: readonly Line[]): number | null {
  const scored = lines.filter((one) => one.share !== null);
  const of = sumOf(scored.map((one) => one.points));
  return of > 0
    ? Math.min((sumOf(scored.map((one) => one.points * (one.share ?? 0))) / of) * 100, 100)
    : null;
}
