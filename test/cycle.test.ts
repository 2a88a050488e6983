import { join } from 'node:path';
import { temporaryFolder } from '../infra/engines/run-engine';
import { type DisturbedDemo, faultsOfDisturbed, playDisturbed } from './kill/disturbed-demo';
import { readUndisturbed } from './kill/undisturbed';

const folder = temporaryFolder();
const undisturbed = readUndisturbed();
let played: DisturbedDemo;

beforeAll(async () => {
  played = await playDisturbed({
    dataDir: join(folder.path, 'killed'),
    play: ['guangzhou-venture'],
    seed: 7,
    kills: 5,
    entries: undisturbed.figures.journals.entries,
    say: () => undefined,
  });
}, 400_000);

afterAll(() => folder.remove());

describe('a third rulebook, Guangzhou, through the same code, with every process killed on the way', () => {
  it('runs from the call to the carry-over, and nothing that must hold is broken', () => {
    expect(played.carried).toHaveLength(5);
    expect(played.faults).toEqual([]);
    expect(played.status).toBe(0);
    const [programme] = played.figures.programmes;
    expect(programme?.state).toBe('closed');
    expect(programme?.projects.map(({ state }) => state)).toEqual(
      Array.from({ length: programme?.projects.length ?? 0 }, () => 'closed'),
    );
    expect(programme?.projects.length).toBeGreaterThan(0);
  });

  it('keeps grants within 60 % of the budget and ¥500,000, and pays no fen more than was awarded', () => {
    for (const { awarded, cut = 0, paid, withheld } of played.figures.programmes[0]?.projects ?? []) {
      expect(awarded).toBeLessThanOrEqual(50_000_000);
      expect(paid + withheld).toBe(awarded - cut);
    }
  });

  it('has its judgements checked: seats, signatures, running projects, answers entered by staff, and evaluators', () => {
    expect(played.figures.programmes[0]?.checks).toMatchObject({
      calibration: { seats: 8, outliers: 1, apart: 3 },
      secondFactor: { signatures: 8, amendments: 1 },
      spotChecks: { drawn: 2, visited: 2, faults: 3 },
      callBacks: { drawn: 12, reached: 12, notAsked: 1 },
      departures: 3,
      appraisals: { given: 36 },
      goodCases: 1,
    });
  });

  it('leaves a ledger that sums to zero and journals that are whole', () => {
    expect(played.figures.ledgerSum).toBe(0);
    expect(played.figures.journals.broken).toEqual([]);
  });

  it('comes to what it comes to undisturbed', () => {
    expect(faultsOfDisturbed(undisturbed, played)).toEqual([]);
  });
});
