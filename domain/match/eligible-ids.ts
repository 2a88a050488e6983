import type { RankingRow } from './ranking-record';

/** Applications that may compete, by the sifting. */
export function eligibleIds(sifted: readonly Pick<RankingRow, 'applicationId' | 'outcome'>[]): string[] {
  return sifted.filter((one) => one.outcome === 'eligible').map((one) => one.applicationId);
}
