import { splitIn } from './split-in';

const due = { $gt: '', $lt: '2026' };

describe('a list of values beside a range', () => {
  it('is asked for value by value', () => {
    expect(splitIn({ programmeId: { $in: ['a', 'b'] }, status: 'open', due })?.filters).toEqual([
      { programmeId: 'a', status: 'open', due },
      { programmeId: 'b', status: 'open', due },
    ]);
  });

  it('is picked from the whole range when it is long', () => {
    const many = Array.from({ length: 13 }, (_, n) => `p${n}`);
    const split = splitIn({ programmeId: { $in: many }, status: 'open', due });
    expect(split?.filters).toEqual([{ status: 'open', due }]);
    expect([{ programmeId: 'p12' }, { programmeId: 'x' }].map((one) => split?.picks(one))).toEqual([
      true,
      false,
    ]);
  });

  it('stays as it is alone, or beside anything else', () => {
    expect(splitIn({ id: { $in: ['a'] }, status: 'open' })).toBeNull();
    expect(splitIn({ id: { $in: ['a'] }, state: { $ne: 'closed' } })).toBeNull();
    expect(splitIn({ id: { $in: ['a'], $lt: 'b' } })).toBeNull();
  });
});
