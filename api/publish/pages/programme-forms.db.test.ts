import { Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import { type ApiServer, apiServer, enterOrganisation, enterUser } from '../../../test/support/api-server';
import { type TestDatabase, testDatabase } from '../../../test/support/database';
import { type Browser, openBrowser } from '../../../test/support/form-browser';
import { sampleRulebook } from '../../../test/support/sample-rulebook';

const PROGRAMME = 'open-call';
const HOSTILE = '=HYPERLINK("x")<b>&';

let database: TestDatabase;
let server: ApiServer;
let officer: Browser;
let evaluator: Browser;
let decided: { id: string; text: string; key: string }[] = [];

beforeAll(async () => {
  database = await testDatabase();
  const { store } = database;
  server = await apiServer(store, {
    decide: (async (id: string, _type: unknown, input: { text: { statementId: string } }, key: string) => {
      const { text } = await store.statements.need(input.text.statementId);
      if (!decided.some((one) => one.key === key)) decided.push({ id, text, key });
      return { state: 'open', closesAt: '2026-03-01T15:59:59.999Z' };
    }) as never,
  });
  const bureau = await enterOrganisation(store, { name: '民政局' });
  const agency = await enterOrganisation(store, { kind: 'evaluation-agency' });
  await store.rulebooks.put('none', { rulebook: sampleRulebook() });
  for (const n of [0, 1, 2]) {
    await store.programmes.put(n === 0 ? PROGRAMME : `programme-${n}`, {
      bureauId: bureau.id,
      title: { zh: n === 0 ? '温馨救助' : HOSTILE, en: 'A programme' },
      state: n === 2 ? 'closed' : 'open',
      rulebookHash: 'none',
      round: 0,
      draftedBy: 'x',
      publishedAt: '2026-01-01T00:00:00.000Z',
      closesAt: '2026-02-01T15:59:59.999Z',
      ...{ corrections: [], applications: 0, kind: 'purchase', noticeEndsAt: null, awardedAt: null },
      ...{ closedAt: null, failure: null, figures: null },
      continues: null,
    });
  }
  officer = await openBrowser(server.url, await enterUser(store, bureau.id, ['bureau-officer']));
  evaluator = await openBrowser(server.url, await enterUser(store, agency.id, ['evaluator']));
}, 60_000);

afterAll(async () => {
  await server?.stop();
  await database?.release();
});

beforeEach(() => {
  decided = [];
});

describe('a form of the console', () => {
  const ADDRESS = `/programmes/${PROGRAMME}/correct`;

  it('shows once more what binds, sends it once however often the button is pressed, and says so', async () => {
    const form = await officer.get(ADDRESS);
    expect(form.html).toContain('更正公告');
    const check = await officer.send(form, { text: ' 时间改为 3 月 ', go: 'on' });
    expect(check.html).toContain('时间改为 3 月');
    expect(check.html).toContain('还没有提交');
    expect(decided).toEqual([]);
    const sent = await officer.send(check, { go: 'send' });
    expect(sent.status).toBe(303);
    expect(sent.location).toBe(`/programmes/${PROGRAMME}?done=publish.corrected`);
    expect((await officer.send(check, { go: 'send' })).location).toBe(sent.location);
    expect(decided.map(({ text }) => text)).toEqual(['时间改为 3 月']);
  });

  it('goes back to what was typed', async () => {
    const check = await officer.send(await officer.get(ADDRESS), { text: '原样', go: 'on' });
    const again = await officer.send(check, { go: 'change' });
    expect(again.fields.text).toBe('原样');
    expect(again.html).toContain('更正公告');
  });

  it('keeps what was typed and leads to the field that is wrong', async () => {
    const refused = await officer.send(await officer.get(ADDRESS), { text: '', go: 'on' });
    expect(refused.status).toBe(400);
    expect(refused.html).toContain('<title>错误：');
    expect(refused.html).toContain('href="#text"');
    expect(refused.html).toContain('aria-describedby="text-error"');
    const long = await officer.send(refused, { text: `${HOSTILE}${'长'.repeat(20_000)}`, go: 'on' });
    expect(long.status).toBe(400);
    expect(long.html).not.toContain('<b>&');
    expect(long.fields.text?.startsWith(HOSTILE)).toBe(true);
  });

  it('is refused without the token of the session, and for those who may not send it', async () => {
    const form = await officer.get(ADDRESS);
    const forged = await officer.send(form, { text: 'x', go: 'send', token: 'forged' });
    expect(forged.status).toBe(403);
    const other = await evaluator.get(ADDRESS);
    expect(other.status).toBe(403);
    expect(other.html).not.toContain('温馨救助');
    expect(decided).toEqual([]);
  });

  it('speaks English to those who choose it', async () => {
    const form = await officer.get(ADDRESS, { lang: 'en' });
    expect(form.html).toContain('<html lang="en"');
    expect(form.html).toContain('Correct the call');
    expect(form.html.replace(/lang="zh"[^>]*>[^<]*</, '')).not.toMatch(/[\u4e00-\u9fff]/);
  });
});

describe('a list of the console', () => {
  it('is filtered by its address', async () => {
    const all = await officer.get('/programmes');
    expect(all.html).toContain('href="/programmes/open-call"');
    expect(all.html).toContain('href="/programmes/programme-2"');
    const closed = await officer.get('/programmes?state=closed');
    expect(closed.html).not.toContain('href="/programmes/open-call"');
    expect(closed.html).toContain('href="?state&#x3D;closed&amp;format&#x3D;csv"');
  });

  it('exports what is shown, and no cell becomes a formula', async () => {
    const csv = await officer.get('/programmes?state=open&format=csv');
    expect(csv.html.startsWith('\ufeff')).toBe(true);
    expect(csv.html.trim().split('\n')).toHaveLength(3);
    expect(csv.html).toContain(`"'=HYPERLINK(""x"")<b>&"`);
    const file = await officer.file('/programmes?state=open&format=xlsx');
    const book = new ExcelJS.Workbook();
    await book.xlsx.read(Readable.from(file));
    const cells = book.worksheets[0]?.getColumn(1).values ?? [];
    expect(cells).toContain('温馨救助');
    expect(cells).toContain(`'${HOSTILE}`);
  });
});
