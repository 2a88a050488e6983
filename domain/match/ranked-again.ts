import type { Rulebook } from '../publish/rulebook';
import type { Json } from '../record/journal';
import type { RankingRow } from './ranking-record';
import { type RankingInputs, rankingOf } from './ranking-rows';

/** What a journal keeps of a judgement of eligibility: the newest one of an application counts. */
interface JudgedFacts {
  judged: Pick<RankingRow, 'applicationId' | 'lotId' | 'outcome'>[];
}

type RankedFacts = Omit<RankingInputs, 'sifted'>;

/**
 * A ranking once more, from what its journal says and the pinned rulebook.
 * @param before facts of the entries before it, oldest first: those that judged who may compete are read
 * @returns what the ranking's own facts say of its outcome, computed again
 */
export function rankedAgain(
  facts: Json,
  before: readonly Json[],
  rulebook: Rulebook,
): { [part: string]: unknown } {
  const { contenders, marks, excluded, seed } = facts as unknown as RankedFacts;
  const organisationOf = (id: string) => contenders.find((one) => one.id === id)?.organisationId ?? '';
  const sifted = new Map<string, RankingRow>();
  for (const { judged } of before.flatMap(judgedIn))
    for (const one of judged)
      sifted.set(one.applicationId, {
        ...{
          eligible: one.outcome === 'eligible',
          reasons: [],
          score: null,
          rank: null,
          amount: 0,
          derivation: null,
        },
        ...{ organisationId: organisationOf(one.applicationId), ...one },
      });
  const inputs = { sifted: [...sifted.values()], contenders, marks, excluded, seed };
  const { rows, calibration, advice } = rankingOf(inputs, rulebook);
  return { outcome: rows.map(placeOf), calibration, advice };
}

/** What the journal says of each place; the derivation stays with the ranking, and follows from the same inputs. */
export function placeOf({ applicationId, outcome, score, rank, amount }: RankingRow) {
  return { applicationId, outcome, score, rank, amount };
}

function judgedIn(facts: Json): JudgedFacts[] {
  const isJudged = typeof facts === 'object' && facts !== null && 'judged' in facts;
  return isJudged ? [facts as unknown as JudgedFacts] : [];
}
