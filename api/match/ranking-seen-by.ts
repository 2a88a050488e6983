import type { RankingRecord } from '../../domain/match/ranking-record';
import type { Seat } from '../../domain/match/seat';
import { readsIt } from '../../domain/match/seat-reads';

/**
 * A ranking as a seat sees it that was given some of the applications: of the others there is nothing, neither score nor
 * derivation nor how seats judged them, nor an advice that compares them all. What everybody may know stands on the
 * public notice.
 */
export function rankingSeenBy(seat: Seat, { advice: _, ...ranking }: RankingRecord): RankingRecord {
  const own = <T extends { applicationId: string }>(all: readonly T[]) =>
    all.filter(({ applicationId }) => readsIt(seat, applicationId));
  const { rows, calibration } = ranking;
  return {
    ...ranking,
    rows: own(rows),
    ...(calibration && {
      calibration: { ...calibration, apart: own(calibration.apart), rows: own(calibration.rows) },
    }),
  };
}
