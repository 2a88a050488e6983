import { join } from 'node:path';
import { temporaryFolder } from '../infra/engines/run-engine';
import { type EndedDemo, faultsOfDisturbed, playDemo, playDisturbed } from './kill/disturbed-demo';

const play = ['guangzhou-venture'];
const say = () => undefined;
const folder = temporaryFolder();
let undisturbed: EndedDemo;

beforeAll(async () => {
  undisturbed = await playDemo({ dataDir: join(folder.path, 'undisturbed'), play, say });
}, 300_000);

afterAll(() => folder.remove());

describe('a third rulebook, Guangzhou, through the same code', () => {
  it('runs from the call to the carry-over, and nothing that must hold is broken', () => {
    expect(undisturbed.faults).toEqual([]);
    expect(undisturbed.status).toBe(0);
    const [programme] = undisturbed.figures.programmes;
    expect(programme?.state).toBe('closed');
    expect(programme?.projects.map(({ state }) => state)).toEqual(
      Array.from({ length: programme?.projects.length ?? 0 }, () => 'closed'),
    );
    expect(programme?.projects.length).toBeGreaterThan(0);
  });

  it('keeps grants within 60 % of the budget and ¥500,000, and pays no fen more than was awarded', () => {
    for (const { awarded, paid, withheld } of undisturbed.figures.programmes[0]?.projects ?? []) {
      expect(awarded).toBeLessThanOrEqual(50_000_000);
      expect(paid + withheld).toBe(awarded);
    }
  });

  it('leaves a ledger that sums to zero and journals that are whole', () => {
    expect(undisturbed.figures.ledgerSum).toBe(0);
    expect(undisturbed.figures.journals.broken).toEqual([]);
  });

  it('comes to the same when worker, API, Temporal, database and bank are killed on the way', async () => {
    const disturbed = await playDisturbed({
      dataDir: join(folder.path, 'killed'),
      play,
      seed: 7,
      kills: 5,
      entries: undisturbed.figures.journals.entries,
      say,
    });
    expect(disturbed.carried).toHaveLength(5);
    expect(faultsOfDisturbed(undisturbed, disturbed)).toEqual([]);
  }, 400_000);
});
