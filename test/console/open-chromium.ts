import type { Browser, BrowserContext, Page } from 'playwright-core';
import { findBrowser } from '../../infra/browser/find-browser';
import { sharedBrowser } from '../../infra/browser/shared-browser';

export interface Chromium {
  /** A window of its own, with its own cookies. */
  open(
    url: string,
    settings?: {
      lang?: 'zh' | 'en';
      userId?: string;
      javaScript?: boolean;
    },
  ): Promise<Window>;
  close(): Promise<void>;
}

/** A window that remembers what its console complained about. */
export interface Window {
  page: Page;
  context: BrowserContext;
  /** Goes to an address of the server and says with which status it was answered. */
  go(address: string): Promise<number>;
  /** Forgets what was said so far: another page comes by a click. */
  forget(): void;
  /** Bytes that bring the page that is open to somebody who has nothing of it yet. */
  weight(): Promise<number>;
  /** What the console complained about since {@link go}; a breach of the security policy is told there. */
  complaints(): string[];
  setLanguage(lang: 'zh' | 'en'): Promise<void>;
}

/** As it is sent, whether it came over the line or lay in the browser's cache; the headers by the usual estimate. */
const WEIGHT = `['navigation', 'resource']
  .flatMap((kind) => performance.getEntriesByType(kind))
  .reduce((sum, { encodedBodySize }) => sum + encodedBodySize + 300, 0)`;

/** The Chromium that documents are printed with, and its Chinese font. */
export function openChromium(): Chromium {
  const shared = sharedBrowser(() =>
    findBrowser({ chromePath: process.env.CHROME_PATH, searchPath: process.env.PATH ?? '' }),
  );
  return {
    async open(url, { lang = 'zh', userId, javaScript = true } = {}) {
      const browser: Browser = await shared.get();
      const context = await browser.newContext({
        viewport: { width: 1280, height: 900 },
        javaScriptEnabled: javaScript,
        baseURL: url,
      });
      const window = watched(await context.newPage(), context, url);
      await window.setLanguage(lang);
      if (userId !== undefined) await window.go(`/sandbox/sign-in/${userId}`);
      return window;
    },
    close: () => shared.close(),
  };
}

function watched(page: Page, context: BrowserContext, url: string): Window {
  let said: string[] = [];
  page.on('console', (message) => {
    // A refused page is an answer like another; 503: this test has no processes to decide anything.
    if (message.type() === 'error' && !/status of (?:4\d\d|503)/.test(message.text()))
      said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(error.message));
  const forget = () => {
    said = [];
  };
  return {
    page,
    context,
    forget,
    async go(address) {
      forget();
      const response = await page.goto(url + address, { waitUntil: 'load' });
      return response?.status() ?? 0;
    },
    weight: async () => (await page.evaluate(WEIGHT)) as number,
    complaints: () => said,
    setLanguage: (lang) => context.addCookies([{ name: 'lang', value: lang, url }]),
  };
}
