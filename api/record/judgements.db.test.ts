import type { JournalEntry } from '../../domain/record/journal';
import { heldAgainst } from '../../infra/processes/again';
import { type ApiServer, apiServer } from '../../test/support/api-server';
import { type TestDatabase, testDatabase } from '../../test/support/database';
import { type Browser, openBrowser } from '../../test/support/form-browser';
import { loadSampleCycle, type SampleCycle } from '../../test/support/sample-cycle';

let database: TestDatabase;
let server: ApiServer;
let cycle: SampleCycle;

beforeAll(async () => {
  database = await testDatabase();
  cycle = await loadSampleCycle(database.store);
  server = await apiServer(database.store);
});

afterAll(async () => {
  await server?.stop();
  await database?.release();
});

describe('judgements on record', () => {
  const kindsOf = async (browser: Browser) => {
    const found: string[] = [];
    for (const { id } of await database.store.processes.find({})) {
      const { html } = await browser.get(`/api/v1/processes/${encodeURIComponent(id)}/judgements`);
      const { judgements } = JSON.parse(html) as { judgements: { kind: string; differs: string[] }[] };
      found.push(...judgements.map(({ kind, differs }) => [kind, ...differs].join(' ')));
    }
    return found.sort();
  };

  it('come out again as they were recorded: draw, rankings, scores, grades', async () => {
    const auditor = await openBrowser(server.url, cycle.concerned.auditor);
    expect(await kindsOf(auditor)).toEqual([
      ...['draw', 'grade', 'grade', 'ranking', 'ranking', 'score', 'score'],
    ]);
  });

  it('can be performed by anybody else from one exported file, which shows what was touched', async () => {
    const auditor = await openBrowser(server.url, cycle.concerned.auditor);
    const panel = await database.store.processes.first({ kind: 'panel' });
    const at = `/processes/${encodeURIComponent(panel?.id ?? '')}/journal/check`;
    const unasked = await auditor.get(at);
    expect(unasked.html).not.toContain('与记录一致');
    const asked = /href="([^"]+again[^"]+yes)"/.exec(unasked.html)?.[1] ?? 'no link';
    const check = await auditor.get(asked.replace('&#x3D;', '='));
    expect(check.html).toContain('与记录一致');
    const address = /href="(\/api\/v1\/[^"]+\/export)"/.exec(check.html)?.[1] ?? 'no link';
    const { html: file } = await auditor.get(address);
    const { lines, holds } = heldAgainst(file);
    expect({ lines, holds }).toEqual({
      lines: expect.arrayContaining([expect.stringContaining('draw')]),
      holds: true,
    });

    const touched = JSON.parse(file) as { rulebook: { version: number }; entries: JournalEntry[] };
    const draw = touched.entries.find(({ decision }) => decision === 'draw');
    const facts = draw?.facts as unknown as { drawn: object[] };
    facts.drawn.reverse();
    touched.rulebook.version += 1;
    const found = heldAgainst(JSON.stringify(touched));
    expect(found.holds).toBe(false);
    expect(found.lines.join('\n')).toMatch(
      new RegExp(
        `chain: broken at entry ${draw?.seq}[^]*not the one whose hash is pinned[^]*differs in drawn`,
      ),
    );
  });

  it('and their inputs are read by those who may read the journal alone', async () => {
    const editor = await openBrowser(server.url, cycle.concerned['organisation-editor']);
    const programme = await database.store.processes.first({ kind: 'programme' });
    const at = `/processes/${encodeURIComponent(programme?.id ?? '')}`;
    for (const what of ['judgements', 'journal/export'])
      expect((await editor.get(`/api/v1${at}/${what}`)).status).toBe(403);
    expect((await editor.get(`${at}/journal/check`)).html).not.toContain('复算');
  });
});
