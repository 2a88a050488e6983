import { carriedTargets, improvementPlan } from './improvement-plan';

const plan = improvementPlan({
  projectId: 'p',
  programmeId: 'g',
  organisationId: 'o',
  grade: 'pass',
  outputs: [
    { ref: 'visits', title: '探访', target: 600, result: 577 },
    { ref: 'files', title: '一户一档', target: 206, result: 206 },
  ],
  findings: [
    {
      id: 'p/visits-final',
      indicator: 'visits',
      plan: { owner: 'project lead', measure: 'second visitor', dueOn: '2027-03-31', target: '600 visits' },
      outcome: null,
    },
  ],
});

describe('the improvement plan 绩效改进计划书', () => {
  it('sets targets against results, cut at one decimal', () => {
    expect(plan.targets[0]).toMatchObject({
      gap: 23,
      reached: 96.1,
      owner: 'project lead',
      dueOn: '2027-03-31',
    });
    expect(plan.targets[1]).toMatchObject({ gap: 0, reached: 100, measure: null });
    expect(plan).toMatchObject({ reachedAll: false, openFindings: ['p/visits-final'] });
  });

  it('carries each gap into the next phase', () => {
    expect(carriedTargets(plan)).toEqual([{ kind: 'target', ref: 'visits', text: '探访: 577 of 600' }]);
  });
});
