import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { findBrowser } from '../../../infra/browser/find-browser';
import { type SharedBrowser, sharedBrowser } from '../../../infra/browser/shared-browser';
import { type ApiServer, apiServer } from '../../../test/support/api-server';
import { type TestDatabase, testDatabase } from '../../../test/support/database';
import { invited } from '../invited.fixture';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

let database: TestDatabase;
let server: ApiServer;
let browser: SharedBrowser;

beforeAll(async () => {
  database = await testDatabase();
  server = await apiServer(database.store, { signal: async () => {} });
  browser = sharedBrowser(() =>
    findBrowser({ chromePath: process.env.CHROME_PATH, searchPath: process.env.PATH ?? '' }),
  );
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await database?.release();
});

/** What is too wide, too small to hit, or too small to read; evaluated by the browser, whatever the page allows. */
const TOO_SMALL = `(() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  const wide = scrollWidth > clientWidth ? [scrollWidth + ' px wide'] : [];
  const targets = [...document.querySelectorAll('main a, main button:not([hidden]), main .choice, main textarea')];
  const hit = targets.filter((one) => Math.min(one.offsetWidth, one.offsetHeight) < 60);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const read = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const size = parseFloat(getComputedStyle(node.parentElement).fontSize);
    if (node.textContent.trim() && size < 18) read.push(node.textContent.trim() + ': ' + size);
  }
  return [...wide, ...hit.map((one) => one.innerText), ...read];
})()`;
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const RUN_AXE = `axe
  .run(document, { runOnly: { type: 'tag', values: ${JSON.stringify(RULES)} }, resultTypes: ['violations'] })
  .then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]))`;

/** Presses what leads to another page, and waits until that is there. */
const leave = (page: Page, press: () => Promise<void>) => Promise.all([page.waitForEvent('load'), press()]);

async function checkPage(page: Page): Promise<void> {
  expect(await page.evaluate(TOO_SMALL)).toEqual([]);
  await page.evaluate(`${AXE};0`);
  expect(await page.evaluate(RUN_AXE)).toEqual([]);
}

/** In place of the browser's own voice, to hear what it is given. */
const LISTEN = `
  window.said = [];
  const voice = { speaking: false, cancel() {}, speak: (one) => said.push(one.text) };
  Object.defineProperty(window, 'speechSynthesis', { value: voice });
  window.SpeechSynthesisUtterance = class {
    constructor(text) {
      this.text = text;
    }
  };
`;

describe('the survey on a small phone', () => {
  it.each([1, 2, 3])(
    'can be read and hit at 320 px in type %i, on every page',
    async (size) => {
      const { path, store, surveyId } = await invited(database);
      const context = await (await browser.get()).newContext({ viewport: { width: 320, height: 568 } });
      const page = await context.newPage();
      const refused: string[] = [];
      page.on('console', (message) => refused.push(message.text()));
      await page.goto(`${server.url}${path}`);
      await leave(page, () => page.click(`nav.sizes a[href="?size=${size}"]`));
      const steps = [
        () => page.click('button[value="next"]'),
        () => page.check('input[value="4"]').then(() => page.click('button[value="next"]')),
        () => page.check('input[value="no"]').then(() => page.click('button[value="next"]')),
        () => page.fill('textarea', '多来看看我们').then(() => page.click('button[value="next"]')),
        () => page.click('button[value="send"]'),
      ];
      await checkPage(page);
      for (const step of steps) {
        await leave(page, step);
        await checkPage(page);
      }
      expect(await page.textContent('h1')).toContain('谢谢您');
      expect(await store.answers.count({ surveyId })).toBe(1);
      expect(refused).toEqual([]);
      await context.close();
    },
    60_000,
  );

  it('is read aloud where the browser can, and lacks nothing without a script', async () => {
    const { path } = await invited(database);
    const context = await (await browser.get()).newContext({ viewport: { width: 320, height: 568 } });
    const page = await context.newPage();
    await page.addInitScript(LISTEN);
    await page.goto(`${server.url}${path}`);
    await page.click('#aloud');
    const said = (await page.evaluate('said')) as string[];
    expect(said).toEqual([expect.stringContaining('服务满意度调查')]);
    expect(said[0]).not.toMatch(/How was|A\+/);
    await context.close();

    const plain = await (await browser.get()).newContext({ javaScriptEnabled: false });
    const bare = await plain.newPage();
    await bare.goto(`${server.url}${path}`);
    expect(await bare.isVisible('#aloud')).toBe(false);
    await bare.click('button[value="next"]');
    await bare.click('button[value="next"]');
    expect(await bare.textContent('#wrong')).toContain('请先回答这个问题');
    await plain.close();
  }, 60_000);
});
