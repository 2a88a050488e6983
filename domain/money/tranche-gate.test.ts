import type { TrancheGate } from '../publish/rulebook';
import { type GateFacts, judgeGate } from './tranche-gate';

const first: TrancheGate = { after: 'signing', reports: [], heldByFindings: false };
const second: TrancheGate = {
  after: 'mid-term',
  reports: ['mid'],
  minimumGrade: 'pass',
  heldByFindings: true,
};
const strict: TrancheGate = { ...second, heldByFindings: false };
const bands = [
  { grade: 'excellent', title: { zh: '优秀', en: 'Excellent' }, from: 90 },
  { grade: 'pass', title: { zh: '合格', en: 'Pass' }, from: 60 },
  { grade: 'fail', title: { zh: '不合格', en: 'Fail' }, from: 0 },
];
const facts = (set: Partial<GateFacts>): GateFacts => ({
  signed: true,
  acceptedReports: [],
  failedReports: [],
  grades: {},
  bands,
  openFindings: [],
  failedFindings: [],
  stayed: false,
  ...set,
});
const midTerm = (score: number, grade: string) => ({ 'mid-term': { score, grade, passed: score >= 60 } });

describe('the gate of a tranche', () => {
  it('pays the first tranche once the agreement is signed', () => {
    expect(judgeGate(first, facts({ signed: false }))).toEqual({
      verdict: 'wait',
      waitsFor: ['signing'],
      because: ['waits-for/signing'],
    });
    expect(judgeGate(first, facts({})).verdict).toBe('pay');
  });

  it('names everything that is still to come', () => {
    expect(judgeGate(second, facts({})).waitsFor).toEqual(['report/mid', 'evaluation/mid-term']);
  });

  it('pays after an accepted report and a good grade', () => {
    const good = facts({ acceptedReports: ['mid'], grades: midTerm(85, 'pass') });
    expect(judgeGate(second, good)).toEqual({ verdict: 'pay', waitsFor: [], because: ['gate-met'] });
  });

  it('holds the money of a round that nobody scored, and pays it without a grade once the bureau goes on', () => {
    const silent = facts({ acceptedReports: ['mid'] });
    expect(judgeGate(strict, silent)).toMatchObject({ verdict: 'wait', waitsFor: ['evaluation/mid-term'] });
    expect(judgeGate(strict, { ...silent, withoutResult: ['mid-term'] })).toEqual({
      ...{ verdict: 'pay', waitsFor: [], because: ['gate-met', 'no-result/mid-term'] },
    });
  });

  it('waits for the open findings of its own round only', () => {
    const held = facts({
      acceptedReports: ['mid'],
      grades: midTerm(85, 'pass'),
      openFindings: [
        { id: 'f1', round: 'mid-term' },
        { id: 'f2', round: 'final' },
      ],
    });
    expect(judgeGate(second, held).waitsFor).toEqual(['finding/f1']);
    expect(judgeGate(first, held).verdict).toBe('pay');
  });

  it('lets a grade below the least one be mended by correcting every finding', () => {
    const poor = facts({ acceptedReports: ['mid'], grades: midTerm(50, 'fail') });
    expect(judgeGate(second, { ...poor, openFindings: [{ id: 'f1', round: 'mid-term' }] }).verdict).toBe(
      'wait',
    );
    expect(judgeGate(second, poor)).toEqual({
      verdict: 'pay',
      waitsFor: [],
      because: ['gate-met', 'grade-mended-by-rectification'],
    });
  });

  it('withholds for a finding that failed for good', () => {
    const failed = facts({
      acceptedReports: ['mid'],
      grades: midTerm(50, 'fail'),
      failedFindings: [{ id: 'f1', round: 'mid-term' }],
      openFindings: [{ id: 'f2', round: 'mid-term' }],
    });
    expect(judgeGate(second, failed)).toEqual({
      verdict: 'withhold',
      waitsFor: [],
      because: ['finding-failed/f1'],
    });
  });

  it('withholds for a low grade where no rectification holds the tranche', () => {
    const poor = facts({ acceptedReports: ['mid'], grades: midTerm(50, 'fail') });
    expect(judgeGate(strict, poor).because).toEqual(['grade-below-minimum/mid-term']);
  });

  it('withholds for a report that failed, even before the evaluation', () => {
    expect(judgeGate(second, facts({ failedReports: ['mid'] })).because).toEqual(['report-failed/mid']);
  });

  it('withholds after a veto: a score of zero cannot be mended', () => {
    const vetoed = facts({ acceptedReports: ['mid'], grades: midTerm(0, 'fail') });
    expect(judgeGate(second, vetoed).because).toEqual(['score-zero/mid-term']);
  });

  it('only ever delays while there is a stay', () => {
    const stayed = facts({ stayed: true, failedReports: ['mid'] });
    expect(judgeGate(second, stayed)).toEqual({
      verdict: 'wait',
      waitsFor: ['stay'],
      because: ['waits-for/stay'],
    });
  });
});
