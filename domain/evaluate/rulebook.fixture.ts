import type { Rulebook } from '../publish/rulebook';
import type { AppraisalTerms } from './appraisal-terms';
import type { Indicator, ScoreRule } from './indicator';

const words = (zh: string, en: string) => ({ zh, en });
const days = (count: number) => ({ count, unit: 'day' as const });
const workingDays = (count: number) => ({ count, unit: 'working-day' as const });

const judged: ScoreRule = { kind: 'judged' };

const indicator = (
  id: string,
  dimension: [string, string],
  title: [string, string],
  points: number,
  judges: Indicator['judges'],
  rule: ScoreRule = judged,
): Indicator => ({ id, dimension: words(...dimension), title: words(...title), points, judges, rule });

const EFFECT: [string, string] = ['服务成效', 'effect of the service'];
const MANAGEMENT: [string, string] = ['项目管理', 'project management'];

/** What bureau and provider are asked of the evaluators, where a test wants them asked. */
export const APPRAISAL: AppraisalTerms = {
  criteria: [
    { code: 'ability', title: words('专业能力', 'ability'), points: 40 },
    { code: 'report', title: words('报告质量', 'quality of the report'), points: 60 },
  ],
  within: workingDays(10),
};

/** A small rulebook of one round: bureau, street, two evaluators, records and recipients all have a part. */
export const RULEBOOK: Rulebook = {
  id: 'test-purchase',
  version: 1,
  title: words('测试项目', 'test programme'),
  kind: 'purchase',
  jurisdiction: 'test',
  sources: ['made for tests'],
  localChoices: [],
  call: {
    open: days(20),
    questionsUntil: days(5),
    answerQuestionsWithin: workingDays(3),
    correctionNotice: days(15),
    minimumApplicants: 1,
  },
  eligibility: { rules: [] },
  funding: {
    basis: 'pool',
    pool: 10_000_000,
    source: words('福利彩票公益金', 'welfare lottery'),
    lastAward: 'whole-only',
    oneProjectPerOrganisation: true,
  },
  budget: {
    categories: [{ code: 'service', title: words('业务活动费', 'service') }],
    lineShiftFree: 10,
    supplementMaximum: 10,
  },
  review: {
    panelSize: 3,
    reserve: 1,
    quorum: 3,
    expertShare: 67,
    declareWithin: workingDays(2),
    scoreWithin: workingDays(5),
    lookBackYears: 3,
    criteria: [],
    passMark: 60,
    ties: ['draw'],
  },
  publicNotice: { period: workingDays(5), answerObjectionWithin: workingDays(7) },
  signing: { within: days(30) },
  serve: {
    months: 12,
    reports: [],
    reviewWithin: workingDays(10),
    whenReviewSilent: 'accepted',
    resubmitWithin: workingDays(10),
    fileUpdateEvery: { count: 3, unit: 'month' },
    visitEvery: { count: 1, unit: 'month' },
  },
  evaluation: {
    rounds: [
      {
        id: 'final',
        title: words('末期评价', 'final evaluation'),
        indicators: [
          indicator('quality', EFFECT, ['服务质量', 'quality'], 40, [
            { party: 'bureau', weight: 30 },
            { party: 'street', weight: 30 },
            { party: 'evaluators', weight: 40 },
          ]),
          indicator(
            'satisfaction',
            EFFECT,
            ['满意度', 'satisfaction'],
            20,
            [{ party: 'recipients', weight: 100 }],
            {
              kind: 'proportional',
              measure: 'satisfaction',
            },
          ),
          indicator(
            'files',
            MANAGEMENT,
            ['档案更新', 'household files'],
            20,
            [{ party: 'records', weight: 100 }],
            {
              kind: 'proportional',
              measure: 'file-timeliness',
            },
          ),
          indicator('archive', MANAGEMENT, ['项目档案', 'project archive'], 20, [
            { party: 'bureau', weight: 100 },
          ]),
        ],
        vetoes: [
          {
            code: 'misappropriation',
            title: words('挪用资金', 'misappropriation'),
            rule: '沪民计发〔2012〕33号',
          },
        ],
        scoreWithin: workingDays(10),
        evaluators: 2,
        passMark: 60,
        respondWithin: workingDays(5),
        appealWithin: workingDays(7),
        answerAppealWithin: workingDays(7),
      },
    ],
    bands: [
      { grade: 'fail', title: words('不合格', 'failed'), from: 0 },
      { grade: 'pass', title: words('合格', 'passed'), from: 60 },
      { grade: 'good', title: words('良好', 'good'), from: 80 },
      { grade: 'excellent', title: words('优秀', 'excellent'), from: 90 },
    ],
  },
  survey: {
    sampleShare: 50,
    minimumSample: 6,
    open: days(14),
    remindAfter: [days(5), days(10)],
    minimumValid: 6,
    satisfiedFrom: 4,
    questions: [
      {
        id: 'attitude',
        kind: 'satisfaction',
        words: words('您对服务人员的态度满意吗？', 'How satisfied are you with the staff?'),
        required: true,
      },
      {
        id: 'charged',
        kind: 'yes-no',
        words: words('是否向您收过费？', 'Were you charged?'),
        required: false,
      },
    ],
  },
  improve: {
    findingBelow: 60,
    planWithin: workingDays(10),
    evidenceWithin: workingDays(20),
    reinspectWithin: workingDays(10),
    attempts: 2,
    carryPlan: true,
  },
  tranches: [
    {
      id: 'all',
      title: words('全款', 'whole'),
      share: 100,
      gate: { after: 'final', reports: [], heldByFindings: false },
    },
  ],
  payment: {
    approvals: [{ upTo: null, approvers: 2 }],
    approveWithin: workingDays(5),
    answerWithin: days(1),
  },
  consequences: [{ grade: 'fail', standing: 'normal', pay: 100, points: 0 }],
  reminders: [days(2)],
};
