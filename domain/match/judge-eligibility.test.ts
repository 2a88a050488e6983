import { sampleRulebook } from '../../test/support/sample-rulebook';
import type { ApplicantFacts } from './applicant-facts';
import type { EligibilityRule } from './eligibility-rule';
import { judgeEligibility } from './judge-eligibility';

const { funding } = sampleRulebook();

const facts: ApplicantFacts = {
  at: '2026-03-02T02:00:00.000Z',
  organisationId: 'org',
  place: '合肥市蜀山区',
  registration: {
    registeredOn: '2020-03-02',
    annualInspections: [
      { year: 2024, passed: false },
      { year: 2025, passed: true },
    ],
    creditLists: [],
    majorViolations: [{ on: '2023-03-02' }],
    separateAccounts: true,
    grade: '3A',
    otherPublicFunding: ['为老 服务'],
  },
  title: '心连心',
  lotId: null,
  requested: 5_000_000,
  selfRaised: 1_000_000,
  wholeBudget: 6_000_000,
  declaredNoDoubleFunding: true,
  record: { excludedUntil: null, priority: false, points: 0, because: [] },
  runningProjects: [],
  laterApplications: [],
  involvements: [],
};

const passes = (rule: Record<string, unknown>, change: Partial<ApplicantFacts> = {}) =>
  judgeEligibility([{ source: 'law', ...rule } as EligibilityRule], { ...facts, ...change }, funding)
    .eligible;

const registered = (
  change: Partial<NonNullable<ApplicantFacts['registration']>>,
): Partial<ApplicantFacts> => ({
  registration: { ...facts.registration!, ...change },
});

describe('eligibility', () => {
  it.each<[string, Record<string, unknown>, Partial<ApplicantFacts>, boolean]>([
    ['a registered organisation', { kind: 'registered' }, {}, true],
    ['one that is not registered', { kind: 'registered' }, { registration: null }, false],
    ['whose latest inspection was passed', { kind: 'annual-inspection-passed' }, {}, true],
    [
      'whose latest inspection failed',
      { kind: 'annual-inspection-passed' },
      registered({ annualInspections: [{ year: 2025, passed: false }] }),
      false,
    ],
    [
      'without an inspection in its tenth year',
      { kind: 'annual-inspection-passed' },
      registered({ annualInspections: [] }),
      false,
    ],
    [
      'registered last year, not inspected yet',
      { kind: 'annual-inspection-passed' },
      registered({ registeredOn: '2025-05-01', annualInspections: [] }),
      true,
    ],
    [
      'on a barring credit list',
      { kind: 'not-on-credit-list', lists: ['abnormal'] },
      registered({ creditLists: ['abnormal'] }),
      false,
    ],
    [
      'on a list that does not bar here',
      { kind: 'not-on-credit-list', lists: ['abnormal'] },
      registered({ creditLists: ['procurement-ban'] }),
      true,
    ],
    ['with a violation exactly three years ago', { kind: 'no-major-violation', years: 3 }, {}, true],
    [
      'with a violation a day less than three years ago',
      { kind: 'no-major-violation', years: 3 },
      registered({ majorViolations: [{ on: '2023-03-03' }] }),
      false,
    ],
    ['with mixed accounts', { kind: 'separate-accounts' }, registered({ separateAccounts: false }), false],
    ['on its sixth birthday of six years', { kind: 'years-registered', atLeast: 6 }, {}, true],
    [
      'a day before it',
      { kind: 'years-registered', atLeast: 6 },
      registered({ registeredOn: '2020-03-03' }),
      false,
    ],
    ['of the city', { kind: 'works-in', place: '合肥市' }, {}, true],
    ['of another city', { kind: 'works-in', place: '宜春市' }, {}, false],
    ['assessed 3A where 3A is asked', { kind: 'minimum-grade', grade: '3A' }, {}, true],
    ['assessed 3A where 4A is asked', { kind: 'minimum-grade', grade: '4A' }, {}, false],
    [
      'with a later application',
      { kind: 'one-project-per-organisation' },
      { laterApplications: ['x'] },
      false,
    ],
    [
      'for a title that other money pays, written otherwise',
      { kind: 'no-double-funding' },
      { title: '为老服务' },
      false,
    ],
    ['asking for exactly the cap', { kind: 'amount-within-limits' }, {}, true],
    ['asking for a fen more', { kind: 'amount-within-limits' }, { requested: 5_000_001 }, false],
    [
      'that helped to run the programme',
      { kind: 'not-involved-in-programme' },
      { involvements: ['drafted'] },
      false,
    ],
  ])('%s', (_, rule, change, expected) => {
    expect(passes(rule, change)).toBe(expected);
  });

  it('gives all reasons with source and facts, and says so when an earlier project gives priority or excludes', () => {
    const rules: EligibilityRule[] = [
      { kind: 'registered', source: 'Order 102, Art. 6' },
      { kind: 'not-excluded-by-record', source: 'S49' },
    ];
    const because = [
      { projectId: 'old', grade: 'fail', standing: 'excluded' as const, until: '2027-01-01T00:00:00.000Z' },
    ];
    const excluded = {
      ...facts,
      record: { excludedUntil: '2027-01-01T00:00:00.000Z', priority: false, points: 0, because },
    };
    const judged = judgeEligibility(rules, excluded, funding);
    expect(judged.eligible).toBe(false);
    expect(judged.reasons.map((one) => [one.rule, one.source, one.passed])).toEqual([
      ['registered', 'Order 102, Art. 6', true],
      ['not-excluded-by-record', 'S49', false],
    ]);
    expect(judged.reasons[1]?.message).toContain('2027-01-01');
    const prior = judgeEligibility(rules, { ...facts, record: { ...facts.record, priority: true } }, funding);
    expect(prior.reasons[1]?.message).toContain('优先');
  });
});
