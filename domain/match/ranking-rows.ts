import type { Fen } from '../money/fen';
import type { Rulebook } from '../publish/rulebook';
import type { Json } from '../record/journal';
import { type Contender, rank } from './rank';
import type { RankingRow } from './ranking-record';
import { type ScoredApplication, type SeatMark, scoreApplication } from './score-application';

/** What is read of a submitted application to score and rank it. */
export interface RankedInput extends ScoredApplication {
  organisationId: string;
  selfRaised: Fen;
  wholeBudget: Fen;
  submittedAt: string;
  priority: boolean;
}

export interface RankingInputs {
  /** Round 0: who may compete, with reasons. */
  sifted: readonly RankingRow[];
  contenders: readonly RankedInput[];
  marks: readonly SeatMark[];
  excluded: readonly string[];
  seed: string;
}

/**
 * The whole ranking from what was recorded: rows in order of lot, rank and id. The same inputs always give the same
 * rows, whatever order they come in.
 */
export function rankingRows(
  inputs: RankingInputs,
  rulebook: Pick<Rulebook, 'review' | 'funding'>,
): RankingRow[] {
  const { sifted, contenders, marks, excluded, seed } = inputs;
  const { review, funding } = rulebook;
  const out = (row: RankingRow): RankingRow['outcome'] =>
    row.outcome === 'eligible' && excluded.includes(row.applicationId)
      ? 'excluded-by-objection'
      : row.outcome;
  const competing = contenders.filter((one) =>
    sifted.some((row) => row.applicationId === one.id && out(row) === 'eligible'),
  );
  const scored = competing.map((one) =>
    toContender(one, scoreApplication(review.criteria, one, rivalsOf(one, competing), marks, review)),
  );
  const placed = rank(scored, seed, review, funding);
  const rows = sifted.map((row): RankingRow => {
    const place = placed.find((one) => one.applicationId === row.applicationId);
    const contender = scored.find((one) => one.applicationId === row.applicationId);
    if (!place || !contender) return { ...row, outcome: out(row) };
    const { outcome, amount, rank: rankNumber } = place;
    return {
      ...row,
      score: contender.score.score,
      rank: rankNumber,
      outcome,
      amount,
      derivation: derivation(contender),
    };
  });
  return rows.sort((a, b) => compare(sortKey(a), sortKey(b)));
}

function rivalsOf(one: RankedInput, all: readonly RankedInput[]): RankedInput[] {
  return all.filter((other) => other.lotId === one.lotId);
}

function toContender(input: RankedInput, score: Contender['score']): Contender {
  const { id, organisationId, lotId, requested, selfRaised, submittedAt, priority, recordPoints } = input;
  return {
    applicationId: id,
    organisationId,
    lotId,
    requested,
    selfRaised,
    submittedAt,
    priority,
    recordPoints,
    score,
  };
}

function derivation({ score, requested, priority, recordPoints }: Contender): Json {
  return {
    requested,
    record: { priority, points: recordPoints },
    criteria: score.criteria.map((one) => ({ ...one, from: one.from as Json })),
    total: { ...score.total, stages: score.total.stages.map((one) => ({ ...one })) },
  };
}

function sortKey(row: RankingRow): string {
  return `${row.lotId ?? ''}/${String(row.rank ?? 999_999).padStart(6, '0')}/${row.applicationId}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
