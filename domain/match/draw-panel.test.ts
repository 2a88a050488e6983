import fc from 'fast-check';
import { drawPanel, laySeats, nextOfReserve } from './draw-panel';
import { notCovered } from './draw-terms';
import type { Candidate } from './recusal';

const terms = { panelSize: 5, expertShare: 66, reserve: 3, lookBackYears: 3 };
const at = '2026-03-02T02:00:00.000Z';

const candidate = (n: number, change: Partial<Candidate> = {}): Candidate => ({
  evaluatorId: `e${String(n).padStart(2, '0')}`,
  organisationId: 'agency',
  expert: n % 2 === 0,
  ties: [],
  ...change,
});

const pool = Array.from({ length: 14 }, (_, n) => candidate(n));

describe('drawing a panel', () => {
  it('gives experts at least their share of the seats, whatever the seed', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const { seats, reserve } = drawPanel(seed, pool, [], at, terms);
        expect(seats).toHaveLength(5);
        expect(seats.filter((one) => one.expert).length).toBeGreaterThanOrEqual(4);
        expect(reserve).toHaveLength(3);
        expect(reserve.filter((one) => seats.includes(one))).toEqual([]);
      }),
    );
  });

  it('is the same draw again from the same seed, whatever order the candidates come in', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        expect(drawPanel(seed, [...pool].reverse(), [], at, terms)).toEqual(
          drawPanel(seed, pool, [], at, terms),
        );
      }),
    );
  });

  it('is uniform over the eligible: in 10,000 draws experts sit alike often, others alike often, the tied never', () => {
    const tied = candidate(20, {
      expert: true,
      ties: [{ organisationId: 'org-1', kind: 'board', until: null }],
    });
    const sat = new Map([...pool, tied].map((one) => [one.evaluatorId, 0]));
    for (let round = 0; round < 10_000; round += 1) {
      for (const { evaluatorId } of drawPanel(`seat-${round}`, [...pool, tied], ['org-1'], at, terms).seats)
        sat.set(evaluatorId, (sat.get(evaluatorId) ?? 0) + 1);
    }
    expect(sat.get('e20')).toBe(0);
    for (const expert of [true, false]) {
      const seen = pool.filter((one) => one.expert === expert).map((one) => sat.get(one.evaluatorId) ?? 0);
      const expected = seen.reduce((sum, one) => sum + one, 0) / seen.length;
      // Drawn without putting back, each with chance p: the counts vary by 1 - p as much, shared among n - 1 of n.
      const chance = expected / 10_000;
      const without = (seen.length - 1) / (seen.length * (1 - chance));
      const chiSquare = without * seen.reduce((sum, one) => sum + (one - expected) ** 2 / expected, 0);
      // 22.46 is the 0.1 % point of chi-square with six degrees of freedom.
      expect(chiSquare).toBeLessThan(22.46);
    }
  });

  it('covers every field of expertise that is asked for, whatever the seed, as long as somebody has it', () => {
    const draw = { expertise: ['law', 'finance'] };
    const skilled = pool.map((one, n) => ({
      ...one,
      expertise: n === 2 ? ['law'] : n === 8 || n === 9 ? ['finance', 'care'] : ['care'],
    }));
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const { seats } = drawPanel(seed, skilled, [], at, { ...terms, draw });
        expect(seats).toHaveLength(5);
        expect(notCovered(draw, seats)).toEqual([]);
        expect(seats.filter((one) => one.expert).length).toBeGreaterThanOrEqual(4);
      }),
    );
    const { seats } = drawPanel('seed', pool, [], at, { ...terms, draw });
    expect([seats.length, notCovered(draw, seats)]).toEqual([3, ['law', 'finance']]);
  });

  it('leaves who is tied to one applicant out of the whole panel, and says why', () => {
    const tied = candidate(20, {
      expert: true,
      ties: [{ organisationId: 'org-1', kind: 'board', until: null }],
    });
    const employed = candidate(21, { organisationId: 'org-2', expert: true });
    const { seats, reserve, recused } = drawPanel(
      'seed',
      [...pool, tied, employed],
      ['org-1', 'org-2'],
      at,
      terms,
    );
    expect([...seats, ...reserve].map((one) => one.evaluatorId)).not.toEqual(expect.arrayContaining(['e20']));
    expect(recused).toEqual([
      { evaluatorId: 'e20', organisationId: 'org-1', kind: 'board' },
      { evaluatorId: 'e21', organisationId: 'org-2', kind: 'same-organisation' },
    ]);
  });

  it('looks back: a tie that ended three years and a day ago does not count any more, one of three years does', () => {
    const until = (day: string) =>
      candidate(1, { ties: [{ organisationId: 'org', kind: 'employment', until: day }] });
    const recusedBy = (one: Candidate) => drawPanel('seed', [one], ['org'], at, terms).recused.length;
    expect(recusedBy(until('2023-03-01'))).toBe(0);
    expect(recusedBy(until('2023-03-02'))).toBe(1);
  });

  it('stays short rather than give too many seats to others than experts', () => {
    const lay = [1, 3, 5, 7].map((n) => candidate(n));
    expect(drawPanel('seed', [...lay, candidate(2)], [], at, terms).seats).toHaveLength(2);
    expect(laySeats(terms)).toBe(1);
  });

  it('replaces an expert by an expert when the others hold all they may', () => {
    const held = [
      { evaluatorId: 'a', expert: false },
      { evaluatorId: 'b', expert: true },
    ];
    const reserve = [
      { evaluatorId: 'c', expert: false },
      { evaluatorId: 'd', expert: true },
    ];
    expect(nextOfReserve(reserve, held, terms)?.evaluatorId).toBe('d');
  });
});
