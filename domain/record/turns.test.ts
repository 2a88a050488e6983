import { Turns } from './turns';

describe('turns', () => {
  it('lets the next one begin when the one before has ended, well or badly, and others at once', async () => {
    const turns = new Turns();
    const told: string[] = [];
    const work = (name: string, end: Promise<void>) => async () => {
      told.push(`${name} begins`);
      await end.finally(() => told.push(`${name} ends`));
      return name;
    };
    let finishOne = (_: Error): void => undefined;
    const oneEnds = new Promise<void>((_, reject) => {
      finishOne = reject;
    });
    const one = turns.take('ledger', work('one', oneEnds));
    const two = turns.take('ledger', work('two', Promise.resolve()));
    await expect(turns.take('survey', work('other', Promise.resolve()))).resolves.toBe('other');
    finishOne(new Error('no'));
    await expect(one).rejects.toThrow('no');
    await expect(two).resolves.toBe('two');
    expect(told).toEqual(['one begins', 'other begins', 'other ends', 'one ends', 'two begins', 'two ends']);
  });
});
