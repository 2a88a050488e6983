import { atMost } from './at-most';

test('no more than so many are at work, the others in the order in which they came, also after a fault', async () => {
  const inTurn = atMost(2);
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const works = [0, 1, 2, 3, 4].map((n) =>
    inTurn(async () => {
      begun.push(n);
      await new Promise<void>((resolve) => ends.push(resolve));
      if (n === 0) throw new Error('broken');
      return n;
    }),
  );
  const ended = Promise.allSettled(works);
  for (let n = 0; n < works.length; n += 1) {
    expect(begun).toEqual([0, 1, 2, 3, 4].slice(0, n + 2));
    ends[n]?.();
    await new Promise(setImmediate);
  }
  expect((await ended).map(({ status }) => status)).toEqual(['rejected', ...Array(4).fill('fulfilled')]);
});
