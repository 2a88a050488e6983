import type { Browser } from 'playwright-core';
import type { FoundBrowser } from './find-browser';

/** One browser for a whole process: started when first needed, started again when it died. */
export interface SharedBrowser {
  get(): Promise<Browser>;
  close(): Promise<void>;
}

/** @param find where it is, asked for at each start */
export function sharedBrowser(find: () => Promise<FoundBrowser>): SharedBrowser {
  let running: Promise<Browser> | undefined;

  const launch = async (): Promise<Browser> => {
    // Loaded when needed: a process that prints nothing does without.
    const { chromium } = await import('playwright-core');
    const { executablePath, args, env } = await find();
    const browser = await chromium.launch({
      executablePath,
      args: [...args],
      env: env as { [name: string]: string },
      // Needs kernel rights that containers do not give; it only ever shows our own pages, without scripts.
      chromiumSandbox: false,
      // Who owns this process ends it; a signal must not take the browser away from a page in print.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
    browser.on('disconnected', () => {
      running = undefined;
    });
    return browser;
  };

  return {
    get() {
      running ??= launch().catch((error: unknown) => {
        running = undefined;
        throw error;
      });
      return running;
    },
    async close() {
      const browser = await running?.catch(() => undefined);
      running = undefined;
      await browser?.close();
    },
  };
}
