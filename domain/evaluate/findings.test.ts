import type { IndicatorScore } from './composite';
import { findingKey, findingsOf } from './findings';

const line = (indicator: string, share: number | null): IndicatorScore => ({
  indicator,
  points: 10,
  measure: null,
  value: null,
  parties: [],
  share,
  earned: share === null ? null : share * 10,
});

describe('findings', () => {
  it("are the indicators below the rulebook's 60 % of their points; 60 % itself is none", () => {
    const found = findingsOf(
      [line('files', 0.59), line('visits', 0.6), line('money', 0.29), line('nobody', null)],
      60,
    );
    expect(found).toEqual([
      { indicator: 'files', share: 0.59, severity: 'minor' },
      { indicator: 'money', share: 0.29, severity: 'major' },
    ]);
  });

  it('are known in the project by indicator and round', () => {
    expect(findingKey('files', 'mid-term')).toBe('files-mid-term');
  });
});
