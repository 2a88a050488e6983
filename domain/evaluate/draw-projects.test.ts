import { canBeDrawn, drawProjects } from './draw-projects';

const ids = (n: number) => Array.from({ length: n }, (_, at) => `p${String(at).padStart(2, '0')}`);

describe('drawing projects for spot checks 双随机抽查', () => {
  it('takes the share of the rulebook, rounded up: 30 % of 10 are 3, of 11 are 4, of 1 is 1, of none none', () => {
    expect([10, 11, 1, 0].map((n) => drawProjects('seed', ids(n), 30).length)).toEqual([3, 4, 1, 0]);
  });

  it('draws the same again from seed and projects, in whatever order they are told', () => {
    expect(drawProjects('seed', ids(40).reverse(), 30)).toEqual(drawProjects('seed', ids(40), 30));
    expect(drawProjects('other', ids(40), 30)).not.toEqual(drawProjects('seed', ids(40), 30));
  });

  it('is uniform: over 10,000 draws of 3 of 10 no project is drawn more often than chance allows', () => {
    const drawn = new Map(ids(10).map((id) => [id, 0]));
    for (let round = 0; round < 10_000; round += 1) {
      for (const id of drawProjects(`seed-${round}`, ids(10), 30)) drawn.set(id, (drawn.get(id) ?? 0) + 1);
    }
    // Drawn without putting back: the counts vary by 1 - p of what independent ones would, shared among n - 1 of n.
    const chiSquare = (0.9 / 0.7) * [...drawn.values()].reduce((sum, n) => sum + (n - 3_000) ** 2 / 3_000, 0);
    // 27.88 is the 0.1 % point of chi-square with nine degrees of freedom.
    expect(chiSquare).toBeLessThan(27.88);
  });

  it('leaves out what does not run, or has not run long enough (Shenzhen 2021: a year)', () => {
    const can = (state: string, startsOn: string | null) => canBeDrawn({ state, startsOn }, '2026-03-01', 12);
    expect(can('running', '2025-03-01')).toBe(true);
    expect(can('running', '2025-03-02')).toBe(false);
    expect(can('paused', '2024-01-01')).toBe(false);
    expect(can('running', null)).toBe(false);
  });
});
