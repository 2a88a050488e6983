import fc from 'fast-check';
import { sampleRulebook } from '../../test/support/sample-rulebook';
import type { Criterion } from '../match/criterion';
import { explainCriterion } from '../match/explain-criterion';
import { fitOf } from '../match/fit';
import { recordEffect } from '../match/record-effect';
import { type CriterionScore, scoreApplication } from '../match/score-application';
import { carriedPlans, programmesBefore } from './carried-plans';
import type { TargetVerdict } from './carried-target';
import { checkTargets, type PhaseRecords, waitingForJudgement } from './check-targets';
import { carriedTargets, improvementPlan, targetsToCarry } from './improvement-plan';
import type { Output } from './outputs-of';
import { planOutcome } from './plan-points';
import type { Standing } from './standing';

const VISITS: Output = {
  ...{ ref: 'visits', type: 'visit', title: { zh: '探访', en: 'Visits' }, target: 600, result: 577 },
};
const FILES: Output = {
  ...{
    ref: 'files',
    type: 'household-file',
    title: { zh: '一户一档', en: 'Files' },
    target: 206,
    result: 206,
  },
};
const records = {
  outputs: [VISITS, FILES],
  indicators: [
    {
      ...{ id: 'frequency', title: { zh: '探访频次', en: 'Frequency' } },
      rule: { kind: 'proportional', measure: 'visit-frequency' } as never,
    },
    { id: 'finance', title: { zh: '财务', en: 'Finance' }, rule: { kind: 'judged' } as never },
  ],
  findings: [
    {
      ...{ id: 'p/frequency-final', indicator: 'frequency', outcome: 'corrected' as const },
      plan: { owner: '项目主管', measure: '增配探访员', dueOn: '2027-03-31', target: '600 次' },
    },
    { id: 'p/finance-final', indicator: 'finance', plan: null, outcome: null },
  ],
};
const about = { projectId: 'p', programmeId: 'g1', organisationId: 'o', grade: 'pass' };
const plan = improvementPlan({ ...about, ...records });
const carried = targetsToCarry(plan, records);

describe('the improvement plan 绩效改进计划书', () => {
  it('sets targets against results, cut at one decimal, with the measure of the finding that is about them', () => {
    expect(plan.targets).toMatchObject([
      { gap: 23, reached: 96.1, measure: '增配探访员', owner: '项目主管', dueOn: '2027-03-31' },
      { gap: 0, reached: 100, measure: null },
    ]);
    expect(plan).toMatchObject({ reachedAll: false, openFindings: ['p/finance-final'] });
  });

  it('carries each gap into the next phase: what was not done, and what was not put right', () => {
    expect(carriedTargets(plan)).toEqual([{ kind: 'target', ref: 'visits', text: '探访: 577 of 600' }]);
    expect(carried).toMatchObject([
      { id: 'deliverable-visits', type: 'visit', target: 600, result: 577, measure: '增配探访员' },
      { id: 'finding-finance-final', indicator: 'finance', title: { zh: '财务' }, target: null },
    ]);
  });
});

const line = (projectId: string, programmeId: string, more: Partial<Standing> = {}): Standing => ({
  ...{ id: projectId, projectId, programmeId, organisationId: 'o', grade: 'pass', score: 75, points: 0 },
  ...{ standing: 'normal', until: null, reason: '', unspent: 0, carriedOver: [], ...more },
  at: `2026-01-0${projectId.length}T00:00:00.000Z`,
});

describe('the next phase', () => {
  const before = new Map([
    ['g3', 'g2'],
    ['g2', 'g1'],
  ]);
  const chain = (id: string) => programmesBefore(id, async (one) => before.get(one) ?? null);

  it('is a programme that continues the one of the plan, if only through others', async () => {
    expect(await chain('g3')).toEqual(['g2', 'g1']);
    expect(await chain('g1')).toEqual([]);
    expect(await programmesBefore('a', async (one) => (one === 'a' ? 'b' : 'a'))).toEqual(['b']);
    const record = [line('p', 'g1', { plan: carried }), line('other', 'elsewhere', { plan: carried })];
    expect(carriedPlans(record, await chain('g3')).map(({ planOf }) => planOf)).toEqual(['p']);
  });

  it('checks a plan once: who skipped a year takes it along, who had it checked does not', async () => {
    const checked = checkTargets([{ planOf: 'p', targets: carried }], nothing);
    const record = [line('p', 'g1', { plan: carried }), line('pp', 'g2', { checked, plan: [] })];
    expect(carriedPlans(record, await chain('g2'))).toHaveLength(1);
    expect(carriedPlans(record, await chain('g3'))).toEqual([]);
  });
});

const nothing: PhaseRecords = { outputs: [], scored: [], expected: [], over: true };
const check = (more: Partial<PhaseRecords>, judgements: Parameters<typeof checkTargets>[2] = []) =>
  checkTargets([{ planOf: 'p', targets: carried }], { ...nothing, ...more }, judgements);
const visits = (target: number, result: number, zh = '入户'): Output => ({
  ...{ ...VISITS, ref: 'new', title: { zh, en: 'Visits' }, target, result },
});

describe('the check of a carried target', () => {
  it('is kept when all that was agreed of its kind is done, whatever is still to come', () => {
    const [one] = check({ outputs: [visits(300, 301), FILES], over: false });
    expect(one).toMatchObject({ promised: 300, done: 301, byRecords: 'kept', verdict: 'kept' });
  });

  it('is held against what has its own name, where there is such a thing', () => {
    const outputs = [visits(300, 300), visits(100, 90, '探访')];
    expect(check({ outputs })[0]).toMatchObject({ promised: 100, done: 90, verdict: 'not-kept' });
  });

  it('waits while more may come, and is not kept when nothing more will', () => {
    const outputs = [visits(300, 299)];
    expect(check({ outputs, over: false })[0]?.verdict).toBeNull();
    expect(check({ outputs, over: true })[0]?.verdict).toBe('not-kept');
  });

  it('goes by the last evaluation that scored the indicator of a finding', () => {
    const finance = (...fellShort: boolean[]) => ({
      scored: fellShort.map((one) => ({ indicator: 'finance', fellShort: one })),
    });
    expect(check(finance(true, false))[1]?.verdict).toBe('kept');
    expect(check(finance(false, true))[1]?.verdict).toBe('not-kept');
    expect(check({ expected: ['finance'], over: false })[1]?.verdict).toBeNull();
    expect(check({ expected: ['finance'] })[1]?.verdict).toBe('not-measurable');
  });

  it('is for an officer where the records cannot tell, and where the officer has a reason', () => {
    expect(waitingForJudgement(check({}))).toHaveLength(2);
    const said = { planOf: 'p', target: 'deliverable-visits', by: 'u', at: '2027-01-01T00:00:00.000Z' };
    const judgement = { ...said, verdict: 'kept' as const, reason: '改为电话探访' };
    const [one, other] = check({}, [
      judgement,
      { ...judgement, planOf: 'another', target: 'finding-finance-final' },
    ]);
    expect(one).toMatchObject({
      byRecords: 'not-measurable',
      verdict: 'kept',
      judged: { reason: '改为电话探访' },
    });
    expect(other?.judged).toBeNull();
  });

  it('does not depend on the order of the records, and more done is never worse', () => {
    const outputs = fc.array(
      fc.record({ target: fc.integer({ min: 0, max: 9 }), result: fc.integer({ min: 0, max: 12 }) }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(outputs, fc.boolean(), (all, over) => {
        const given = all.map(({ target, result }) => visits(target, result));
        const [first] = check({ outputs: given, over });
        expect(check({ outputs: [...given].reverse(), over })[0]).toEqual(first);
        const more = given.map((one) => ({ ...one, result: one.result + 1 }));
        if (first?.verdict === 'kept') expect(check({ outputs: more, over })[0]?.verdict).toBe('kept');
      }),
    );
  });
});

describe('what the check means for the record', () => {
  const of = (...verdicts: (TargetVerdict | null)[]) => verdicts.map((verdict) => ({ verdict }));
  const terms = { allKept: 2, perNotKept: 3 };

  it('brings points when all that could be judged was kept, and takes some for each that was not', () => {
    expect(planOutcome(of('kept', 'kept', 'not-measurable'), terms)).toEqual({
      kept: 2,
      notKept: 0,
      points: 2,
    });
    expect(planOutcome(of('kept', 'not-kept', 'not-kept'), terms)).toEqual({
      kept: 1,
      notKept: 2,
      points: -6,
    });
    expect(planOutcome(of('not-measurable', null), terms)).toEqual({ kept: 0, notKept: 0, points: 0 });
  });

  it('is told without points where the rulebook gives none', () => {
    expect(planOutcome(of('not-kept'), undefined)).toEqual({ kept: 0, notKept: 1, points: 0 });
  });

  it('is told where the next match reads the record: the points and what they come from', () => {
    const criterion: Criterion = {
      ...{ id: 'record', title: { zh: '信用', en: 'Record' }, points: 10, rule: { kind: 'record-points' } },
    };
    const effect = recordEffect(
      [
        line('p', 'g1', { points: 8 }),
        line('pp', 'g2', { planOutcome: planOutcome(of('kept', 'not-kept'), terms) }),
      ],
      '2027-01-01T00:00:00.000Z',
    );
    const facts = {
      at: '2027-01-01T00:00:00.000Z',
      organisationId: 'o',
      place: '',
      registration: null,
      record: effect,
    };
    const rules = [{ kind: 'not-excluded-by-record' as const, source: 'rulebook' }];
    const [reason] = fitOf({ eligibility: { rules }, funding: sampleRulebook().funding }, facts).reasons;
    expect(reason?.message).toBe(
      '以往项目记录正常；改进计划落实1项、未落实1项 / the record of earlier projects is in order; improvement plan: 1 kept, 1 not kept',
    );
    expect(reason?.facts).toMatchObject({ points: 5, plan: { points: -3 } });
    const { points: recordPoints, plan: recordPlan } = effect;
    const asked = {
      id: 'a',
      lotId: null,
      requested: 1,
      hours: 0,
      recordPoints,
      ...(recordPlan && { recordPlan }),
    };
    const [score] = scoreApplication([criterion], asked, [asked], []).criteria;
    expect(score).toMatchObject({ points: 5, from: { own: 5, plan: { kept: 1, notKept: 1, points: -3 } } });
    const { evidence } = explainCriterion([criterion], score as CriterionScore, 'unnamed');
    expect(evidence.zh).toBe('以往项目得分 5，其中改进计划 -3：落实 1 项，未落实 1 项');
    expect(evidence.en).toContain('of it -3 by the improvement plan: 1 kept, 1 not kept');
  });
});
