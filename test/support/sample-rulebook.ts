import type { Rulebook } from '../../domain/publish/rulebook';

const words = (zh: string, en: string) => ({ zh, en });

/** A small rulebook of a venture programme for tests; every test changes what it is about. */
export function sampleRulebook(change: Partial<Rulebook> = {}): Rulebook {
  return {
    id: 'sample',
    version: 1,
    title: words('样例公益创投', 'Sample venture'),
    kind: 'venture',
    jurisdiction: '样例市',
    sources: [],
    localChoices: [],
    call: {
      open: { count: 20, unit: 'day' },
      questionsUntil: { count: 5, unit: 'day' },
      answerQuestionsWithin: { count: 3, unit: 'working-day' },
      correctionNotice: { count: 5, unit: 'day' },
      minimumApplicants: 2,
    },
    eligibility: {
      rules: [
        { kind: 'registered', source: 'S32' },
        { kind: 'annual-inspection-passed', source: 'S32' },
        { kind: 'not-excluded-by-record', source: 'S49' },
        { kind: 'one-project-per-organisation', source: 'S24' },
        { kind: 'no-double-funding', source: 'S24' },
        { kind: 'amount-within-limits', source: 'S39' },
      ],
    },
    funding: {
      basis: 'pool',
      pool: 10_000_000,
      source: words('福利彩票公益金', 'welfare-lottery fund'),
      floor: 2_000_000,
      cap: 5_000_000,
      lastAward: 'whole-only',
      oneProjectPerOrganisation: true,
    },
    budget: {
      categories: [{ code: 'activity', title: words('业务活动费', 'activities') }],
      lineShiftFree: 10,
      supplementMaximum: 10,
    },
    review: {
      panelSize: 3,
      reserve: 2,
      quorum: 3,
      expertShare: 66,
      declareWithin: { count: 3, unit: 'day' },
      scoreWithin: { count: 7, unit: 'day' },
      lookBackYears: 3,
      criteria: [
        { id: 'need', title: words('需求', 'need'), points: 60, rule: { kind: 'expert' } },
        { id: 'team', title: words('团队', 'team'), points: 40, rule: { kind: 'expert' } },
      ],
      passMark: 60,
      ties: ['record', 'lower-amount', 'draw'],
    },
    publicNotice: {
      period: { count: 7, unit: 'day' },
      answerObjectionWithin: { count: 7, unit: 'working-day' },
    },
    signing: { within: { count: 30, unit: 'day' } },
    serve: {
      months: 12,
      reports: [],
      reviewWithin: { count: 10, unit: 'working-day' },
      whenReviewSilent: 'escalate',
      resubmitWithin: { count: 5, unit: 'working-day' },
      fileUpdateEvery: { count: 3, unit: 'month' },
      visitEvery: { count: 1, unit: 'month' },
    },
    evaluation: {
      rounds: [],
      bands: [
        { grade: 'pass', title: words('合格', 'pass'), from: 60 },
        { grade: 'fail', title: words('不合格', 'fail'), from: 0 },
      ],
    },
    survey: {
      sampleShare: 10,
      minimumSample: 1,
      open: { count: 10, unit: 'day' },
      remindAfter: [],
      minimumValid: 1,
      satisfiedFrom: 4,
      questions: [],
    },
    improve: {
      findingBelow: 60,
      planWithin: { count: 5, unit: 'working-day' },
      evidenceWithin: { count: 30, unit: 'day' },
      reinspectWithin: { count: 5, unit: 'working-day' },
      attempts: 2,
      carryPlan: true,
    },
    tranches: [],
    payment: {
      approvals: [{ upTo: null, approvers: 2 }],
      approveWithin: { count: 5, unit: 'working-day' },
      answerWithin: { count: 24, unit: 'hour' },
    },
    consequences: [],
    reminders: [{ count: 1, unit: 'day' }],
    ...change,
  };
}
