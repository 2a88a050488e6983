import { adviseAllocation } from '../domain/match/advise-allocation';
import { numbersFrom } from '../domain/match/draw';
import { drawPanel } from '../domain/match/draw-panel';
import { type RankedInput, type RankingInputs, rankedBothWays } from '../domain/match/ranking-rows';
import type { SeatMark } from '../domain/match/score-application';
import type { Rulebook } from '../domain/publish/rulebook';
import guangzhou from '../examples/guangzhou-venture/rulebook.json';

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
 * Assigning, ranking and calibrating by the rules alone, without a database: 5 seats drawn of as many evaluators as
 * there are applications, each with two ties; marks of every seat for every application under five criteria, and two
 * formulas; scored, ranked both ways and calibrated with every limit set. The best total is measured apart.
 */
export function measureMatch(): MatchFigures[] {
  const { review, funding } = guangzhou as Rulebook;
  return SIZES.map((applications) => {
    const { candidates, applicants, inputs } = made(applications);
    const rules = {
      review: { ...review, ...REVIEW },
      funding: { ...funding, pool: applications * 1_000_000 },
    };
    const assign = medianOf(() => drawPanel('seed', candidates, applicants, AT, TERMS));
    const rank = medianOf(() => rankedBothWays(inputs, rules));
    const { scored, placed } = rankedBothWays(inputs, rules);
    const began = performance.now();
    const advice = adviseAllocation(scored, placed, rules.funding);
    const advise = performance.now() - began;
    return { applications, assign, rank, advise, exact: advice?.exact ?? true };
  });
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
  return { candidates, applicants: contenders.map((one) => one.organisationId), inputs };
}
