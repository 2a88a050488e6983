import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Window } from './open-chromium';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export const WIDE = { width: 1280, height: 900 };
/** What is left of a usual screen at 400 %. */
export const NARROW = { width: 320, height: 640 };
export const KILOBYTE = 1024;

/** Put into words where they are found: all that axe tells of a page is hundreds of kilobytes. */
const AXE_FAULTS = `axe
  .run(document, { runOnly: { type: 'tag', values: ${JSON.stringify(TAGS)} }, resultTypes: ['violations'] })
  .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.slice(0, 3)
    .map(({ target, failureSummary }) => id + ' at ' + target.join(' ') + ': ' + (failureSummary ?? ''))))`;

let served: Promise<string> | null = null;

/** Where axe can be had: what comes from an address the browser compiles once for all pages. */
function axeAddress(): Promise<string> {
  served ??= new Promise((resolve) => {
    const headers = { 'content-type': 'text/javascript', 'cache-control': 'max-age=3600, immutable' };
    const server = createServer((_request, response) => response.writeHead(200, headers).end(AXE));
    server.unref();
    server.listen(0, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}/axe.js`),
    );
  });
  return served;
}

/** Lets it in by the nonce of the page's own script; false where there is none. */
const loadedFrom = (address: string) => `new Promise((resolve) => {
  const own = document.querySelector('script[nonce]');
  if (own === null) return resolve(false);
  const script = document.createElement('script');
  Object.assign(script, { src: '${address}', nonce: own.nonce });
  Object.assign(script, { onload: () => resolve(true), onerror: () => resolve(false) });
  document.head.append(script);
})`;

/** What breaks WCAG 2.2 A and AA on the page that is open, with the place; empty when nothing does. */
export async function axeFaults({ page }: Window): Promise<string[]> {
  const isLoaded = await page.evaluate(loadedFrom(await axeAddress()));
  // Evaluated by the browser itself, so that the page's security policy stays as it is.
  if (!isLoaded) await page.evaluate(`${AXE};0`);
  return (await page.evaluate(AXE_FAULTS)) as string[];
}

interface Frame {
  headings: number;
  title: string;
  lang: string;
}

/** What every page owes its reader: one main heading, a title, its language. */
export async function frameFaults({ page }: Window, lang: string | null): Promise<string[]> {
  const frame = (await page.evaluate(`({
    headings: document.querySelectorAll('h1').length,
    title: document.title.trim(),
    lang: document.documentElement.lang,
  })`)) as Frame;
  return faultsOfFrame(frame, lang);
}

export function faultsOfFrame(frame: Frame, lang: string | null): string[] {
  return [
    ...(frame.headings === 1 ? [] : [`${frame.headings} main headings`]),
    ...(frame.title === '' ? ['no title'] : []),
    ...(frame.lang === '' || (lang !== null && frame.lang !== lang) ? [`lang "${frame.lang}"`] : []),
  ];
}

/** What is wider than the window and would make people scroll sideways; tables may, in a frame of their own. */
export async function overflowFaults({ page }: Window): Promise<string[]> {
  return (await page.evaluate(`(() => {
    const all = document.scrollingElement;
    if (all.scrollWidth <= innerWidth) return [];
    const inFrame = (one) => one.parentElement !== null && one.parentElement.closest('.app-wide') !== null;
    const wide = [...document.body.querySelectorAll('*')]
      .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !inFrame(one))
      .slice(0, 3)
      .map((one) => one.outerHTML.slice(0, 120));
    return ['the page is ' + all.scrollWidth + ' px wide in ' + innerWidth, ...wide];
  })()`)) as string[];
}
