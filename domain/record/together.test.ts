import { together } from './together';

describe('work done for many at once', () => {
  it('takes what was asked for at the same time in one lot, and gives each its own answer', async () => {
    const lots: number[][] = [];
    const double = together(async (asked: readonly number[]) => {
      lots.push([...asked]);
      return asked.map((one) => 2 * one);
    });
    expect(await Promise.all([double(3), double(1), double(2)])).toEqual([6, 2, 4]);
    expect(lots).toEqual([[3, 1, 2]]);
  });

  it('gathers the next lot while one is being done', async () => {
    const lots: string[][] = [];
    let finish = (): void => undefined;
    const first = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const ask = together(async (asked: readonly string[]) => {
      lots.push([...asked]);
      if (lots.length === 1) await first;
      return asked;
    });
    const begun = ask('a');
    await Promise.resolve();
    const others = [ask('b'), ask('c')];
    finish();
    expect(await Promise.all([begun, ...others])).toEqual(['a', 'b', 'c']);
    expect(lots).toEqual([['a'], ['b', 'c']]);
  });

  it('tells all of a lot that it failed, and goes on with the next', async () => {
    let fails = true;
    const ask = together(async (asked: readonly string[]) => {
      if (fails) throw new Error('away');
      return asked;
    });
    const lot = await Promise.allSettled([ask('a'), ask('b')]);
    expect(lot.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    fails = false;
    expect(await ask('c')).toBe('c');
  });

  it('does not wait for ever for a lot that hangs', async () => {
    let tired = (): void => undefined;
    const patience = new Promise<void>((resolve) => {
      tired = resolve;
    });
    const hangs = new Promise<string[]>(() => undefined);
    const ask = together(
      async (asked: readonly string[]) => (asked.includes('a') ? hangs : asked),
      () => patience,
    );
    void ask('a');
    await Promise.resolve();
    await Promise.resolve();
    const other = ask('b');
    tired();
    expect(await other).toBe('b');
  });
});
