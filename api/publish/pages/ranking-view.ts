import type { z } from 'zod';
import type { RankingRow } from '../../../domain/match/ranking-record';
import type { CriterionScore } from '../../../domain/match/score-application';
import type { Rulebook } from '../../../domain/publish/rulebook';
import type { publicRankingView } from '../public-schemas';
import { OUTCOME_WORDS } from './outcome-words';

type Row = z.output<typeof publicRankingView>['rows'][number];

/** A ranking for readers: lots, criteria and outcomes by their names; scores with two decimals. */
export function rankingRowsView(rows: readonly Row[], { funding, review }: Rulebook) {
  return rows.map((row) => ({
    organisation: row.organisation,
    title: row.title,
    lot: funding.lots?.find((one) => one.id === row.lotId)?.title ?? null,
    rank: row.rank ?? '—',
    score: decimals(row.score),
    outcome: OUTCOME_WORDS[row.outcome as RankingRow['outcome']],
    amount: row.amount,
    reasons: row.reasons,
    criteria: criteriaOf(row).map(({ criterion, of, points, from }) => ({
      title: review.criteria.find((one) => one.id === criterion)?.title ?? { zh: criterion, en: criterion },
      of,
      points: decimals(points),
      marks: Array.isArray(from) ? from.map((one) => decimals(one.points)).join('、') : null,
    })),
  }));
}

/** Nobody is scored who was sifted out before. */
function criteriaOf({ derivation }: Row): CriterionScore[] {
  return (derivation as { criteria?: CriterionScore[] } | null)?.criteria ?? [];
}

/** For reading only: outcomes compare the unrounded score. */
function decimals(points: number | null): string {
  return points === null ? '—' : String(Math.round(points * 100) / 100);
}
