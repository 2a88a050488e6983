import { exact } from '../evaluate/exact';
import type { OutlierReason, SeatCalibration, SeatsApart } from './calibration';
import type { CalibrationTerms } from './calibration-terms';
import type { SeatTotals } from './seat-totals';
import { meanOf, medianOf, rankCorrelation, spreadOf } from './statistics';

/** Two applications have only one order or the other: an agreement would be chance. */
const LEAST_FOR_AGREEMENT = 3;

/**
 * Mean, spread and agreement of every seat beside the others, and who is beyond the rulebook's limits, in order of
 * seat. What the others gave is read of the same applications only, so that a seat with weaker ones is not severe.
 */
export function calibrateSeats(
  totals: SeatTotals,
  limits: CalibrationTerms['outlier'] = {},
): SeatCalibration[] {
  const byApplication = totalsByApplication(totals);
  const spreads = [...totals].map(([seatId, own]) => ({ seatId, spread: spreadOf([...own.values()]) }));
  return [...totals].map(([seatId, own]) => {
    const beside = [...own].flatMap(([applicationId, points]) => {
      const rest = (byApplication.get(applicationId) ?? []).filter((one) => one.seatId !== seatId);
      const given = rest.map((one) => one.points);
      const mean = meanOf(given);
      return mean === null ? [] : [{ points, mean, median: medianOf(given) ?? mean }];
    });
    const values = [...own.values()];
    const others = spreads.flatMap((one) =>
      one.seatId !== seatId && one.spread !== null ? [one.spread] : [],
    );
    const seat = {
      seatId,
      applications: own.size,
      mean: rounded(meanOf(values)),
      spread: rounded(spreadOf(values)),
      othersMean: rounded(meanOf(beside.map((one) => one.mean))),
      othersSpread: rounded(meanOf(others)),
      agreement: rounded(agreementOf(beside)),
    };
    return { ...seat, outlier: reasonsOf(seat, meanOf(beside.map((one) => one.points)), limits) };
  });
}

/** With the median of the others, not their mean: one wild seat must not make the rest look as if they disagreed. */
function agreementOf(beside: readonly { points: number; median: number }[]): number | null {
  if (beside.length < LEAST_FOR_AGREEMENT) return null;
  return rankCorrelation(beside.map(({ points, median }) => [points, median] as const));
}

function reasonsOf(
  { spread, othersMean, othersSpread, agreement }: Omit<SeatCalibration, 'outlier'>,
  ownMean: number | null,
  { meanOff, spreadTimes, agreementBelow }: NonNullable<CalibrationTerms['outlier']>,
): OutlierReason[] {
  const reasons: OutlierReason[] = [];
  const mean = rounded(ownMean);
  if (meanOff !== undefined && mean !== null && othersMean !== null && Math.abs(mean - othersMean) > meanOff)
    reasons.push({ kind: 'mean', found: mean, others: othersMean, limit: meanOff });
  if (spreadTimes !== undefined && spread !== null && othersSpread !== null) {
    const isWide = spread > othersSpread * spreadTimes;
    const isNarrow = spread * spreadTimes < othersSpread;
    if (isWide || isNarrow)
      reasons.push({ kind: 'spread', found: spread, others: othersSpread, limit: spreadTimes });
  }
  if (agreementBelow !== undefined && agreement !== null && agreement < agreementBelow)
    reasons.push({ kind: 'agreement', found: agreement, others: null, limit: agreementBelow });
  return reasons;
}

/** Applications on which two seats are further apart than the limit, in order of id; none without a limit. */
export function seatsApart(totals: SeatTotals, limit: number | undefined): SeatsApart[] {
  if (limit === undefined) return [];
  return [...totalsByApplication(totals)]
    .flatMap(([applicationId, given]) => {
      const [low, ...rest] = [...given].sort((a, b) => a.points - b.points);
      const high = rest.at(-1);
      const difference = low && high ? exact(high.points - low.points) : 0;
      if (!low || !high || difference <= limit) return [];
      return [{ applicationId, low: plain(low), high: plain(high), difference }];
    })
    .sort((a, b) => (a.applicationId < b.applicationId ? -1 : 1));
}

/**
 * By how many points of 100 each seat's total for each application moves when every seat is brought to the panel's
 * mean and spread (the means of the seats' own): seat → application → points. A seat that gave all the same tells no
 * difference and gives the panel's mean; one with a single application has no yardstick of its own and stays.
 */
export function normalisingShifts(totals: SeatTotals): Map<string, Map<string, number>> {
  const seats = [...totals].map(([seatId, own]) => {
    const values = [...own.values()];
    return { seatId, own, mean: meanOf(values) ?? 0, spread: spreadOf(values) ?? 0 };
  });
  const judging = seats.filter(({ own }) => own.size > 1);
  const mean = meanOf(judging.map((one) => one.mean)) ?? 0;
  const spread = meanOf(judging.map((one) => one.spread)) ?? 0;
  const shiftOf = (seat: (typeof seats)[number], points: number) => {
    const away = seat.spread > 0 ? ((points - seat.mean) / seat.spread) * spread : 0;
    return mean + away - points;
  };
  return new Map(
    judging.map((seat) => [
      seat.seatId,
      new Map([...seat.own].map(([id, points]) => [id, shiftOf(seat, points)])),
    ]),
  );
}

type Given = { seatId: string; points: number };

function totalsByApplication(totals: SeatTotals): Map<string, Given[]> {
  const all = new Map<string, Given[]>();
  for (const [seatId, own] of totals) {
    for (const [applicationId, points] of own) {
      const known = all.get(applicationId);
      if (known) known.push({ seatId, points });
      else all.set(applicationId, [{ seatId, points }]);
    }
  }
  return all;
}

const plain = ({ seatId, points }: Given): Given => ({ seatId, points: exact(points) });

const rounded = (value: number | null): number | null => (value === null ? null : exact(value));
