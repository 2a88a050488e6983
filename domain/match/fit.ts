import type { Rulebook } from '../publish/rulebook';
import type { ApplicantFacts } from './applicant-facts';
import type { EligibilityRule } from './eligibility-rule';
import { type Eligibility, judgeEligibility } from './judge-eligibility';

/** Conditions on the organisation itself, which hold or not before it has written a word. */
const OF_THE_ORGANISATION: readonly EligibilityRule['kind'][] = [
  'registered',
  'annual-inspection-passed',
  'not-on-credit-list',
  'no-major-violation',
  'separate-accounts',
  'years-registered',
  'works-in',
  'minimum-grade',
  'not-excluded-by-record',
];

/**
 * Whether a call fits an organisation as it is on record now: the conditions that do not depend on what it applies
 * for. The sifting after the closing judges again, and judges all.
 */
export function fitOf(
  { eligibility, funding }: Pick<Rulebook, 'eligibility' | 'funding'>,
  facts: Pick<ApplicantFacts, 'at' | 'organisationId' | 'place' | 'registration' | 'record'>,
): Eligibility {
  const rules = eligibility.rules.filter(({ kind }) => OF_THE_ORGANISATION.includes(kind));
  const nothingYet = {
    ...{ title: '', lotId: null, requested: 0, selfRaised: 0, wholeBudget: 0 },
    ...{ declaredNoDoubleFunding: false, runningProjects: [], laterApplications: [], involvements: [] },
  };
  return judgeEligibility(rules, { ...nothingYet, ...facts }, funding);
}
