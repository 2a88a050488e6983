import type { Rulebook } from '../publish/rulebook';
import type { ApplicantFacts } from './applicant-facts';
import { judgeEligibility } from './judge-eligibility';
import type { RankingRow } from './ranking-record';
import { lotOf } from './statutory-applicants';

/** The sifting 资格预审 of one application: whether it goes to the panel, with every reason. */
export function siftApplication(
  applicationId: string,
  facts: ApplicantFacts,
  rulebook: Rulebook,
): RankingRow {
  const { eligible, reasons } = judgeEligibility(rulebook.eligibility.rules, facts, rulebook.funding);
  return {
    applicationId,
    organisationId: facts.organisationId,
    lotId: facts.lotId,
    eligible,
    reasons,
    score: null,
    rank: null,
    outcome: eligible ? 'eligible' : 'not-eligible',
    amount: 0,
    derivation: null,
  };
}

/**
 * Fails each lot, or the whole pool, that has fewer valid applications than the rulebook's minimum: they do not go
 * to the panel. The programme fails when none is left.
 */
export function failSmallLots(
  rows: readonly RankingRow[],
  { call, funding }: Pick<Rulebook, 'call' | 'funding'>,
): RankingRow[] {
  const valid = (row: RankingRow) =>
    rows.filter((one) => one.eligible && lotOf(one, funding) === lotOf(row, funding)).length;
  return rows.map((row) =>
    row.eligible && valid(row) < call.minimumApplicants ? { ...row, outcome: 'lot-failed' } : row,
  );
}
