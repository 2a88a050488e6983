import type { Criterion } from './criterion';
import type { SeatMark } from './score-application';
import { orderlessSum } from './statistics';

/** Seat → application → what the seat gave it of 100. Both in order of id. */
export type SeatTotals = ReadonlyMap<string, ReadonlyMap<string, number>>;

/**
 * What each seat gave each application, of 100: 100 × points given ÷ points of the criteria it did not call not
 * applicable. Only criteria that experts judge; an application without any mark of a seat has no total there.
 */
export function seatTotals(criteria: readonly Criterion[], marks: readonly SeatMark[]): SeatTotals {
  const most = new Map(criteria.filter(isJudged).map((one) => [one.id, one.points]));
  const given = new Map<string, Map<string, { points: number[]; of: number[] }>>();
  for (const { seatId, applicationId, criterion, points } of marks) {
    const of = most.get(criterion);
    if (points === null || of === undefined) continue;
    const ofSeat = given.get(seatId) ?? new Map<string, { points: number[]; of: number[] }>();
    const sums = ofSeat.get(applicationId) ?? { points: [], of: [] };
    sums.points.push(points);
    sums.of.push(of);
    given.set(seatId, ofSeat.set(applicationId, sums));
  }
  return new Map(
    [...given]
      .sort(byKey)
      .map(([seatId, ofSeat]) => [
        seatId,
        new Map(
          [...ofSeat]
            .sort(byKey)
            .map(([id, { points, of }]) => [id, (100 * orderlessSum(points)) / orderlessSum(of)]),
        ),
      ]),
  );
}

/** Whether the seats judge this criterion, rather than a formula. */
export function isJudged({ rule }: Pick<Criterion, 'rule'>): boolean {
  return rule.kind === 'expert';
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
