import { type Line, totalOf } from '../evaluate/total';
import type { ReviewTerms } from '../publish/rulebook';
import { type Criterion, isJudged } from './criterion';
import type { SeatMark } from './score-application';

/** Seat → application → what the seat gave it of 100. Both in order of id. */
export type SeatTotals = ReadonlyMap<string, ReadonlyMap<string, number>>;

/**
 * What each seat gave each application, of 100: 100 × points given ÷ points of the criteria it did not call not
 * applicable, by stages where the review has them. Only criteria that the seats judge, without what comes on top; an
 * application without any mark of a seat has no total there.
 */
export function seatTotals(
  { criteria, stages }: Pick<ReviewTerms, 'criteria' | 'stages'>,
  marks: readonly SeatMark[],
): SeatTotals {
  const judged = new Map(criteria.filter(countsForSeats).map((one) => [one.id, one]));
  const given = new Map<string, Map<string, Line[]>>();
  for (const { seatId, applicationId, criterion, points } of marks) {
    const of = judged.get(criterion);
    if (points === null || of === undefined) continue;
    const ofSeat = given.get(seatId) ?? new Map<string, Line[]>();
    const lines = ofSeat.get(applicationId) ?? [];
    lines.push({ points: of.points, share: of.points > 0 ? points / of.points : 0, stage: of.stage });
    given.set(seatId, ofSeat.set(applicationId, lines));
  }
  const totals = (ofSeat: Map<string, Line[]>) =>
    [...ofSeat].sort(byKey).flatMap(([id, lines]): [string, number][] => {
      const { base } = totalOf(lines, { stages });
      return base === null ? [] : [[id, base]];
    });
  return new Map([...given].sort(byKey).map(([seatId, ofSeat]) => [seatId, new Map(totals(ofSeat))]));
}

/** Whether the seats judge this criterion, and it counts among the 100 points. */
export function countsForSeats(criterion: Criterion): boolean {
  return isJudged(criterion) && criterion.effect === undefined;
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
