import { adviseAllocation } from '../domain/match/advise-allocation';
import type { Application } from '../domain/match/application';
import { blindApplication, blindCodes } from '../domain/match/blind-view';
import { numbersFrom } from '../domain/match/draw';
import { drawPanel } from '../domain/match/draw-panel';
import { type RankedInput, type RankingInputs, rankedBothWays } from '../domain/match/ranking-rows';
import type { Candidate } from '../domain/match/recusal';
import type { SeatMark } from '../domain/match/score-application';
import { shareOut } from '../domain/match/share-out';
import type { Rulebook } from '../domain/publish/rulebook';
import guangzhou from '../examples/guangzhou-venture/rulebook.json';
import { sampleApplication } from '../test/support/sample-people';

const SIZES = [125, 250, 500, 1_000, 2_000];
const SEATS = 5;
const RUNS = 7;
const AT = '2026-03-02T02:00:00.000Z';
const TERMS = { panelSize: SEATS, expertShare: 60, reserve: 3, lookBackYears: 3 };

/** Milliseconds, the median of the runs. */
export interface MatchFigures {
  applications: number;
  assign: number;
  rank: number;
  advise: number;
  /** Whether the advice was found before its search was ended. */
  exact: boolean;
}

/** Aim for 500 applications × 5 evaluators, milliseconds. */
export const MATCH_AIM = { applications: 500, ms: 2_000 };
/**
 * How many times more than n log n it may grow over all sizes (16 ×), and over the last doubling: n² would be 10 times
 * and 1.8 times as much.
 */
const TOLERANCE = { whole: 2, doubling: 1.6 };
/** Other work on the machine can spoil a measurement, and no measurement can be better than what is measured. */
const TRIES = 3;

/**
 * Assigning, ranking and calibrating by the rules alone, without a database. Assigning is what a panel of 5 seats takes:
 * every evaluator's ties held against every applicant, of as many evaluators as there are applications, the seats and
 * the reserve drawn among those who are free, applications shared out for three to read each, and each seat given every
 * application, under a code and without what its rulebook hides, which is more than it would then read. Ranking and calibrating: marks of every seat for every application under five criteria, and two
 * formulas; scored, ranked both ways and calibrated with every limit set. The best total is measured apart.
 */
export function measureMatch(): { sizes: MatchFigures[]; missed: string[] } {
  for (let tried = 1; ; tried += 1) {
    const sizes = SIZES.map(measured);
    const missed = missedAims(sizes);
    if (missed.length === 0 || tried === TRIES) return { sizes, missed };
  }
}

function measured(applications: number): MatchFigures {
  const { review, funding } = guangzhou as Rulebook;
  const { candidates, applicants, papers, inputs } = made(applications);
  const rules = {
    review: { ...review, ...REVIEW },
    funding: { ...funding, pool: applications * 1_000_000 },
  };
  const assign = medianOf(() => assigned(candidates, applicants, papers));
  const rank = medianOf(() => rankedBothWays(inputs, rules));
  const { scored, placed } = rankedBothWays(inputs, rules);
  const began = performance.now();
  const advice = adviseAllocation(scored, placed, rules.funding);
  const advise = performance.now() - began;
  return { applications, assign, rank, advise, exact: advice?.exact ?? true };
}

/** Every application as each of the seats that were drawn gets it. */
function assigned(
  candidates: readonly Candidate[],
  applicants: readonly string[],
  papers: readonly Application[],
): Application[][] {
  const { seats } = drawPanel('seed', candidates, applicants, AT, TERMS);
  if (seats.length !== SEATS) throw new Error(`${seats.length} of ${SEATS} seats could be drawn`);
  const { lacking } = shareOut({
    ...{ seed: 'seed', terms: { readers: 3 }, oneMore: [], barred: [] },
    seats: seats.map((_, n) => ({ seat: n + 1, reads: [], takes: true })),
    applications: papers.map((one) => one.id),
  });
  if (lacking.length > 0) throw new Error(`${lacking.length} applications lack a reader`);
  return seats.map(() => {
    const codes = blindCodes(
      'bench',
      papers.map((one) => one.id),
    );
    return papers.map((one) => blindApplication(one, { hides: ['title', 'team'] }, codes.get(one.id) ?? ''));
  });
}

/** What the figures fall short of; empty: of nothing. */
export function missedAims(sizes: readonly MatchFigures[]): string[] {
  const [first, before, last] = [sizes[0], sizes.at(-2), sizes.at(-1)];
  if (!first || !before || !last) return [];
  const slow = sizes.filter(
    (one) => one.applications === MATCH_AIM.applications && togetherOf(one) >= MATCH_AIM.ms,
  );
  return [
    ...slow.map(
      (one) =>
        `${one.applications} applications took ${togetherOf(one).toFixed(0)} ms, the aim is below ${MATCH_AIM.ms}`,
    ),
    ...tooSteep(last, first, TOLERANCE.whole),
    ...tooSteep(last, before, TOLERANCE.doubling),
  ];
}

function tooSteep(one: MatchFigures, before: MatchFigures, tolerance: number): string[] {
  const { found, nLogN } = growthOf(one, before);
  return found <= nLogN * tolerance
    ? []
    : [
        `from ${before.applications} to ${one.applications} applications it took × ${found.toFixed(1)}, n log n takes × ${nLogN.toFixed(1)}`,
      ];
}

export const togetherOf = ({ assign, rank }: MatchFigures): number => assign + rank;

/** How much longer it took, and how much longer n log n would. */
export function growthOf(one: MatchFigures, before: MatchFigures): { found: number; nLogN: number } {
  const work = ({ applications }: MatchFigures) => applications * Math.log(applications);
  return { found: togetherOf(one) / togetherOf(before), nLogN: work(one) / work(before) };
}

/** Three runs before do not count: the first ones are those of a compiler that warms up. */
function medianOf(run: () => unknown): number {
  for (let warm = 0; warm < 3; warm += 1) run();
  const times = Array.from({ length: RUNS }, () => {
    const began = performance.now();
    run();
    return performance.now() - began;
  });
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
}

/** Five criteria that experts judge, and two formulas; all limits of the calibration. */
const REVIEW: Pick<Rulebook['review'], 'criteria' | 'passMark' | 'ties' | 'calibration'> = {
  criteria: [
    ...[20, 20, 20, 15, 10].map((points, n) => ({
      ...{ id: `c${n}`, title: { zh: `标准${n}`, en: `criterion ${n}` }, points },
      rule: { kind: 'expert' as const },
    })),
    { id: 'price', title: { zh: '价格', en: 'price' }, points: 10, rule: { kind: 'lowest-price' } },
    { id: 'hours', title: { zh: '时数', en: 'hours' }, points: 5, rule: { kind: 'highest-hours' } },
  ],
  passMark: 40,
  ties: ['record', 'lower-amount', 'draw'],
  calibration: { outlier: { meanOff: 10, spreadTimes: 2, agreementBelow: 0.3 }, apartLimit: 30 },
};

function made(applications: number) {
  const next = numbersFrom(`bench/${applications}`);
  const below = (bound: number) => next() % bound;
  const contenders = Array.from({ length: applications }, (_, n): RankedInput => {
    const requested = 2_000_000 + below(3_000_000);
    return {
      ...{ id: `a${n}`, organisationId: `o${n}`, lotId: null, requested, selfRaised: below(1_000_000) },
      ...{ hours: 100 + below(900), recordPoints: below(9), wholeBudget: requested, priority: n % 7 === 0 },
      submittedAt: AT,
    };
  });
  const marks = contenders.flatMap(({ id }) =>
    Array.from({ length: SEATS }, (_, seat) =>
      REVIEW.criteria.slice(0, 5).map(
        (one): SeatMark => ({
          seatId: `p/${seat + 1}`,
          applicationId: id,
          criterion: one.id,
          points: below(one.points * 2 + 1) / 2,
        }),
      ),
    ).flat(),
  );
  const inputs: RankingInputs = {
    ...{ contenders, marks, excluded: [], seed: 'seed' },
    sifted: contenders.map(({ id, organisationId, lotId }) => ({
      ...{ applicationId: id, organisationId, lotId, eligible: true, reasons: [], score: null, rank: null },
      ...{ outcome: 'eligible' as const, amount: 0, derivation: null },
    })),
  };
  const candidates = contenders.map((_, n) => ({
    evaluatorId: `e${n}`,
    organisationId: `agency-${n % 20}`,
    expert: n % 3 !== 0,
    ties: [below(applications * 4), below(applications * 4)].map((at) => ({
      ...{ organisationId: `o${at}`, kind: 'employment' as const, until: null },
    })),
  }));
  const papers = contenders.map(({ id, organisationId, requested }) =>
    sampleApplication(id, organisationId, { requested, status: 'submitted', submittedAt: AT }),
  );
  return { candidates, applicants: contenders.map((one) => one.organisationId), papers, inputs };
}
