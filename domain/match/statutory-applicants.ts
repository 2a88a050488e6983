import { METHOD_LAW } from '../publish/method-law';
import type { Rulebook } from '../publish/rulebook';
import type { RankingRow } from './ranking-record';

/**
 * The number of qualified suppliers 法定数量 that has to be left for an award when an objection or a complaint is upheld
 * after the call: with fewer, what was contested is bought anew (Measures for Challenges and Complaints, Ministry of
 * Finance Order 94, Art. 16 for objections, Art. 32 for complaints). By the method of the purchase (domain-rules.md,
 * section 2.3); where the law gives none, as below the thresholds, the buyer's own number for the call stands in for it.
 * Venture philanthropy buys nothing and has no such number: its call's minimum is asked for at closing only.
 * @returns null: none
 */
export function statutoryApplicants({
  purchase,
  call,
}: Partial<Pick<Rulebook, 'purchase' | 'call'>>): number | null {
  if (!purchase || !call) return null;
  const byLaw = METHOD_LAW[purchase.method].applicants?.least ?? call.minimumApplicants;
  return Math.min(byLaw, call.minimumApplicants);
}

/**
 * Lots, or the whole pool as `''`, whose award would go to others than before with fewer left to compete than the law
 * asks for. Where the awards stay as they were, the result is not touched and the purchase goes on (the same, Art. 16).
 * @param rows the ranking as it would be
 * @param awardedBefore applications that the ranking before this one awarded
 */
export function lotsBoughtAnew(
  rows: readonly RankingRow[],
  awardedBefore: readonly string[],
  { funding, ...rules }: Pick<Rulebook, 'funding'> & Partial<Pick<Rulebook, 'purchase' | 'call'>>,
): string[] {
  const least = statutoryApplicants(rules);
  if (least === null) return [];
  const before = new Set(awardedBefore);
  const lots = new Map<string, { left: number; moves: boolean }>();
  for (const row of rows) {
    const lot = lotOf(row, funding);
    const { left, moves } = lots.get(lot) ?? { left: 0, moves: false };
    const moved = before.has(row.applicationId) !== (row.outcome === 'award');
    lots.set(lot, { left: left + (row.rank === null ? 0 : 1), moves: moves || moved });
  }
  return [...lots].flatMap(([lot, { left, moves }]) => (moves && left < least ? [lot] : []));
}

/** The lot that an application competes in; `''` where all compete for one pool. */
export function lotOf(
  { lotId }: Pick<RankingRow, 'lotId'>,
  { basis }: Pick<Rulebook['funding'], 'basis'>,
): string {
  return basis === 'lot' ? (lotId ?? '') : '';
}
