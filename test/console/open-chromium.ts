import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
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
      /** Keeps what came before, as browsers do; each page's whole weight is seen only without. */
      cached?: boolean;
    },
  ): Promise<Window>;
  close(): Promise<void>;
}

/** A window that remembers what went over the line and what its console complained about. */
export interface Window {
  page: Page;
  context: BrowserContext;
  /** Goes to an address of the server and says with which status it was answered. */
  go(address: string): Promise<number>;
  /** Forgets what came and what was said so far: another page comes by a click. */
  forget(): void;
  /** Bytes that came over the line since {@link go}. */
  weight(): number;
  /** What the console complained about since {@link go}; a breach of the security policy is told there. */
  complaints(): string[];
  setLanguage(lang: 'zh' | 'en'): Promise<void>;
}

/** The Chromium that documents are printed with, and its Chinese font. */
export function openChromium(): Chromium {
  const shared = sharedBrowser(() =>
    findBrowser({ chromePath: process.env.CHROME_PATH, searchPath: process.env.PATH ?? '' }),
  );
  return {
    async open(url, { lang = 'zh', userId, javaScript = true, cached = false } = {}) {
      const browser: Browser = await shared.get();
      const context = await browser.newContext({
        viewport: { width: 1280, height: 900 },
        javaScriptEnabled: javaScript,
        baseURL: url,
      });
      const window = await watched(await context.newPage(), context, url, cached);
      await window.setLanguage(lang);
      if (userId !== undefined) await window.go(`/sandbox/sign-in/${userId}`);
      return window;
    },
    close: () => shared.close(),
  };
}

async function watched(page: Page, context: BrowserContext, url: string, cached: boolean): Promise<Window> {
  let bytes = 0;
  let said: string[] = [];
  const line: CDPSession = await context.newCDPSession(page);
  await line.send('Network.enable');
  await line.send('Network.setCacheDisabled', { cacheDisabled: !cached });
  line.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  page.on('console', (message) => {
    // A refused page is an answer like another; 503: this test has no processes to decide anything.
    if (message.type() === 'error' && !/status of (?:4\d\d|503)/.test(message.text()))
      said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(error.message));
  const forget = () => {
    bytes = 0;
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
    weight: () => bytes,
    complaints: () => said,
    setLanguage: (lang) => context.addCookies([{ name: 'lang', value: lang, url }]),
  };
}
