import type { Application } from '../match/application';
import type { Rulebook } from '../publish/rulebook';
import type { ProjectInput } from './project-input';
import type { Report } from './report';

/** A small programme's rulebook, for tests: two rounds, one report each, three tranches. */
export const sampleRulebook = {
  id: 'sample',
  version: 1,
  title: { zh: '示例', en: 'Sample' },
  kind: 'venture',
  signing: { within: { count: 5, unit: 'working-day' } },
  serve: {
    months: 10,
    reports: [
      {
        id: 'mid',
        title: { zh: '中期报告', en: 'Mid-term report' },
        kind: 'progress-and-financial',
        atMonth: 5,
        within: { count: 10, unit: 'working-day' },
        sections: [
          { code: 'progress', title: { zh: '进展', en: 'Progress' } },
          { code: 'finance', title: { zh: '财务', en: 'Finance' } },
        ],
        whenLate: 'counts-as-failed',
        round: 'mid-term',
      },
      {
        id: 'final',
        title: { zh: '末期报告', en: 'Final report' },
        kind: 'final',
        atMonth: 10,
        within: { count: 10, unit: 'working-day' },
        sections: [{ code: 'result', title: { zh: '成效', en: 'Result' } }],
        whenLate: 'finding',
        round: 'final',
      },
    ],
    reviewWithin: { count: 10, unit: 'working-day' },
    whenReviewSilent: 'accepted',
    resubmitWithin: { count: 5, unit: 'working-day' },
    fileUpdateEvery: { count: 3, unit: 'month' },
    visitEvery: { count: 1, unit: 'month' },
  },
  improve: {
    findingBelow: 60,
    planWithin: { count: 5, unit: 'working-day' },
    evidenceWithin: { count: 20, unit: 'working-day' },
    reinspectWithin: { count: 5, unit: 'working-day' },
    attempts: 2,
    carryPlan: true,
  },
  tranches: [
    {
      id: 't1',
      title: { zh: '首款', en: 'First' },
      share: 50,
      gate: { after: 'signing', reports: [], heldByFindings: false },
    },
    {
      id: 't2',
      title: { zh: '中期款', en: 'Second' },
      share: 30,
      gate: { after: 'mid-term', reports: ['mid'], minimumGrade: 'pass', heldByFindings: true },
    },
    {
      id: 't3',
      title: { zh: '尾款', en: 'Last' },
      share: 20,
      gate: { after: 'final', reports: ['final'], minimumGrade: 'pass', heldByFindings: true },
    },
  ],
  payment: {
    approvals: [{ upTo: null, approvers: 2 }],
    approveWithin: { count: 5, unit: 'working-day' },
    answerWithin: { count: 24, unit: 'hour' },
  },
  consequences: [
    { grade: 'excellent', standing: 'priority', pay: 100, points: 5 },
    { grade: 'pass', standing: 'normal', pay: 100, points: 0 },
    { grade: 'fail', standing: 'excluded', years: 2, pay: 0, points: 0 },
  ],
  budget: {
    categories: [{ code: 'activity', title: { zh: '业务活动费', en: 'Activities' } }],
    lineShiftFree: 10,
    supplementMaximum: 10,
  },
  evaluation: {
    rounds: [
      {
        id: 'mid-term',
        title: { zh: '中期评估', en: 'Mid-term' },
        indicators: [],
        passMark: 60,
        appealWithin: { count: 5, unit: 'working-day' },
      },
      {
        id: 'final',
        title: { zh: '末期评估', en: 'Final' },
        indicators: [],
        passMark: 60,
        appealWithin: { count: 5, unit: 'working-day' },
      },
    ],
    bands: [
      { grade: 'excellent', title: { zh: '优秀', en: 'Excellent' }, from: 90 },
      { grade: 'pass', title: { zh: '合格', en: 'Pass' }, from: 60 },
      { grade: 'fail', title: { zh: '不合格', en: 'Fail' }, from: 0 },
    ],
  },
  reminders: [{ count: 3, unit: 'day' }],
} as unknown as Rulebook;

/** The input of a project under {@link sampleRulebook}. */
export function sampleProject(projectId = 'p1', serve: Partial<Rulebook['serve']> = {}): ProjectInput {
  const { kind, signing, improve, tranches, payment, consequences, budget, reminders, evaluation } =
    sampleRulebook;
  return {
    projectId,
    programmeId: 'prog',
    applicationId: 'app',
    organisationId: 'org',
    bureauId: 'bureau',
    streetId: null,
    rulebookHash: 'hash',
    award: 1_000_000,
    terms: {
      kind,
      signing,
      improve,
      tranches,
      payment,
      consequences,
      budget,
      reminders,
      serve: { ...sampleRulebook.serve, ...serve },
      rounds: evaluation.rounds.map(({ id, passMark }) => ({ id, passMark })),
      bands: evaluation.bands,
    },
  };
}

/** The application behind it: two grant lines, one self-raised, two deliverables. */
export const sampleApplication = {
  id: 'app',
  programmeId: 'prog',
  lotId: null,
  organisationId: 'org',
  status: 'submitted',
  version: 1,
  title: '示例项目',
  summary: '为困难家庭提供探访与活动',
  beneficiaries: 50,
  months: 10,
  budget: [
    {
      id: 'staff',
      category: 'activity',
      item: '人员',
      unit: '月',
      quantity: 10,
      unitPrice: 40_000,
      amount: 400_000,
      source: 'grant',
    },
    {
      id: 'events',
      category: 'activity',
      item: '活动',
      unit: '次',
      quantity: 10,
      unitPrice: 60_000,
      amount: 600_000,
      source: 'grant',
    },
    {
      id: 'own',
      category: 'activity',
      item: '物资',
      unit: '批',
      quantity: 1,
      unitPrice: 100_000,
      amount: 100_000,
      source: 'self-raised',
    },
  ],
  requested: 1_000_000,
  selfRaised: 100_000,
  deliverables: [
    { id: 'visits', type: 'visit', title: { zh: '探访', en: 'Visits' }, count: 100, unitPrice: 4_000 },
    {
      id: 'activities',
      type: 'activity',
      title: { zh: '活动', en: 'Activities' },
      count: 10,
      minimumSize: 10,
      unitPrice: 60_000,
    },
  ],
} as unknown as Application;

/** A report without a fault, for a project that started on 5 January 2026. */
export function sampleReport(reportId: 'mid' | 'final', projectId = 'p1', version = 1): Report {
  const codes = reportId === 'mid' ? ['progress', 'finance'] : ['result'];
  return {
    id: `${projectId}/${reportId}/${version}`,
    projectId,
    reportId,
    version,
    status: 'draft',
    sections: codes.map((code) => ({ code, text: '已完成', verdict: null, reason: null })),
    outputs: [
      { deliverableId: 'visits', done: 50, note: '' },
      { deliverableId: 'activities', done: 5, note: '' },
    ],
    expenses: [
      {
        budgetLineId: 'staff',
        on: '2026-03-02',
        amount: 200_000,
        what: '一季度人员费用',
        voucherDocumentId: 'v1',
      },
    ],
    leveraged: 50_000,
    personTimes: 300,
    documents: [],
    submittedBy: null,
    submittedAt: null,
    certifiedBy: null,
    certifiedAt: null,
    late: false,
  };
}
