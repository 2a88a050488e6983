import type { Fen } from '../money/fen';
import type { Rulebook } from '../publish/rulebook';
import type { Json } from '../record/journal';
import { adviseAllocation } from './advise-allocation';
import type { AllocationAdvice } from './allocation-advice';
import { calibrateSeats, seatsApart } from './calibrate';
import type { Calibration } from './calibration';
import { drawnOrder } from './draw';
import { normalisedMarks } from './normalised-marks';
import { type Contender, type Placed, rank } from './rank';
import type { RankingRow } from './ranking-record';
import { type ScoredApplication, type SeatMark, scoreApplication } from './score-application';
import { seatTotals } from './seat-totals';
import { lotOf, lotsBoughtAnew } from './statutory-applicants';

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
  /** Awarded by the ranking that this one takes the place of; absent: it is the first. */
  awardedBefore?: readonly string[];
  seed: string;
}

/** A ranking with what stands beside it. */
export interface Ranking {
  rows: RankingRow[];
  calibration: Calibration;
  advice: AllocationAdvice | null;
}

/**
 * The whole ranking from what was recorded: rows in order of lot, rank and id, how the seats judged, both rankings,
 * and the best total as advice. The same inputs always give the same, whatever order they come in.
 */
export function rankingOf(inputs: RankingInputs, rulebook: RankingRules & PurchaseRules): Ranking {
  const both = rankedBothWays(inputs, rulebook);
  const anew = inputs.awardedBefore ? lotsBoughtAnew(both.rows, inputs.awardedBefore, rulebook) : [];
  const fails = (row: RankingRow) =>
    row.outcome === 'eligible' &&
    !inputs.excluded.includes(row.applicationId) &&
    anew.includes(lotOf(row, rulebook.funding));
  const sifted = inputs.sifted.map(
    (row): RankingRow => (fails(row) ? { ...row, outcome: 'lot-failed' } : row),
  );
  const { rows, calibration, scored, placed } =
    anew.length > 0 ? rankedBothWays({ ...inputs, sifted }, rulebook) : both;
  return { rows, calibration, advice: adviseAllocation(scored, placed, rulebook.funding) };
}

type RankingRules = Pick<Rulebook, 'review' | 'funding'>;
type PurchaseRules = Partial<Pick<Rulebook, 'purchase' | 'call'>>;

/** The ranking with its calibration, and who was placed where by the scores that count. */
export function rankedBothWays(
  { sifted, contenders, marks, excluded, seed }: RankingInputs,
  { review, funding }: RankingRules,
): Omit<Ranking, 'advice'> & { scored: Contender[]; placed: Placed[] } {
  const isOut = new Set(excluded);
  const judged = sifted.map(
    (row): RankingRow =>
      row.outcome === 'eligible' && isOut.has(row.applicationId)
        ? { ...row, outcome: 'excluded-by-objection' }
        : row,
  );
  const mayCompete = new Set(
    judged.filter((one) => one.outcome === 'eligible').map((one) => one.applicationId),
  );
  const competing = contenders.filter((one) => mayCompete.has(one.id));
  const counted = marks.filter((one) => mayCompete.has(one.applicationId));
  const rivals = new Map(
    [...grouped(competing, (one) => one.lotId)].map(([lot, all]) => [lot, leadersOf(all)]),
  );
  const scoredBy = (all: readonly SeatMark[]) => {
    const marksOf = grouped(all, (one) => one.applicationId);
    return competing.map((one) =>
      toContender(
        one,
        scoreApplication(
          review.criteria,
          one,
          rivals.get(one.lotId) ?? [],
          marksOf.get(one.id) ?? [],
          review,
        ),
      ),
    );
  };
  // Of all who applied: nobody's place by the draw turns because somebody else is excluded.
  const drawn = drawnOrder(
    seed,
    contenders.map(({ id }) => id),
  );
  const totals = seatTotals(review, counted);
  const raw = scoredBy(counted);
  const normalised = scoredBy(normalisedMarks(counted, totals, review.criteria));
  const counts = review.calibration?.counts ?? 'raw';
  const ways = {
    raw: { scored: raw, placed: rank(raw, drawn, review, funding) },
    normalised: { scored: normalised, placed: rank(normalised, drawn, review, funding) },
  };
  const { scored, placed } = ways[counts];
  return {
    rows: rowsOf(judged, scored, placed, raw),
    calibration: {
      counts,
      seats: calibrateSeats(totals, review.calibration?.outlier),
      apart: seatsApart(totals, review.calibration?.apartLimit),
      rows: bothWays(ways),
    },
    scored,
    placed,
  };
}

function rowsOf(
  judged: readonly RankingRow[],
  scored: readonly Contender[],
  placed: readonly Placed[],
  asGiven: readonly Contender[],
): RankingRow[] {
  const places = new Map(placed.map((one) => [one.applicationId, one]));
  const given = new Map(asGiven.map((one) => [one.applicationId, one]));
  const scores = new Map(scored.map((one) => [one.applicationId, one]));
  const rows = judged.map((row): RankingRow => {
    const place = places.get(row.applicationId);
    const contender = scores.get(row.applicationId);
    if (!place || !contender) return row;
    const { outcome, amount, rank: rankNumber } = place;
    return {
      ...row,
      score: contender.score.score,
      rank: rankNumber,
      outcome,
      amount,
      derivation: derivation(given.get(row.applicationId) ?? contender),
    };
  });
  return rows
    .map((row) => ({ row, key: sortKey(row) }))
    .sort((a, b) => compare(a.key, b.key))
    .map(({ row }) => row);
}

/** Score and rank as given and normalised, in order of application id. */
function bothWays(
  ways: {
    [way in Calibration['counts']]: { scored: readonly Contender[]; placed: readonly Placed[] };
  },
): Calibration['rows'] {
  const [raw, normalised] = (['raw', 'normalised'] as const).map((way) => {
    const ranks = new Map(ways[way].placed.map((one) => [one.applicationId, one.rank]));
    return new Map(
      ways[way].scored.map(({ applicationId, score }) => [
        applicationId,
        { score: score.score, rank: ranks.get(applicationId) ?? 0 },
      ]),
    );
  });
  return [...(raw ?? [])]
    .flatMap(([applicationId, asGiven]) => {
      const other = normalised?.get(applicationId);
      return other ? [{ applicationId, raw: asGiven, normalised: other }] : [];
    })
    .sort((a, b) => compare(a.applicationId, b.applicationId));
}

/** Those of a lot that a formula can hold the others against: who asks for least, and who promises most hours. */
function leadersOf(all: readonly RankedInput[]): RankedInput[] {
  const first = all.slice(0, 1);
  return all.reduce<RankedInput[]>(
    ([cheapest, longest], one) => [
      !cheapest || one.requested < cheapest.requested ? one : cheapest,
      !longest || one.hours > longest.hours ? one : longest,
    ],
    [...first, ...first],
  );
}

function grouped<T, K>(all: readonly T[], keyOf: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const one of all) {
    const known = groups.get(keyOf(one));
    if (known) known.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
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
