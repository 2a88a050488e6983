import fc from 'fast-check';
import { mayBeShown, shownCounts } from './small-groups';

describe('small groups', () => {
  it.each([
    [
      'twelve and four of a total of sixteen tell of each other: neither is shown',
      [12, 4, 0],
      [null, null, 0],
    ],
    ['three and four are hidden together, twenty may be shown', [20, 3, 4], [20, null, null]],
    ['two and two are four people: the next smallest hides them', [20, 9, 2, 2], [20, null, null, null]],
    ['fewer than five in all: nothing is shown', [3, 0], [null, null]],
    ['groups of five may be shown', [5, 8, 0], [5, 8, 0]],
    ['nobody is nobody', [0, 0], [0, 0]],
  ])('%s', (_, counts, shown) => {
    expect(shownCounts(counts)).toEqual(shown);
  });

  it('are never found by taking what is shown from the total', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(15), { maxLength: 8 }), (counts) => {
        const may = mayBeShown(counts);
        const hidden = counts.filter((count, at) => !may[at] && count > 0);
        const left = hidden.reduce((sum, one) => sum + one, 0);
        for (const [at, count] of counts.entries()) if (may[at]) expect(count === 0 || count >= 5).toBe(true);
        if (left === 0) return;
        // Five people or more in two groups or more are left; or nothing at all is shown.
        if (may.some(Boolean)) {
          expect(left).toBeGreaterThanOrEqual(5);
          expect(hidden.length).toBeGreaterThanOrEqual(2);
        }
      }),
    );
  });
});
