import { planFaults } from './plan-faults';

describe('a rectification plan', () => {
  const plan = { owner: '项目主管', measure: '每月入户一次', target: '100%', dueOn: '2026-06-30' };

  it('has an owner, a measure, a target and a date to come', () => {
    expect(planFaults(plan, '2026-06-30T15:00:00.000Z')).toEqual([]);
  });

  it('is told every fault at once', () => {
    const faults = planFaults(
      { owner: ' ', measure: '', target: 'x', dueOn: '2026-06-29' },
      '2026-06-30T01:00:00.000Z',
    );
    expect(faults.map((one) => one.field)).toEqual(['owner', 'measure', 'dueOn']);
  });
});
