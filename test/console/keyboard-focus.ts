import type { Page } from 'playwright-core';

/** A thing that can have the focus, as it is while it has it. */
export interface Stop {
  /** It looks otherwise than before. */
  seen: boolean;
  again: boolean;
  inView: boolean;
  /** It stands behind the last one in the document. */
  forward: boolean;
  inMain: boolean;
  href: string | null;
  /** How it begins, for messages. */
  what: string;
  /** What can be typed or chosen here; null on a link and the like. */
  control: Control | null;
  /** What the last one holds now that it has been left. */
  left: string;
}

export interface Control {
  name: string;
  /** `text`, `radio`, `select-one`, `submit` … */
  kind: string;
  value: string;
  isMoney: boolean;
  /** Values that there are to choose from: of a group of radios, of a list. */
  values: string[];
  /** Which of them is chosen, of radios which has the focus. */
  at: number;
  isChosen: boolean;
  /** The table that it is in, whose name the names of its fields begin with. */
  table: string | null;
}

/**
 * Notes how everything looks that can have the focus and was not there the last time, and gives a function that says
 * where the focus is.
 */
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
  const before = (window.looksBefore ??= new Map());
  for (const one of document.querySelectorAll('a, button, input, select, textarea, summary, [tabindex]'))
    if (!before.has(one) && one !== document.activeElement) before.set(one, looks(one));
  const holds = (one) => one === null ? '' : one.matches('[type=radio], [type=checkbox]')
    ? (one.checked ? one.value : '') : (one.value ?? '');
  const controlOf = (one) => {
    if (!one.matches('input, select, textarea, button')) return null;
    const group = [...(one.type === 'radio' ? document.getElementsByName(one.name) : (one.options ?? []))];
    return { name: one.name, kind: one.type, value: one.value, values: group.map(({ value }) => value),
      at: one.type === 'radio' ? group.indexOf(one) : (one.selectedIndex ?? -1), isChosen: one.checked === true,
      table: one.closest('.app-rows')?.id ?? null,
      isMoney: one.parentElement.querySelector('.govuk-input__prefix') !== null };
  };
  let last = null;
  window.watchedFocus = () => {
    const one = document.activeElement;
    if (one === null || one === document.body || one === document.documentElement) return null;
    const box = one.getBoundingClientRect();
    const stop = { seen: looks(one) !== before.get(one), again: one === last, left: holds(last),
      inView: box.bottom > 0 && box.top < innerHeight, href: one.getAttribute('href'),
      forward: last === null || one === last || !last.isConnected
        || (last.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) > 0,
      inMain: one.closest('main') !== null, what: one.outerHTML.slice(0, 100), control: controlOf(one) };
    last = one;
    return stop;
  };
})()`;

/** Once on every page, and again when there is more on it. */
export async function watchFocus(page: Page): Promise<void> {
  await page.evaluate(WATCH);
}

/** Where the focus is; null when it has left the page. */
export async function focused(page: Page): Promise<Stop | null> {
  return (await page.evaluate('window.watchedFocus()')) as Stop | null;
}

/** Goes on by one. */
export async function tab(page: Page): Promise<Stop | null> {
  await page.keyboard.press('Tab');
  return focused(page);
}

/** What is wrong with a place to which the focus went on. */
export function faultsOfStop(stop: Stop): string[] {
  // A date has several stops, of which the browser marks those within it.
  if (stop.again && /type="(date|datetime-local)"/.test(stop.what)) return [];
  return [
    ...(stop.again ? [`stuck at ${stop.what}`] : []),
    ...(stop.forward ? [] : [`goes back to ${stop.what}`]),
    ...(stop.seen ? [] : [`no visible focus on ${stop.what}`]),
    ...(stop.inView ? [] : [`out of view: ${stop.what}`]),
  ];
}

/** The first stop of a page is the way past its header. */
export const faultsOfFirstStop = ({ href, what }: Stop): string[] =>
  href?.startsWith('#') ? [] : [`the first stop leads past nothing: ${what}`];
