import { periodWords } from './period';

describe('a period in words', () => {
  it('reads as notices write it', () => {
    expect(periodWords({ count: 7, unit: 'working-day' })).toEqual({ zh: '7个工作日', en: '7 working days' });
    expect(periodWords({ count: 1, unit: 'month' })).toEqual({ zh: '1个月', en: '1 month' });
    expect(periodWords({ count: 30, unit: 'day' })).toEqual({ zh: '30日', en: '30 days' });
    expect(periodWords({ count: 48, unit: 'hour' })).toEqual({ zh: '48小时', en: '48 hours' });
  });
});
