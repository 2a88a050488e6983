import ExcelJS from 'exceljs';
import { Secret, TOTP } from 'otpauth';
import type { User } from '../../../domain/people/account';
import { usccCheckSign } from '../../../domain/people/uscc';
import {
  type ApiServer,
  apiServer,
  enterOrganisation,
  enterUser,
  TEST_PASSWORD,
} from '../../../test/support/api-server';
import { type TestDatabase, testDatabase } from '../../../test/support/database';
import { type Browser, openBrowser } from '../../../test/support/form-browser';

const HOSTILE = '<script>x</script>';
const USCC = `51340100MJ0000001${usccCheckSign('51340100MJ0000001')}`;

let database: TestDatabase;
let server: ApiServer;
let administrator: Browser;
let auditor: Browser;
let officer: Browser;
let bureauId: string;

beforeAll(async () => {
  database = await testDatabase();
  const { store } = database;
  server = await apiServer(store);
  const bureau = await enterOrganisation(store, { name: '民政局' });
  bureauId = bureau.id;
  administrator = await openBrowser(server.url, await enterUser(store, bureau.id, ['administrator']));
  auditor = await openBrowser(server.url, await enterUser(store, bureau.id, ['auditor']));
  officer = await openBrowser(server.url, await enterUser(store, bureau.id, ['bureau-officer']));
}, 60_000);

afterAll(async () => {
  await server?.stop();
  await database?.release();
});

describe('organisations', () => {
  const typed = {
    ...{ kind: 'social-organisation', name: `莲花社工 ${HOSTILE}`, place: '合肥市', uscc: USCC, go: 'on' },
    ...{
      bankAccount: '6222 0212 3456',
      'registration.registeredOn': '2015-06-01',
      'registration.grade': '3A',
    },
    ...{ 'registration.separateAccounts': 'yes', 'registration.annualInspections.0.year': '2024' },
    'registration.annualInspections.0.passed': 'yes',
  };

  it('are entered by administrators; what is wrong is said beside the field', async () => {
    expect((await officer.get('/organisations/new')).status).toBe(403);
    const form = await administrator.get('/organisations/new');
    const wrong = await administrator.send(form, { ...typed, uscc: '', 'registration.registeredOn': '' });
    for (const said of ['href="#uscc"', '这类机构须填写']) expect(wrong.html).toContain(said);
    const sent = await administrator.send(wrong, typed);
    expect(sent.status).toBe(303);
    const page = await auditor.get(String(sent.location));
    for (const said of ['莲花社工 &lt;script&gt;', '****3456', '3A', '2024'])
      expect(page.html).toContain(said);
    expect(page.html).not.toContain('/change');
    expect(page.html).not.toMatch(/6222\s?0212/);
  });

  it('are changed; an account number that is not typed anew stays', async () => {
    const one = await database.store.organisations.first({ uscc: USCC });
    const form = await administrator.get(`/organisations/${one?.id}/change`);
    expect(form.fields['registration.annualInspections.0.year']).toBe('2024');
    expect(form.html).not.toMatch(/6222\s?0212/);
    expect((await administrator.send(form, { name: '莲花社工', go: 'on' })).status).toBe(303);
    const changed = await database.store.organisations.first({ uscc: USCC });
    expect(changed).toMatchObject({ ...one, name: '莲花社工' });
  });

  it('are imported all or none, from a workbook in Chinese', async () => {
    const book = async (rows: string[][]) => {
      const workbook = new ExcelJS.Workbook();
      const sheet = workbook.addWorksheet('1');
      for (const row of rows) sheet.addRow(row);
      return new File([new Uint8Array(await workbook.xlsx.writeBuffer())], 'o.xlsx');
    };
    const head = ['类别', '名称', '所在地', '街道编号', '统一社会信用代码', '登记日期'];
    const form = await administrator.get('/organisations/import');
    const wrong = await book([
      head,
      ['街道', '莲花街道', '合肥', 'lianhua'],
      ['社会组织', '甲', '合肥', '', USCC],
    ]);
    const refused = await administrator.send(form, { go: 'on' }, { file: wrong });
    for (const said of ['发现 1 处问题', '登记日期']) expect(refused.html).toContain(said);
    const [, marked = ''] =
      /href="data:[^"]*spreadsheetml[^"]*;base64,([^"]+)" download="o-已标注.xlsx"/.exec(refused.html) ?? [];
    const given = new ExcelJS.Workbook();
    await given.xlsx.load(Buffer.from(marked.replaceAll('&#x3D;', '='), 'base64') as never);
    const rows = given.worksheets[0]?.getSheetValues() as unknown[][];
    expect(rows[1]?.at(-1)).toContain('问题');
    expect(rows[2]?.[7]).toBeFalsy();
    expect(rows[3]?.at(-1)).toMatch(/^登记日期/);
    const street = await book([head, ['街道', '莲花街道', '合肥', 'lianhua']]);
    const check = await administrator.send(refused, { go: 'on' }, { file: street });
    expect(check.html).toContain('1 家机构');
    expect((await administrator.send(check, { go: 'send' })).location).toBe(
      '/organisations?done=people.imported',
    );
    expect((await auditor.get('/organisations?kind=street')).html).toContain('莲花街道');
    const again = await administrator.send(form, { go: 'on' }, { file: street });
    expect(again.html).toContain('已属于另一街道');
  });
});

describe('users in a file', () => {
  const HEAD = '姓名,电子邮箱,机构（全称或统一社会信用代码）,岗位,专业领域（专家）,专家库专家';
  const fileOf = (...rows: string[]) => new File([[HEAD, ...rows].join('\n')], 'users.csv');

  it('are imported all or none; a refused file comes back marked and can be sent again', async () => {
    expect((await auditor.get('/users/import')).status).toBe(403);
    const form = await administrator.get('/users/import');
    const wrong = fileOf('=赵,zhao@example.org,莲花街道,街道经办,,', '钱,no-mail,没有这家,街道经办,,');
    const refused = await administrator.send(form, { go: 'on' }, { file: wrong });
    expect(refused.status).toBe(400);
    const [, coded = ''] =
      /href="data:text\/csv[^"]*;base64,([^"]+)" download="users-已标注.csv"/.exec(refused.html) ?? [];
    const marked = Buffer.from(coded.replaceAll('&#x3D;', '='), 'base64').toString();
    const lines = marked.trim().split('\n');
    expect(lines[0]).toContain('问题');
    // A spreadsheet must not work out what somebody wrote.
    expect(lines[1]).toMatch(/^'=赵,/);
    expect(lines[2]).toMatch(/电子邮箱/);
    expect(await database.store.users.count({ email: 'zhao@example.org' })).toBe(0);
    const mended = marked
      .replace('no-mail', 'qian@example.org')
      .replace('没有这家', '莲花街道')
      .replace("'=赵", '赵');
    const again = new File([mended], 'users.csv');
    const check = await administrator.send(refused, { go: 'on' }, { file: again });
    expect(check.html).toContain('2 名用户');
    const sent = await administrator.send(check, { go: 'send' });
    expect(sent.location).toBe('/users?done=people.users-imported');
    expect(await database.store.users.first({ email: 'qian@example.org' })).toMatchObject({
      ...{ name: '钱', roles: ['street-officer'], language: 'zh', passwordHash: null, evaluator: null },
    });
    const twice = await administrator.send(
      form,
      { go: 'on' },
      { file: fileOf('孙,qian@example.org,莲花街道,街道经办,,') },
    );
    expect(twice.html).toContain('已属于另一用户');
    expect((await administrator.file('/api/v1/users/import/template')).subarray(0, 2).toString()).toBe('PK');
  });
});

describe('users', () => {
  const typed = {
    ...{ name: '李评委', email: 'li@example.org', roles: ['street-officer'], language: 'zh', go: 'on' },
    ...{ organisationId: '莲花街道', password: TEST_PASSWORD },
  };

  it('are entered, changed, put out of use, and given another password', async () => {
    expect((await auditor.get('/users/new')).status).toBe(403);
    expect((await officer.get('/users')).status).toBe(403);
    const form = await administrator.get('/users/new');
    const wrong = await administrator.send(form, { ...typed, organisationId: '没有这家' });
    expect(wrong.html).toContain('没有找到这家机构');
    expect(wrong.html).not.toContain(TEST_PASSWORD);
    const sent = await administrator.send(wrong, typed);
    const at = String(sent.location).replace(/\?.*/, '');
    expect((await auditor.get('/users')).html).toContain('li@example.org');
    const changed = await administrator.send(await administrator.get(`${at}/change`), {
      name: '李街道',
      go: 'on',
    });
    expect(changed.status).toBe(303);
    const person = await openBrowser(server.url, { email: 'li@example.org' });
    expect((await person.get('/profile')).html).toContain('李街道');
    const password = await administrator.get(`${at}/password`);
    expect((await administrator.send(password, { password: 'short', go: 'on' })).status).toBe(400);
    expect((await administrator.send(password, { password: 'another long password', go: 'on' })).status).toBe(
      303,
    );
    expect((await person.get('/profile')).location).toContain('/sign-in');
    const change = await administrator.get(`${at}/change`);
    await administrator.send({ ...change, fields: { ...change.fields, active: '' } }, { go: 'on' });
    expect(await database.store.users.first({ email: 'li@example.org' })).toMatchObject({ active: false });
    expect((await auditor.get(at)).html).toContain('已停用');
  });
});

describe('my account', () => {
  let user: User & { token: string };
  let me: Browser;

  beforeEach(async () => {
    user = await enterUser(database.store, bureauId, ['bureau-officer'], { name: '王经办' });
    me = await openBrowser(server.url, user);
  });

  it('changes name and language', async () => {
    const sent = await me.send(await me.get('/profile/change'), {
      name: `王 ${HOSTILE}`,
      language: 'en',
      go: 'on',
    });
    expect(sent.location).toBe('/profile?done=people.saved');
    expect((await me.get('/profile')).html).toContain('王 &lt;script&gt;');
    expect(await database.store.users.need(user.id)).toMatchObject({ language: 'en' });
  });

  it('changes the password with the present one only; other sessions end', async () => {
    const other = await openBrowser(server.url, user);
    const form = await me.get('/profile/password');
    const next = 'a new long password';
    const wrong = await me.send(form, { present: 'not this one', next, go: 'on' });
    expect([wrong.status, (await other.get('/profile')).status]).toEqual([400, 200]);
    expect((await me.send(wrong, { present: TEST_PASSWORD, next, go: 'on' })).status).toBe(303);
    expect((await other.get('/profile')).status).toBe(303);
  });

  it('makes tokens that are shown once, and revokes them', async () => {
    const form = await me.get('/profile/tokens/new');
    const made = await me.send(form, { name: `程序 ${HOSTILE}`, days: '30', go: 'on' });
    const token = /cc_[\w-]{43}/.exec(made.html)?.[0];
    expect((await server.ask('/session', { token })).status).toBe(200);
    const again = await me.send(form, { name: `程序 ${HOSTILE}`, days: '30', go: 'on' });
    expect(again.html).not.toContain(token);
    expect(again.html).toContain('不能再次显示');
    const list = await me.get('/profile/tokens');
    expect(list.html).toContain('程序 &lt;script&gt;');
    const tokens = await database.store.tokens.find({ userId: user.id });
    const revoke = await me.get('/profile/tokens/revoke');
    for (const { id } of tokens) await me.send(revoke, { tokenId: id, go: 'on' });
    expect((await server.ask('/session', { token })).status).toBe(401);
    const others = await database.store.tokens.first({});
    expect((await me.send(revoke, { tokenId: others?.id ?? '', go: 'on' })).status).toBe(404);
  });

  it('ends other sessions', async () => {
    const other = await openBrowser(server.url, user);
    expect((await me.send(await me.get('/profile/sessions'), { go: 'on' })).status).toBe(303);
    expect((await other.get('/profile')).status).toBe(303);
  });

  it('shows the messages to me, not those to others', async () => {
    for (const [recipient, template] of [
      [user.id, 'money/payment-settled'],
      ['somebody', 'serve/report-returned'],
    ]) {
      await database.store.notices.put(`n-${recipient}`, {
        ...{
          template,
          recipient: `user/${recipient}`,
          programmeId: 'p',
          businessKey: 'k',
          data: {},
          event: null,
        },
        ...{ status: 'sent', queuedAt: '2026-03-01T00:00:00.000Z', sentAt: null, attempts: 1 },
      });
    }
    const { html } = await me.get('/profile/notices');
    expect(html).toContain('付款到账');
    expect(html).not.toContain('报告退回');
  });
});

describe('the second factor', () => {
  const codeOf = (secret: string, shift = 0) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + shift });

  async function setUp(): Promise<{ user: User & { token: string }; secret: string }> {
    const user = await enterUser(database.store, bureauId, ['bureau-officer']);
    const me = await openBrowser(server.url, user);
    await me.send(await me.get('/profile/second-factor'), { go: 'on' });
    const page = await me.get('/profile/second-factor/confirm');
    expect(page.html).toContain('src="data:image/svg+xml;base64,');
    const secret = (/app-code">([A-Z2-7 ]+)</.exec(page.html)?.[1] ?? '').replaceAll(' ', '');
    const wrong = await me.send(page, { code: '000000', go: 'on' });
    expect([wrong.status, wrong.html.includes('href="#code"')]).toEqual([400, true]);
    // The code before this one, so that the present one is still good for signing in.
    const sent = await me.send(page, { code: codeOf(secret, -30_000), go: 'on' });
    expect(sent.location).toBe('/profile?done=people.second-factor-on');
    return { user, secret };
  }

  it('is asked for at every sign-in from then on; its secret lies encrypted', async () => {
    const { user, secret } = await setUp();
    const row = await database.store.connection.collection('users').findOne({ email: user.email });
    expect(JSON.stringify(row)).not.toContain(secret);
    expect(row?.totpSecret).toMatch(/^enc:/);
    const first = await fetch(`${server.url}/sign-in`);
    let cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
    const tokenIn = (html: string) => /name="token" value="([^"]*)"/.exec(html)?.[1] ?? '';
    const post = async (path: string, fields: { [name: string]: string }) => {
      const answer = await fetch(server.url + path, {
        ...{ method: 'POST', redirect: 'manual', headers: { cookie }, body: new URLSearchParams(fields) },
      });
      cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie;
      return answer;
    };
    const token = tokenIn(await first.text());
    const entered = await post('/sign-in', { token, email: user.email, password: TEST_PASSWORD });
    expect(entered.headers.get('location')).toBe('/sign-in/code?next=%2F');
    const get = (path: string) => fetch(server.url + path, { redirect: 'manual', headers: { cookie } });
    // The password alone opens nothing.
    expect((await get('/profile')).status).toBe(303);
    const page = await (await get('/sign-in/code')).text();
    expect(page).toContain('动态验证码');
    const code = codeOf(secret);
    const wrong = await post('/sign-in/code', { token: tokenIn(page), code: '123456' });
    expect([wrong.status, (await get('/profile')).status]).toEqual([401, 303]);
    const right = await post('/sign-in/code', { token: tokenIn(page), code });
    expect([right.status, (await get('/profile')).status]).toEqual([303, 200]);
  });

  it('is taken by programs as a field; a code is good once, and tokens go on as before', async () => {
    const { user, secret } = await setUp();
    const body = { email: user.email, password: TEST_PASSWORD };
    const ask = (more: object) => server.ask('/session', { method: 'POST', body: { ...body, ...more } });
    const without = await ask({});
    expect([without.status, without.body.state]).toEqual([401, 'code-needed']);
    const code = codeOf(secret);
    expect((await ask({ code, password: 'wrong' })).body.state).toBeUndefined();
    expect((await ask({ code })).status).toBe(200);
    expect((await ask({ code })).status).toBe(401);
    expect((await server.ask('/session', { token: user.token })).status).toBe(200);
    expect((await server.ask('/session/second-factor', { token: user.token })).status).toBe(403);
  });

  it('locks the account after five wrong codes, however often the password was right in between', async () => {
    const { user, secret } = await setUp();
    const body = { email: user.email, password: TEST_PASSWORD };
    const ask = (more: object) => server.ask('/session', { method: 'POST', body: { ...body, ...more } });
    for (let n = 0; n < 5; n += 1) {
      await ask({ code: '000000' });
      await ask({});
    }
    expect((await ask({ code: codeOf(secret) })).status).toBe(401);
    expect(await database.store.users.need(user.id)).toMatchObject({ lockedUntil: expect.any(String) });
  });

  it('is taken off by an administrator for somebody who lost it', async () => {
    const { user } = await setUp();
    expect((await officer.get(`/users/${user.id}/second-factor`)).status).toBe(403);
    const form = await administrator.get(`/users/${user.id}/second-factor`);
    expect((await administrator.send(form, { go: 'on' })).status).toBe(303);
    const me = await openBrowser(server.url, user);
    expect((await me.get('/profile')).html).toContain('未启用');
    expect((await administrator.get(`/users/${user.id}`)).html).not.toContain('totp');
  });
});

it('speaks English to those who choose it', async () => {
  for (const page of [
    '/profile',
    '/profile/second-factor',
    '/profile/tokens/new',
    '/organisations/new',
    '/users/new',
  ]) {
    const { html, status } = await administrator.get(page, { lang: 'en' });
    const own = html.replace(/lang="zh"[^>]*>[^<]*</, '').replaceAll('民政局', '');
    expect([page, status, own.match(/[\u4e00-\u9fff]+/)?.[0]]).toEqual([page, 200, undefined]);
  }
});
