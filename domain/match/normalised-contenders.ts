import { normalisingShifts } from './calibrate';
import type { Criterion } from './criterion';
import type { Contender } from './rank';
import { isJudged, type SeatTotals } from './seat-totals';
import { orderlessSum, plainDecimal } from './statistics';

/**
 * The same contenders by normalised scores: the part of the score that the seats decided is moved, the part of the
 * formulas stays. No score falls below zero; one may pass 100, for cutting there would make unequal ones equal.
 */
export function normalisedContenders(
  contenders: readonly Contender[],
  totals: SeatTotals,
  criteria: readonly Criterion[],
): Contender[] {
  const shifts = normalisingShifts(totals);
  const judged = new Set(criteria.filter(isJudged).map((one) => one.id));
  return contenders.map((one) => {
    const { score, criteria: lines } = one.score;
    if (score === null) return one;
    const applied = lines.filter((line) => line.points !== null);
    const of = orderlessSum(applied.map((line) => line.of));
    const ofSeats = orderlessSum(applied.filter((line) => judged.has(line.criterion)).map((line) => line.of));
    const shift = ((shifts.get(one.applicationId) ?? 0) * ofSeats) / of;
    return { ...one, score: { ...one.score, score: Math.max(0, plainDecimal(score + shift)) } };
  });
}
