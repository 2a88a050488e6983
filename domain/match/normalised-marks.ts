import { normalisingShifts } from './calibrate';
import type { Criterion } from './criterion';
import type { SeatMark } from './score-application';
import { countsForSeats, type SeatTotals } from './seat-totals';

/**
 * The marks as they would be with every seat brought to the panel's mean and spread: what a seat's total for an
 * application moves by is shared among the criteria by their points. A mark may leave the range of its criterion, for
 * cutting there would make unequal ones equal. Marks of "not applicable" stay, and so does what formulas give.
 */
export function normalisedMarks(
  marks: readonly SeatMark[],
  totals: SeatTotals,
  criteria: readonly Criterion[],
): SeatMark[] {
  const shifts = normalisingShifts(totals);
  const most = new Map(criteria.filter(countsForSeats).map((one) => [one.id, one.points]));
  return marks.map((one) => {
    const shift = shifts.get(one.seatId)?.get(one.applicationId) ?? 0;
    const of = most.get(one.criterion);
    if (one.points === null || of === undefined || shift === 0) return one;
    return { ...one, points: one.points + (shift * of) / 100 };
  });
}
