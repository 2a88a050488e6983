import type { Window } from './open-chromium';

const STOPS = 20;

/** Notes how everything looks that can have the focus, and gives a function that compares. */
const WATCH = `(() => {
  const PARTS = ['outlineStyle', 'outlineWidth', 'outlineColor', 'backgroundColor', 'boxShadow', 'borderTopColor',
    'borderTopWidth', 'textDecorationLine', 'textDecorationThickness', 'clipPath', 'position', 'width'];
  const looks = (one) => [
    ...PARTS.map((part) => getComputedStyle(one)[part]),
    // The marks of radios and checkboxes are drawn by their labels.
    ...(one.matches('input[type=radio], input[type=checkbox]') && one.nextElementSibling
      ? PARTS.map((part) => getComputedStyle(one.nextElementSibling, '::before')[part])
      : []),
  ].join('|');
  const before = new Map();
  for (const one of document.querySelectorAll('a, button, input, select, textarea, summary, [tabindex]'))
    before.set(one, looks(one));
  let last = null;
  window.watchedFocus = () => {
    const one = document.activeElement;
    if (one === null || one === document.body || one === document.documentElement) return null;
    const box = one.getBoundingClientRect();
    const seen = looks(one) !== before.get(one);
    const again = one === last;
    last = one;
    return { seen, again, inView: box.bottom > 0 && box.top < innerHeight, href: one.getAttribute('href'),
      what: one.outerHTML.slice(0, 100) };
  };
  return before.size;
})()`;

interface Stop {
  seen: boolean;
  again: boolean;
  inView: boolean;
  href: string | null;
  what: string;
}

/** What somebody without a mouse misses on the page that is open: the way past the header, or where they are. */
export async function keyboardFaults({ page }: Window): Promise<string[]> {
  await page.evaluate(WATCH);
  const faults: string[] = [];
  for (let n = 0; n < STOPS; n += 1) {
    await page.keyboard.press('Tab');
    const stop = (await page.evaluate('window.watchedFocus()')) as Stop | null;
    if (stop === null) break;
    if (n === 0 && !stop.href?.startsWith('#'))
      faults.push(`the first stop leads past nothing: ${stop.what}`);
    // A date has several stops, of which the browser marks those within it.
    if (stop.again && /type="(date|datetime-local)"/.test(stop.what)) continue;
    if (stop.again) faults.push(`stuck at ${stop.what}`);
    if (!stop.seen) faults.push(`no visible focus on ${stop.what}`);
    if (!stop.inView) faults.push(`out of view: ${stop.what}`);
  }
  return faults;
}
