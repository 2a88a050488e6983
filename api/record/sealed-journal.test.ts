import type { JournalEntry } from '../../domain/record/journal';
import { readableEntry } from './sealed-journal';

const entry = (decision: string): JournalEntry => ({
  ...{ key: 'k', stream: 'evaluation/p/final', seq: 3, programmeId: 'g', decision, state: 'scoring' },
  ...{ actor: { kind: 'system' as const, because: 'rule' }, at: '2026-01-10T02:00:00.000Z' },
  ...{ facts: { marks: [{ indicator: 'visits', points: 9 }] }, previous: 'p', hash: 'h' },
});

describe('the journal of an evaluation round', () => {
  it('says that a sheet was handed in while others score, but not what is on it', () => {
    const seen = readableEntry({ kind: 'evaluation', state: 'scoring' }, entry('submit-sheet'));
    expect(seen).toMatchObject({ decision: 'submit-sheet', seq: 3, hash: 'h' });
    expect(JSON.stringify(seen)).not.toContain('visits');
  });

  it('says that one party has appraised the evaluators, but not how, while the other may', () => {
    const seen = readableEntry({ kind: 'evaluation', state: 'appraising' }, entry('appraise'));
    expect(JSON.stringify(seen)).not.toContain('points');
  });

  it('says all of it when the round has gone on', () => {
    expect(readableEntry({ kind: 'evaluation', state: 'draft' }, entry('submit-sheet'))).toEqual(
      entry('submit-sheet'),
    );
    expect(readableEntry({ kind: 'evaluation', state: 'appraising' }, entry('submit-sheet'))).toEqual(
      entry('submit-sheet'),
    );
    expect(readableEntry({ kind: 'evaluation', state: 'closed' }, entry('appraise'))).toEqual(
      entry('appraise'),
    );
  });
});
