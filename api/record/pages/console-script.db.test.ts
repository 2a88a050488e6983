import type { BrowserContext, Page } from 'playwright-core';
import { type Chromium, openChromium } from '../../../test/console/open-chromium';
import {
  type ApiServer,
  apiServer,
  enterOrganisation,
  enterUser,
  TEST_PASSWORD,
} from '../../../test/support/api-server';
import { type TestDatabase, testDatabase } from '../../../test/support/database';
import { sampleApplication, sampleOrganisation } from '../../../test/support/sample-people';
import { sampleRulebook } from '../../../test/support/sample-rulebook';

let database: TestDatabase;
let server: ApiServer;
let chromium: Chromium;
let page: Page;
let context: BrowserContext;
const complaints: string[] = [];

beforeAll(async () => {
  database = await testDatabase();
  const { store } = database;
  server = await apiServer(store);
  const bureau = await enterOrganisation(store, { name: '民政局' });
  await store.organisations.insert(sampleOrganisation('org-1', { name: '莲花社工中心' }));
  await store.rulebooks.put('hash', { rulebook: sampleRulebook() });
  await store.programmes.put('p1', {
    ...{
      title: { zh: '温馨救助', en: 'Warm aid' },
      kind: 'venture',
      bureauId: bureau.id,
      rulebookHash: 'hash',
    },
    ...{ draftedBy: 'x', continues: null, publishedAt: '2026-01-01T00:00:00.000Z', state: 'open' },
    ...{ closesAt: '2099-02-01T15:59:59.999Z', corrections: [], applications: 0, round: 0 },
    ...{ noticeEndsAt: null, awardedAt: null, closedAt: null, failure: null, figures: null },
  });
  await store.applications.insert(sampleApplication('a1', 'org-1', { title: '暖冬行动' }));
  const { email } = await enterUser(store, 'org-1', ['organisation-editor', 'administrator']);
  chromium = openChromium();
  ({ page, context } = await chromium.open(server.url));
  context.on('console', (message) => {
    // A connection that breaks and a request that is refused are what is tried here.
    if (message.type() === 'error' && !/^Failed to load resource/.test(message.text()))
      complaints.push(message.text());
  });
  context.on('weberror', (error) => complaints.push(error.error().message));
  await page.goto('/sign-in');
  await page.fill('input[name="email"]', email);
  await page.fill('input[name="password"]', TEST_PASSWORD);
  await page.click('main button');
}, 60_000);

afterAll(async () => {
  await chromium?.close();
  await server?.stop();
  await database?.release();
});

const EDIT = '/applications/a1/edit';
const status = '[data-status]';
const saved = () => database.store.applications.need('a1');
const kept = () => page.evaluate('Object.keys(localStorage).length');

/** Until the form says so. */
async function says(words: string): Promise<void> {
  await page.locator(status, { hasText: words }).waitFor({ timeout: 10_000 });
}

describe('a draft in a browser with scripts', () => {
  it('is saved a moment after the last key, again and again', async () => {
    await page.goto(EDIT);
    await page.fill('#title', '暖冬行动二');
    expect(await kept()).toBe(1);
    await says('已自动保存');
    expect([(await saved()).title, (await saved()).version]).toEqual(['暖冬行动二', 2]);
    await page.locator('#summary').evaluate((field) => field.setAttribute('data-secret', ''));
    await page.fill('#summary', '秘密');
    expect(await page.evaluate('Object.values(localStorage).join()')).toContain('暖冬行动二');
    expect(await page.evaluate('Object.values(localStorage).join()')).not.toContain('秘密');
    await page.click('#team button[value="more"]');
    expect(await page.evaluate('document.activeElement.id')).toBe('team.2.role');
    await page.fill('[id="team.2.role"]', '社工');
    await page.locator('input[name="version"][value="3"]').waitFor({ state: 'attached' });
    expect((await saved()).team.at(-1)).toMatchObject({ role: '社工' });
    expect(await kept()).toBe(0);
  });

  it('keeps what was typed while there is no connection, and sends it when there is one again', async () => {
    await context.setOffline(true);
    await page.fill('#title', '断网时写的');
    await says('连不上服务器');
    expect(await kept()).toBe(1);
    await context.setOffline(false);
    await says('已自动保存');
    expect([(await saved()).title, await kept()]).toEqual(['断网时写的', 0]);
  });

  it('puts back what a broken connection left in the browser', async () => {
    await context.setOffline(true);
    await page.fill('#title', '关掉之前写的');
    await says('连不上服务器');
    await page.close();
    await context.setOffline(false);
    page = await context.newPage();
    await page.goto(EDIT);
    expect(await page.inputValue('#title')).toBe('关掉之前写的');
    await says('已自动保存');
    expect([(await saved()).title, await kept()]).toEqual(['关掉之前写的', 0]);
  });

  it('is told that a colleague saved it, and shown both by the button', async () => {
    const { version } = await saved();
    await database.store.applications.update({ id: 'a1' }, { title: '同事的名称', version: version + 1 });
    await page.fill('#title', '我的名称');
    await says('别人刚刚改过');
    expect((await saved()).title).toBe('同事的名称');
    await page.click('button[value="on"]');
    const both = await page.textContent('main table');
    expect(both).toMatch(/同事的名称[\s\S]*我的名称/);
    await page.click('button[value="on"]');
    await page.waitForURL(/done=match\.draft-saved/);
    expect([(await saved()).title, await kept()]).toEqual(['我的名称', 0]);
  });

  it('takes files one by one, and says how far they are and what is wrong with them', async () => {
    await page.goto(EDIT);
    await page.setInputFiles('input[type="file"]', [
      { name: '证书.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 one page') },
      { name: '程序.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') },
    ]);
    await page.locator('[data-files] li a', { hasText: '证书.pdf' }).waitFor();
    await page.locator('[data-files] .govuk-error-message', { hasText: '程序.exe' }).waitFor();
    await says('已自动保存');
    const { documents } = await saved();
    expect(documents).toHaveLength(1);
    await page.goto(EDIT);
    // Enter in a field saves as the form's button does, and takes no file off.
    await page.press('#title', 'Enter');
    await page.waitForURL(/done=match\.draft-saved/);
    expect((await saved()).documents).toEqual(documents);
    await page.goto(EDIT);
    await page.click('[data-files] li:has(a) button');
    await page.locator('[data-files] li a').waitFor({ state: 'detached' });
  });
});

describe('a page in a browser with scripts', () => {
  it('asks before a changed form is left that nobody saves', async () => {
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    await page.goto('/programmes/p1/applications/new');
    await page.fill('#title', '还没有保存');
    await page.goto('/');
    expect(asked).toEqual(['beforeunload']);
  });

  it('sends a large file with the form, shows the page that comes back, and leads the eye to what is wrong', async () => {
    await page.goto('/organisations/import');
    const buffer = Buffer.from('颜色\n红\n');
    await page.setInputFiles('input[type="file"]', { name: '机构.csv', mimeType: 'text/csv', buffer });
    await page.click('main form button[value="on"]');
    await page.locator('.govuk-error-summary:focus').waitFor();
    expect(await page.title()).toMatch(/^错误/);
    expect(await page.isVisible('#faults, table')).toBe(true);
  });

  it('shows new work by itself, and says so', async () => {
    await page.goto('/');
    await database.store.tasks.put('t1', {
      ...{ workflowId: 'w', programmeId: 'p1', projectId: null, key: 'k', what: 'report.submit' },
      ...{ role: 'organisation-editor', organisationId: 'org-1', userId: null, deadlineKey: null },
      ...{ due: null, byDefault: null, at: null, status: 'open', openedAt: '2026-01-01T00:00:00.000Z' },
    } as never);
    await page.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`);
    await page.locator('p[role="status"]', { hasText: '本页已更新' }).waitFor();
    expect(await page.textContent('main table')).toContain('温馨救助');
  });

  it('filters a list while one types, and keeps the filter in the address', async () => {
    await page.goto('/programmes');
    expect(await page.textContent('main table')).toContain('温馨救助');
    await page.selectOption('select[name="state"]', 'closed');
    await page.waitForURL(/\?state=closed$/);
    await page.locator('main table').waitFor({ state: 'detached' });
    await page.selectOption('select[name="state"]', 'open');
    await says('列出 1 项');
    expect(await page.textContent('main table')).toContain('温馨救助');
  });

  it('meets no error, and breaks no rule of the security policy', () => {
    expect(complaints).toEqual([]);
  });
});
