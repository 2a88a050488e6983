import type { Remedy } from './complaint-terms';
import { mustNameApplication } from './must-name-application';

const named = (remedy: Remedy, about: string | null) => () =>
  mustNameApplication({ ours: { organisationId: 'o', lotId: null } }, remedy, about);

describe('the application of a remedy', () => {
  it.each(['exclude', 'rescore'] as const)('is named for "%s", and is one of the programme', (remedy) => {
    expect(named(remedy, 'ours')).not.toThrow();
    for (const about of [null, 'theirs', 'constructor'])
      expect(named(remedy, about)).toThrow(expect.objectContaining({ type: 'invalid-input' }));
  });

  it.each(['void', 'none'] as const)('is not asked for where "%s" applies to none', (remedy) => {
    expect(named(remedy, null)).not.toThrow();
  });
});
