import { sanctionWords } from './sanction-words';

describe('what a grade takes, in words', () => {
  it('names rounds, cut, recovery and end', () => {
    expect(
      sanctionWords({ rounds: ['mid-term', 'final'], reduce: 10, recover: 30, terminate: true }),
    ).toEqual({
      zh: '中期、末期：核减资助额 10%，追回已拨资金 30%，终止项目',
      en: 'mid-term, final: the award is cut by 10 %, 30 % of what was paid is recovered, the project is terminated',
    });
  });

  it('is of the final grade unless the rulebook says otherwise, and nothing where nothing is taken', () => {
    expect(sanctionWords({ reduce: 10 })?.zh).toBe('末期：核减资助额 10%');
    expect(sanctionWords(undefined)).toBeNull();
  });
});
