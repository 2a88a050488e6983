import fc from 'fast-check';
import { drawnOrder, numbersFrom } from './draw';

describe('the draw', () => {
  it('gives the same order from the same seed, whatever order the names come in', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 30 }),
        (seed, ids) => {
          expect(drawnOrder(seed, [...ids].reverse())).toEqual(drawnOrder(seed, ids));
          expect([...drawnOrder(seed, ids)].sort()).toEqual([...ids].sort());
        },
      ),
    );
  });

  it('keeps to the numbers that were published: a change of the method would change every draw on record', () => {
    const next = numbersFrom('0123456789abcdef0123456789abcdef');
    expect([next(), next(), next()]).toEqual([2590580961, 3236227637, 2699009713]);
    expect(drawnOrder('0123456789abcdef0123456789abcdef', ['e1', 'e2', 'e3', 'e4', 'e5'])).toEqual([
      'e1',
      'e3',
      'e4',
      'e5',
      'e2',
    ]);
  });

  it('is fair: over 10,000 draws of one out of seven no candidate is drawn more than chance allows', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const drawn = new Map(ids.map((id) => [id, 0]));
    for (let round = 0; round < 10_000; round += 1) {
      const first = drawnOrder(`seed-${round}`, ids)[0] ?? '';
      drawn.set(first, (drawn.get(first) ?? 0) + 1);
    }
    const expected = 10_000 / ids.length;
    const chiSquare = [...drawn.values()].reduce((sum, seen) => sum + (seen - expected) ** 2 / expected, 0);
    // 22.46 is the 0.1 % point of chi-square with six degrees of freedom.
    expect(chiSquare).toBeLessThan(22.46);
  });
});
