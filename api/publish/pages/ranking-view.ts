import type { z } from 'zod';
import type { Rulebook } from '../../../domain/publish/rulebook';
import type { publicRankingView } from '../public-schemas';
import type { Speech } from './speech';

export type PublicRanking = z.output<typeof publicRankingView>;
type Row = PublicRanking['rows'][number];

/** A ranking for readers: lots, criteria and outcomes by their names; scores with two decimals. */
export function rankingRows(
  { t, own, number, money, lang }: Speech,
  rows: readonly Row[],
  rulebook: Rulebook,
) {
  const points = (value: number | null) => (value === null ? '—' : number(value));
  const lotOf = (id: string | null) => rulebook.funding.lots?.find((one) => one.id === id)?.title ?? null;
  return rows.map((row) => {
    const lot = lotOf(row.lotId);
    return {
      organisation: row.organisation,
      record: `/public/organisations/${row.organisationId}`,
      title: row.title,
      lot: lot && own(lot),
      rank: row.rank === null ? '—' : number(row.rank),
      score: points(row.score),
      outcome: t(`publish.outcome-${row.outcome}`),
      isAward: row.outcome === 'award',
      amount: money(row.amount),
      reasons: row.reasons.map(({ passed, message, source }) => ({
        verdict: t(passed ? 'publish.passed' : 'publish.not-passed'),
        passed,
        message: sideOf(message, lang),
        source,
      })),
      criteria: row.explained.criteria.map(({ title, effect, of, points: reached, rule, evidence }) => ({
        title: own(title),
        points: `${points(reached)} / ${number(of)}`,
        effect: effect && t(`publish.effect-${effect}`),
        rule: own(rule),
        evidence: own(evidence),
      })),
      total: row.explained.total && own(row.explained.total),
    };
  });
}

/** Reasons are written in both languages: `依法登记 / registered by law`. */
export function sideOf(message: string, lang: 'zh' | 'en'): string {
  const at = message.indexOf(' / ');
  if (at === -1) return message;
  return lang === 'zh' ? message.slice(0, at) : message.slice(at + 3);
}
