import fc from 'fast-check';
import { callBackSigns, drawCallBacks } from './call-back';

const ids = (count: number) => Array.from({ length: count }, (_, n) => `h${n}`);

describe('calling back', () => {
  it('draws a fifth of those whom staff asked, at least three, at most all', () => {
    const drawn = (count: number) => drawCallBacks(ids(count), { share: 20, least: 3 }, 'seed').length;
    expect([drawn(100), drawn(11), drawn(2), drawn(0)]).toEqual([20, 3, 2, 0]);
  });

  it('draws the same from the same seed, nobody twice', () => {
    fc.assert(
      fc.property(fc.nat(80), fc.string(), (count, seed) => {
        const drawn = drawCallBacks(ids(count), { share: 30, least: 1 }, seed);
        expect(drawCallBacks(ids(count).reverse(), { share: 30, least: 1 }, seed)).toEqual(drawn);
        expect(new Set(drawn.map((one) => one.householdId)).size).toBe(drawn.length);
      }),
    );
  });

  it('is a sign when one of the two reached says that nobody asked; who was not reached tells nothing', () => {
    const called = (...outcomes: ('asked' | 'not-asked' | 'not-reached' | null)[]) =>
      callBackSigns(outcomes.map((outcome) => ({ householdId: 'h', outcome, by: null, at: null })));
    expect(called('asked', 'not-asked', 'not-reached', null)).toEqual([
      { kind: 'not-asked', notAsked: 1, reached: 2 },
    ]);
    expect(called('asked', 'not-reached', null)).toEqual([]);
  });

  it('is a sign when some were not called in time', () => {
    const silent = { householdId: 'h', outcome: null, by: null, at: null };
    expect(callBackSigns([silent, silent], 1)).toEqual([{ kind: 'not-called', notCalled: 1, of: 2 }]);
  });
});
