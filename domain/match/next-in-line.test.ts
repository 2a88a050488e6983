import type { FundingTerms } from '../publish/rulebook';
import { type AwardMade, nextInLine } from './next-in-line';
import type { RankingRow } from './ranking-record';

const POOL: FundingTerms = {
  basis: 'pool',
  pool: 100,
  source: { zh: '预算', en: 'budget' },
  lastAward: 'whole-only',
  oneProjectPerOrganisation: true,
};
const LOTS: FundingTerms = {
  ...POOL,
  basis: 'lot',
  lots: ['north', 'south'].map((id) => ({
    ...{ id, title: { zh: id, en: id }, place: id, streetCode: id, budget: 50, deliverables: [] },
  })),
};

const row = (name: string, rank: number, outcome: RankingRow['outcome'], set: Partial<RankingRow> = {}) => ({
  ...{ applicationId: name, organisationId: `org-${name}`, lotId: null, eligible: true, reasons: [] },
  ...{ score: 90 - rank, rank, outcome, amount: 0, derivation: null },
  ...set,
});

const made = (name: string, set: Partial<AwardMade> = {}): AwardMade => ({
  ...{ applicationId: name, organisationId: `org-${name}`, lotId: null, fell: false },
  ...set,
});

const asked = (...all: [string, number][]) => new Map(all);

describe('who follows when an award has fallen', () => {
  it('is the next of the reserve by rank, as far as the money goes', () => {
    const rows = [row('c', 3, 'reserve'), row('a', 1, 'award'), row('b', 2, 'reserve')];
    const follows = nextInLine(
      rows,
      made('a'),
      [made('a', { fell: true })],
      { excluded: [], left: 60, asked: asked(['b', 40], ['c', 40]) },
      POOL,
    );
    expect(follows).toEqual({ awards: [{ applicationId: 'b', amount: 40 }], passedOver: [] });
  });

  it('is nobody whom an upheld complaint took out, who lost an award, or who has one; each with the reason', () => {
    const rows = [
      row('out', 2, 'reserve'),
      row('loser', 3, 'reserve', { organisationId: 'org-a' }),
      row('served', 4, 'reserve', { organisationId: 'org-held' }),
      row('next', 5, 'reserve'),
      row('later', 6, 'reserve'),
    ];
    const follows = nextInLine(
      rows,
      made('a'),
      [made('a', { fell: true }), made('held')],
      {
        excluded: ['out'],
        left: 50,
        asked: asked(...rows.map((one): [string, number] => [one.applicationId, 50])),
      },
      POOL,
    );
    expect(follows).toEqual({
      awards: [{ applicationId: 'next', amount: 50 }],
      passedOver: [
        { applicationId: 'out', because: 'excluded' },
        { applicationId: 'loser', because: 'lost-an-award' },
        { applicationId: 'served', because: 'holds-another' },
      ],
    });
  });

  it('is nobody where the money is not enough: the first that does not fit ends a pool', () => {
    const rows = [row('b', 2, 'reserve'), row('c', 3, 'reserve')];
    const money = { excluded: [], left: 30, asked: asked(['b', 40], ['c', 20]) };
    expect(nextInLine(rows, made('a'), [made('a', { fell: true })], money, POOL)).toEqual({
      awards: [],
      passedOver: [
        { applicationId: 'b', because: 'not-enough-money' },
        { applicationId: 'c', because: 'behind-one-not-funded' },
      ],
    });
  });

  it('is of the same lot, and of none that is held', () => {
    const rows = [row('n2', 2, 'reserve', { lotId: 'north' }), row('s2', 2, 'reserve', { lotId: 'south' })];
    const all = [made('n1', { lotId: 'north', fell: true }), made('s1', { lotId: 'south' })];
    const money = { excluded: [], left: 50, asked: asked(['n2', 50], ['s2', 50]) };
    expect(nextInLine(rows, { lotId: 'north' }, all, money, LOTS)).toEqual({
      awards: [{ applicationId: 'n2', amount: 50 }],
      passedOver: [],
    });
    expect(nextInLine([], { lotId: 'north' }, all, money, LOTS)).toEqual({ awards: [], passedOver: [] });
  });

  it('is nobody where an annulled award leaves fewer qualified suppliers than the law asks for', () => {
    const rows = [row('a', 1, 'award'), row('b', 2, 'reserve'), row('c', 3, 'below-pass-mark')];
    const money = { excluded: ['a'], left: 60, asked: asked(['b', 40], ['c', 40]) };
    const follows = (least: number | null) =>
      nextInLine(rows, made('a'), [made('a', { fell: true })], money, POOL, least);
    expect(follows(3)).toEqual({
      awards: [],
      passedOver: [{ applicationId: 'b', because: 'too-few-left' }],
    });
    expect([follows(2), follows(null)].map(({ awards }) => awards.length)).toEqual([1, 1]);
  });
});
