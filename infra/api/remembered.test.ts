import { remembered } from './remembered';

describe('an answer that costs much', () => {
  it('is found once a minute, however many ask', async () => {
    let [now, found] = [0, 0];
    const ask = remembered(() => now);
    const find = async () => ++found;
    expect(await Promise.all([ask('a', find), ask('a', find)])).toEqual([1, 1]);
    now = 59_999;
    expect(await ask('a', find)).toBe(1);
    expect(await ask('b', find)).toBe(2);
  });

  it('is still given while it is found anew', async () => {
    let now = 0;
    let answer = 1;
    const ask = remembered(() => now);
    const find = async () => answer;
    await ask('a', find);
    [now, answer] = [60_000, 2];
    expect(await ask('a', find)).toBe(1);
    await Promise.resolve();
    expect(await ask('a', find)).toBe(2);
  });

  it('that could not be found is looked for again', async () => {
    const ask = remembered(() => 0);
    await expect(ask('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await ask('a', async () => 1)).toBe(1);
  });
});
