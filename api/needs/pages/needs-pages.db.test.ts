import { Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import { type ApiServer, apiServer, enterOrganisation, enterUser } from '../../../test/support/api-server';
import { type TestDatabase, testDatabase } from '../../../test/support/database';
import { type Browser, openBrowser, type Shown } from '../../../test/support/form-browser';
import { sampleApplication } from '../../../test/support/sample-people';

const PROJECT = 'home-care';
const AT = `/projects/${PROJECT}`;
const HOSTILE = '<b>=1+1</b>';

let database: TestDatabase;
let server: ApiServer;
let editor: Browser;
let officer: Browser;
let approver: Browser;
let stranger: Browser;

beforeAll(async () => {
  database = await testDatabase();
  const { store } = database;
  server = await apiServer(store);
  const bureau = await enterOrganisation(store, { name: '民政局' });
  const own = await enterOrganisation(store, { kind: 'social-organisation', name: '莲花社工' });
  const other = await enterOrganisation(store, { kind: 'social-organisation', name: '别家' });
  await store.applications.insert(sampleApplication('a1', own.id));
  await store.projects.insert({
    ...{ id: PROJECT, programmeId: 'p1', applicationId: 'a1', organisationId: own.id, bureauId: bureau.id },
    ...{ streetId: null, title: '居家照护', lotId: null, rulebookHash: 'hash', state: 'running', award: 1 },
    ...{
      agreement: null,
      startsOn: '2026-01-01',
      endsOn: null,
      stages: {},
      grades: {},
      paid: 0,
      withheld: 0,
    },
    ...{ pausedAt: null, endedAs: null },
  });
  editor = await openBrowser(server.url, await enterUser(store, own.id, ['organisation-editor']));
  officer = await openBrowser(
    server.url,
    await enterUser(store, bureau.id, ['bureau-officer'], { name: '王经办' }),
  );
  approver = await openBrowser(server.url, await enterUser(store, bureau.id, ['bureau-approver']));
  stranger = await openBrowser(server.url, await enterUser(store, other.id, ['organisation-editor']));
}, 60_000);

afterAll(async () => {
  await server?.stop();
  await database?.release();
});

const household = {
  code: 'H-001',
  streetCode: 'lianhua',
  group: 'minimum-living',
  riskClass: 'key',
  openedOn: '2026-01-10',
};

async function workbook(rows: unknown[][]): Promise<Blob> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('1');
  for (const row of rows) sheet.addRow(row);
  return new Blob([new Uint8Array(await book.xlsx.writeBuffer())]);
}

describe('household files', () => {
  it('are added one by one; what is wrong is said beside the field, in Chinese', async () => {
    const form = await editor.get(`${AT}/households/add`);
    const wrong = await editor.send(form, { ...household, code: '张三', go: 'on' });
    expect(wrong.status).toBe(400);
    expect(wrong.html).toContain('href="#code"');
    expect(wrong.html).toContain('不能是姓名');
    const sent = await editor.send(wrong, { ...household, email: 'zhang@example.org', go: 'on' });
    expect(sent.location).toBe(`${AT}/households?done=needs.saved`);
    expect(await database.store.households.count({ projectId: PROJECT })).toBe(1);
  });

  it('are listed masked, filtered and exported; others see nothing of them', async () => {
    const list = await officer.get(`${AT}/households`);
    expect(list.html).toContain('H-001');
    expect(list.html).toContain('z***@example.org');
    expect(list.html).not.toContain('zhang@');
    expect((await officer.get(`${AT}/households?riskClass=high`)).html).toContain('还没有户档案');
    expect((await officer.get(`${AT}/households?format=csv`)).html).toContain('z***@example.org');
    for (const page of [
      'households',
      'needs',
      'services',
      'accesses',
      'households/add',
      'households/import',
    ]) {
      const refused = await stranger.get(`${AT}/${page}`);
      expect([page, refused.status]).toEqual([page, 403]);
      expect(refused.html).not.toContain('H-001');
    }
    expect((await officer.get(`${AT}/households/add`)).status).toBe(403);
  });

  it('show how to reach a household once, for a reason that is kept', async () => {
    const [one] = await database.store.households.find({ projectId: PROJECT });
    const address = `${AT}/households/${one?.id}/unmask`;
    expect((await approver.get(address)).status).toBe(403);
    const form = await officer.get(address);
    expect(form.html).not.toContain('zhang@');
    expect((await officer.send(form, { reason: '看', go: 'on' })).status).toBe(400);
    const shown = await officer.send(form, { reason: `核对邮箱 ${HOSTILE}`, go: 'on' });
    expect(shown.html).toContain('zhang@example.org');
    const log = await approver.get(`${AT}/accesses`);
    for (const said of ['王经办', 'H-001', '核对邮箱 &lt;b&gt;']) expect(log.html).toContain(said);
    expect(await database.store.requests.count({})).toBeGreaterThan(0);
    const kept = await database.store.connection.collection('requests').find({}).toArray();
    expect(JSON.stringify(kept)).not.toContain('zhang@');
  });
});

describe('an import', () => {
  const head = ['户编号', '街道编号', '救助类别*', '风险等级', '联系邮箱', '建档日期'];
  const good = ['H-002', 'lianhua', '低保户', '高风险', 'li@example.org', new Date(Date.UTC(2026, 0, 12))];

  const sendFile = async (page: Shown, file: Blob, name: string) =>
    editor.send(page, { go: 'on' }, { file: new File([file], name) });

  it('names the fault of each row and column before anything is written', async () => {
    const form = await editor.get(`${AT}/households/import`);
    const file = await workbook([
      head,
      good,
      ['H 3', 'lianhua', '富户', '高风险', '', '2026年1月3日'],
      ['H-004', 'lianhua', '低保户', { formula: '1+1', result: 2 }, '', '2026-13-01'],
    ]);
    const refused = await sendFile(form, file, 'households.xlsx');
    expect(refused.status).toBe(400);
    for (const said of ['公式', '什么都没有导入', '<td class="govuk-table__cell">4</td>'])
      expect(refused.html).toContain(said);
    const mended = await workbook([head, good, ['H 3', 'lianhua', '富户', '高风险', '', '2026年1月3日']]);
    const again = await sendFile(refused, mended, 'households.xlsx');
    for (const said of ['发现 2 处问题', '救助类别', '不是可选的值', '不能是姓名'])
      expect(again.html).toContain(said);
    expect(await database.store.households.count({ projectId: PROJECT })).toBe(1);
  });

  it('shows what it will do, then writes every row once, and keeps no file', async () => {
    const form = await editor.get(`${AT}/households/import`);
    const update = ['H-001', 'lianhua', 'extreme-hardship', 'high', '', '2026/1/10'];
    const check = await sendFile(form, await workbook([head, good, update]), 'h.xlsx');
    expect(check.html).toContain('还没有提交');
    expect(check.html).toContain('2 户');
    expect(check.html).toContain('1 户');
    expect(await database.store.households.count({ projectId: PROJECT })).toBe(1);
    const sent = await editor.send(check, { go: 'send' });
    expect(sent.location).toBe(`${AT}/households?done=needs.imported`);
    expect((await editor.send(check, { go: 'send' })).location).toBe(sent.location);
    const all = await database.store.households.find({ projectId: PROJECT }, { sort: { code: 1 } });
    expect(all.map(({ code, group, openedOn }) => [code, group, openedOn])).toEqual([
      ['H-001', 'extreme-hardship', '2026-01-10'],
      ['H-002', 'minimum-living', '2026-01-12'],
    ]);
    const files = await database.store.connection.db?.listCollections({ name: /files$/ }).toArray();
    for (const { name } of files ?? [])
      expect(await database.store.connection.collection(name).countDocuments({})).toBe(0);
  });

  it('takes CSV of needs and services; a row that is wrong keeps all out', async () => {
    const csv = (text: string) => new Blob([text], { type: 'text/csv' });
    const needs = await editor.get(`${AT}/needs/import`);
    const wrong =
      '\ufeff户编号,类别,需要的服务,登记日期\nH-001,照护类,助浴,2026-02-01\nH-009,照护类,助浴,2026-02-01\n';
    const refused = await sendFile(needs, csv(wrong), 'n.csv');
    expect(refused.html).toContain('没有编号为 H-009 的户档案');
    const check = await sendFile(refused, csv(wrong.replace('H-009', 'H-002')), 'n.csv');
    expect((await editor.send(check, { go: 'send' })).status).toBe(303);
    const list = await officer.get(`${AT}/needs?status=open`);
    expect(list.html.match(/助浴/g)).toHaveLength(2);
    expect(list.html).not.toContain('/settle');
    const [, own = ''] = /href="([^"]*\/settle)"/.exec((await editor.get(`${AT}/needs`)).html) ?? [];
    const settled = await editor.send(await editor.get(own), { status: 'met', go: 'on' });
    expect(settled.location).toBe(`${AT}/needs?done=needs.saved`);
    expect((await officer.get(`${AT}/needs?status=met`)).html.match(/助浴/g)).toHaveLength(1);
    expect(await database.store.needs.count({ projectId: PROJECT })).toBe(2);
    expect((await stranger.get(own)).status).toBe(403);
    const services = await editor.get(`${AT}/services/import`);
    const visit = csv(
      'kind,on,householdCodes,note\n探访,2026-02-03,H-001、H-002,\n入户探访,2026-02-03,H-001、H-002,x\n',
    );
    expect((await sendFile(services, visit, 's.csv')).html).toContain('发现 1 处问题');
    const right = await sendFile(
      services,
      csv(`类别,服务日期,服务的户编号,备注\n入户探访,2026-02-03,H-001、H-002,${HOSTILE}\n`),
      's.csv',
    );
    expect((await editor.send(right, { go: 'send' })).status).toBe(303);
    const records = await officer.get(`${AT}/services`);
    for (const said of ['H-001; H-002', '&lt;b&gt;', '入户探访']) expect(records.html).toContain(said);
  });

  it('refuses what is no table, what is missing, and rows that were changed on the way', async () => {
    const form = await editor.get(`${AT}/households/import`);
    expect((await editor.send(form, { go: 'on' })).html).toContain('请选择文件');
    expect((await sendFile(form, new Blob(['%PDF-1.4 x']), 'x.pdf')).status).toBe(400);
    const zip = new Blob([new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 0, 0])]);
    expect((await sendFile(form, zip, 'x.xlsx')).status).toBeGreaterThanOrEqual(400);
    for (const rows of ['', 'x', '[[2,{"code":"张三"}]]'])
      expect((await editor.send(form, { go: 'send', rows })).status).toBe(400);
    expect(await database.store.households.count({ projectId: PROJECT })).toBe(2);
  });

  it('gives a workbook to fill in, whose headings it knows again', async () => {
    for (const kind of ['households', 'needs', 'services']) {
      const form = await editor.get(`${AT}/${kind}/import`);
      const href = /href="(\/api\/v1\/projects[^"]*)"/.exec(form.html)?.[1] ?? '';
      const book = new ExcelJS.Workbook();
      await book.xlsx.read(Readable.from(await editor.file(href.replaceAll('&#x3D;', '='))));
      const headings = (book.worksheets[0]!.getRow(1).values as string[]).slice(1);
      expect(headings.length).toBeGreaterThan(4);
      const empty = await sendFile(form, await workbook([headings]), 'e.xlsx');
      expect(empty.html).toContain('没有数据行');
      expect(empty.html).toContain('发现 1 处问题');
    }
  });

  it('speaks English to those who choose it', async () => {
    for (const page of ['households', 'needs', 'services', 'households/add', 'services/import']) {
      const { html } = await editor.get(`${AT}/${page}`, { lang: 'en' });
      const own = html
        .replace(/lang="zh"[^>]*>[^<]*</, '')
        .replaceAll('居家照护', '')
        .replaceAll('助浴', '');
      expect([page, own.match(/[\u4e00-\u9fff]+/)?.[0]]).toEqual([page, undefined]);
    }
  });
});
