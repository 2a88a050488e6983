import fc from 'fast-check';
import { drawPanel, laySeats, nextOfReserve } from './draw-panel';
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
      { evaluatorId: 'e21', organisationId: 'org-2', kind: 'employment' },
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
