import { PAGES } from '../../api/pages';
import { ROLES } from '../../domain/record/party';
import { type ApiServer, apiServer } from '../support/api-server';
import { type TestDatabase, testDatabase } from '../support/database';
import { type Browser, openSandboxBrowser, plain, type Shown } from '../support/form-browser';
import { ODD_TEXTS } from '../support/junk-input';
import { REFUSING_PROCESSES } from '../support/refusing-processes';
import { loadSampleCycle, type SampleCycle, SURVEY_CODE } from '../support/sample-cycle';
import { collectErrors } from './collect-errors';
import { keyboardFaults } from './keyboard-faults';
import { type Chromium, openChromium, type Window } from './open-chromium';
import { addressOf, type PageOnSample, pagesOnSample, relationsOf } from './page-addresses';
import { axeFaults, faultsOfFrame, frameFaults, KILOBYTE, NARROW, overflowFaults, WIDE } from './page-faults';

const MOST = 150 * KILOBYTE;
const MOST_SURVEY = 30 * KILOBYTE;
const PATIENCE = 120_000;
const LANGS = { zh: 'zh-CN', en: 'en' } as const;

/** What one page of a template shows of keys, of English and of its errors, the others show as well. */
const FIRST_OF_ITS_KIND = new Set([
  ...new Map([...PAGES].reverse().map((one) => [one.template ?? one.kind, one.path])).values(),
]);

let database: TestDatabase;
let server: ApiServer;
let cycle: SampleCycle;
let pages: PageOnSample[];
let chromium: Chromium;
/** What nobody foresaw, as the server's log says it. */
const errors: string[] = [];
const windows = new Map<string, Promise<Window>>();
const browsers = new Map<string, Promise<Browser>>();
/** To whom each page is shown, and where: to look for them again costs a request for each refusal. */
const found = new Map<string, ShownTo>();

beforeAll(async () => {
  database = await testDatabase();
  cycle = await loadSampleCycle(database.store);
  pages = await pagesOnSample(database.store);
  const given = { ...REFUSING_PROCESSES, sandbox: { pace: 1 } };
  server = await apiServer(database.store, given, { log: collectErrors(errors) });
  chromium = openChromium();
}, PATIENCE);

afterAll(async () => {
  await chromium?.close();
  await server?.stop();
  await database?.release();
}, 60_000);

function browserOf(userId: string): Promise<Browser> {
  const open = browsers.get(userId) ?? openSandboxBrowser(server.url, userId);
  browsers.set(userId, open);
  return open;
}

function windowOf(userId: string): Promise<Window> {
  const open = windows.get(userId) ?? chromium.open(server.url, { userId });
  windows.set(userId, open);
  return open;
}

interface ShownTo {
  userId: string;
  browser: Browser;
  shown: Shown;
}

/** A form that was sent before may have ended all sessions of theirs. */
async function seenBy(userId: string, address: string): Promise<Pick<ShownTo, 'browser' | 'shown'>> {
  const browser = await browserOf(userId);
  const shown = await browser.get(address);
  if (!shown.location?.startsWith('/sign-in')) return { browser, shown };
  browsers.delete(userId);
  windows.delete(userId);
  return seenBy(userId, address);
}

/** The page as it comes to the first person of the cycle to whom it is shown. */
async function shownPage(path: string, isRight = (_html: string) => true): Promise<ShownTo> {
  const one = pages.find(({ page }) => page.path === path);
  const answers = new Set<number>();
  errors.length = 0;
  for (const role of ROLES) {
    const user = cycle.concerned[role];
    const needed = one?.row === null ? 'any' : one?.row.allow[role];
    if (!one || needed === undefined) continue;
    const fitting = one.subjects.filter((subject) => relationsOf(subject, user).includes(needed));
    for (const subject of fitting.slice(0, 12)) {
      const { browser, shown } = await seenBy(user.id, addressOf(one.page, subject));
      if (shown.status === 200 && isRight(shown.html)) return { userId: user.id, browser, shown };
      answers.add(shown.status);
    }
  }
  throw new Error(`nobody is shown ${path}: ${[...answers].join()}\n${[...new Set(errors)].join('\n')}`);
}

/** The page as it is now; null when it was not found yet, or has nothing to press. */
async function shownAgain(path: string): Promise<ShownTo | null> {
  const before = found.get(path);
  if (!before) return null;
  const shown = await before.browser.get(before.shown.address);
  return shown.status === 200 && hasButton(shown.html) ? { ...before, shown } : null;
}

const hasButton = (html: string) => lastButton(html) !== null;

async function inWindow({ userId, shown }: ShownTo): Promise<Window> {
  const window = await windowOf(userId);
  await window.setLanguage('zh');
  await window.go(shown.address);
  return window;
}

/** Everything that a machine can find wrong with a page, in one language, on a wide and on a narrow screen. */
async function faultsOf(window: Window, lang: string | null, most: number): Promise<string[]> {
  const weight = await window.weight();
  const isChinese = lang !== LANGS.en;
  const faults = [
    ...(weight <= most ? [] : [`weighs ${Math.round(weight / KILOBYTE)} KB`]),
    ...window.complaints(),
    ...(await frameFaults(window, lang)),
    ...(isChinese ? await axeFaults(window) : []),
    ...(await overflowFaults(window)),
  ];
  await window.page.setViewportSize(NARROW);
  // Whether it fits depends on both. All else is looked for in each language and on each screen, not in each pair.
  const narrow = [...(await overflowFaults(window)), ...(isChinese ? [] : await axeFaults(window))];
  await window.page.setViewportSize(WIDE);
  return [...faults, ...narrow.map((fault) => `at ${NARROW.width} px: ${fault}`)];
}

describe('every page of the console', () => {
  it.each(PAGES.map(({ path }) => path))(
    '%s can be read and used by everybody',
    async (path) => {
      const page = await shownPage(path);
      found.set(path, page);
      const window = await inWindow(page);
      const { address } = page.shown;
      const isFirst = FIRST_OF_ITS_KIND.has(path);
      const faults = (await faultsOf(window, LANGS.zh, MOST)).map((fault) => `zh: ${fault}`);
      if (isFirst) {
        await window.setLanguage('en');
        await window.go(address);
        faults.push(...(await faultsOf(window, LANGS.en, MOST)).map((fault) => `en: ${fault}`));
        faults.push(...(await keyboardFaults(window)));
      }
      expect([address, ...faults]).toEqual([address]);
    },
    PATIENCE,
  );

  it.each(PAGES.filter(({ kind }) => kind === 'form').map(({ path }) => path))(
    '%s says what is wrong, or asks to check, so that everybody understands',
    async (path) => {
      const page = (await shownAgain(path)) ?? (await shownPage(path, hasButton));
      const isFirst = FIRST_OF_ITS_KIND.has(path);
      const faults = isFirst ? await pressedInWindow(await inWindow(page)) : await pressedPlainly(page);
      expect([path, ...faults, ...(await brokenByJunk(page))]).toEqual([path]);
    },
    PATIENCE,
  );

  it(
    'is broken by no junk in its address',
    async () => {
      errors.length = 0;
      const faults: string[] = [];
      for (const [turn, page] of PAGES.entries()) {
        const shownTo = found.get(page.path);
        if (shownTo) faults.push(...(await brokenByAddress(page, shownTo, turn)));
      }
      expect([...faults, ...errors]).toEqual([]);
    },
    PATIENCE,
  );
});

async function brokenByAddress(
  { path, kind }: (typeof PAGES)[number],
  { browser, shown }: ShownTo,
  turn: number,
): Promise<string[]> {
  const faults: string[] = [];
  for (const address of oddAddresses(path, shown.address, turn)) {
    const answers = [await browser.get(address)];
    if (kind === 'form') answers.push(await browser.send({ ...shown, address }, {}));
    faults.push(
      ...answers.filter(({ status }) => status >= 500).map(({ status }) => `${address}: ${status}`),
    );
  }
  return faults;
}

/** An address of a page with odd texts for what it is about, and one that asks for odd things. */
function oddAddresses(path: string, shown: string, turn: number): string[] {
  const odd = (n: number) => ODD_TEXTS[(turn + n) % 6] ?? '';
  const named = path.replace(/:\w+/g, (_, at: number) => encodeURIComponent(odd(at)));
  const names = ['cursor', 'format', 'done', '__proto__'];
  const asked = new URLSearchParams(names.map((name, n): [string, string] => [name, odd(n)]));
  return [...(named === path ? [] : [named]), `${shown.split('?')[0]}?${asked}`];
}

/** Every field of a form filled with something odd, and with two such things at once. */
async function brokenByJunk({ browser, shown }: ShownTo): Promise<string[]> {
  const main = shown.html.slice(shown.html.indexOf('<main'));
  const names = [...new Set([...main.matchAll(/ name="([^"]+)"/g)].map(([, name = '']) => plain(name)))];
  const odd = (n: number) => ODD_TEXTS[n % ODD_TEXTS.length] ?? '';
  const fills = [(n: number) => odd(n), (n: number) => odd(n + 5), (n: number) => [odd(n + 2), odd(n + 9)]];
  const faults: string[] = [];
  errors.length = 0;
  for (const fill of fills) {
    const filled = names.filter((name) => name !== 'token').map((name, n) => [name, fill(n)]);
    const { status } = await browser.send(shown, Object.fromEntries([...filled, ['__proto__', 'x']]));
    if (status >= 500) faults.push(`junk is answered ${status}`);
  }
  return [...faults, ...errors];
}

describe('pages for everybody', () => {
  let window: Window;

  beforeAll(async () => {
    window = await chromium.open(server.url);
  });

  it(
    'all that the public site leads to can be read and used by everybody',
    async () => {
      const seen = new Map<string, string>();
      const waiting = ['/public', '/sign-in', '/no-such-page'];
      const faults: string[] = [];
      for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
        const kind = kindOf(address);
        if (seen.has(kind)) continue;
        seen.set(kind, address);
        for (const lang of ['zh', 'en'] as const) {
          await window.setLanguage(lang);
          await window.go(address);
          faults.push(
            ...(await faultsOf(window, LANGS[lang], MOST)).map((fault) => `${address} ${lang}: ${fault}`),
          );
        }
        faults.push(...(await keyboardFaults(window)).map((fault) => `${address}: ${fault}`));
        waiting.push(...(await linksIn(window)));
      }
      expect(faults).toEqual([]);
      expect([...seen.keys()]).toContain('/public/programmes/:id');
    },
    PATIENCE,
  );

  it(
    'the survey can be answered by everybody, on the smallest screens and the slowest lines',
    async () => {
      await window.setLanguage('zh');
      const faults: string[] = [];
      errors.length = 0;
      const status = await window.go(`/survey/${SURVEY_CODE}`);
      expect([status, ...errors]).toEqual([200]);
      for (let step = 0; step < 30; step += 1) {
        const at = `step ${step}`;
        faults.push(...(await faultsOf(window, null, MOST_SURVEY)).map((fault) => `${at}: ${fault}`));
        if (/\/thanks$/.test(window.page.url())) break;
        faults.push(...(await keyboardFaults(window)).map((fault) => `${at}: ${fault}`));
        await answerAndGoOn(window);
      }
      expect(faults).toEqual([]);
      expect(window.page.url()).toMatch(/\/thanks$/);
    },
    PATIENCE,
  );
});

/** The button that sends what the page is for: the last of its forms. */
function lastButton(html: string): { [name: string]: string } | null {
  const forms = html.slice(html.indexOf('<main')).match(/<form[^>]* method="post"[\s\S]*?<\/form>/g);
  const tag = forms
    ?.at(-1)
    ?.match(/<button[^>]*>/g)
    ?.at(-1);
  if (tag === undefined) return null;
  const [, name] = / name="([^"]*)"/.exec(tag) ?? [];
  return name ? { [name]: / value="([^"]*)"/.exec(tag)?.[1] ?? '' } : {};
}

async function pressedInWindow(window: Window): Promise<string[]> {
  errors.length = 0;
  await window.page.locator('main form[method="post"] button').last().click();
  await window.page.waitForLoadState('load');
  const shown = [...(await frameFaults(window, LANGS.zh)), ...(await axeFaults(window))];
  return [...shown, ...window.complaints(), ...errors];
}

async function pressedPlainly({ browser, shown }: ShownTo): Promise<string[]> {
  errors.length = 0;
  let next = await browser.send(shown, lastButton(shown.html) ?? {});
  while (next.location !== null) next = await browser.get(next.location);
  const { html, status } = next;
  const frame = faultsOfFrame(
    {
      headings: html.match(/<h1[ >]/g)?.length ?? 0,
      title: /<title>([^<]*)</.exec(html)?.[1]?.trim() ?? '',
      lang: / lang="([^"]*)"/.exec(html)?.[1] ?? '',
    },
    LANGS.zh,
  );
  return [...frame, ...(status < 500 ? [] : [`answers ${status}`]), ...errors];
}

/** Pages that differ in what they are about only are of one kind. */
function kindOf(address: string): string {
  return address.replace(/\?.*$/, '').replace(/\/(?:[0-9A-HJKMNP-TV-Z]{26}|\d+)(?=\/|$)/g, '/:id');
}

/** Pages of the public site that this one leads to; files and data are no pages. */
async function linksIn({ page }: Window): Promise<string[]> {
  const links = (await page.evaluate(
    `[...document.querySelectorAll('a[href^="/public"]')].map((one) => one.getAttribute('href'))`,
  )) as string[];
  return links.filter((href) => !/\.\w+$/.test(href.replace(/\?.*$/, '')));
}

/** As a person would with one finger: the first answer, then on. */
async function answerAndGoOn(window: Window): Promise<void> {
  const { page } = window;
  const first = page.locator('main input[type="radio"]').first();
  if ((await first.count()) > 0) await first.check({ force: true });
  // Other buttons go back, or make the type larger.
  const on = page.locator('main form button:not(.second)').first();
  const before = await page.content();
  window.forget();
  await on.click();
  await page.waitForLoadState('load');
  if ((await page.content()) === before) throw new Error('the survey does not go on');
}
