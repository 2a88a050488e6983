import type { Fen } from '../money/fen';
import type { FundingTerms } from '../publish/rulebook';
import { award } from './rank';
import type { RankingRow } from './ranking-record';

/** An award that was made of a ranking, and whether it fell: not signed in time, or annulled. */
export interface AwardMade {
  applicationId: string;
  organisationId: string;
  lotId: string | null;
  fell: boolean;
}

export const PASSED_OVER = [
  'too-few-left',
  'excluded',
  'lost-an-award',
  'holds-another',
  'not-enough-money',
  'behind-one-not-funded',
] as const;

/** One of the reserve that did not move up, and why. */
export interface PassedOver {
  applicationId: string;
  because: (typeof PASSED_OVER)[number];
}

export interface NextInLine {
  awards: { applicationId: string; amount: Fen }[];
  /** Of the reserve before the last that moved up, in order of rank; all of it when nobody could. */
  passedOver: PassedOver[];
}

/**
 * Who follows when an award has fallen: the next of the reserve by the same ranking, within the money that is left and
 * by the same limits; where there are lots, only of the same lot (Implementing Regulations of the Government
 * Procurement Law, Art. 49: not signed; Measures for Challenges and Complaints, Ministry of Finance Order 94, Art. 32:
 * annulled). Neither who let an award lapse or lost one, nor what an upheld complaint took out of the ranking. Nobody
 * where an award was annulled and the complaint left fewer qualified suppliers than `least`: it is bought anew (the same).
 * @param fallen one of `made`
 * @param left money of the pool, in fen, with what the fallen award gave back
 * @param least by law, for an award that was annulled; null: none, {@link statutoryApplicants}
 */
export function nextInLine(
  rows: readonly RankingRow[],
  fallen: Pick<AwardMade, 'lotId'>,
  made: readonly AwardMade[],
  { excluded, left, asked }: { excluded: readonly string[]; left: Fen; asked: ReadonlyMap<string, Fen> },
  funding: FundingTerms,
  least: number | null = null,
): NextInLine {
  const had = made.map((one) => one.applicationId);
  const losers = made.filter((one) => one.fell).map((one) => one.organisationId);
  const held = made.filter((one) => !one.fell);
  const holders = held.map((one) => one.organisationId);
  const rivals = rows.filter((one) => funding.basis === 'pool' || one.lotId === fallen.lotId);
  const reserve = rivals
    .filter((one) => one.outcome === 'reserve' && !had.includes(one.applicationId))
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  const qualified = rivals.filter((one) => one.rank !== null && !excluded.includes(one.applicationId));
  if (least !== null && qualified.length < least)
    return {
      awards: [],
      passedOver: reserve.map(({ applicationId }) => ({ applicationId, because: 'too-few-left' })),
    };
  const isOut = (one: RankingRow) =>
    excluded.includes(one.applicationId) || losers.includes(one.organisationId);
  const wanting = reserve
    .filter((one) => !isOut(one))
    .map((one) => ({ ...one, requested: asked.get(one.applicationId) ?? 0 }));
  const awards = award(wanting, funding, {
    spent: funding.pool - left,
    organisations: holders,
    lots: held.flatMap((one) => (one.lotId === null ? [] : [one.lotId])),
  });
  const served = [...holders, ...reserve.filter((one) => awards.has(one.applicationId)).map(organisationOf)];
  const last = reserve.findLastIndex((one) => awards.has(one.applicationId));
  const before = last < 0 ? reserve : reserve.slice(0, last);
  let unfunded = false;
  const because = (one: RankingRow): PassedOver['because'] => {
    if (excluded.includes(one.applicationId)) return 'excluded';
    if (losers.includes(one.organisationId)) return 'lost-an-award';
    if (funding.oneProjectPerOrganisation && served.includes(one.organisationId)) return 'holds-another';
    if (unfunded && funding.basis === 'pool') return 'behind-one-not-funded';
    unfunded = true;
    return 'not-enough-money';
  };
  return {
    awards: [...awards].map(([applicationId, amount]) => ({ applicationId, amount })),
    passedOver: before
      .filter((one) => !awards.has(one.applicationId))
      .map((one) => ({ applicationId: one.applicationId, because: because(one) })),
  };
}

const organisationOf = ({ organisationId }: Pick<RankingRow, 'organisationId'>) => organisationId;
