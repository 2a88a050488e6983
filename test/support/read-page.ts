import { mainOf, plain } from './form-browser';

/** A cell of a table: what it says, and where it leads. */
export interface ReadCell {
  text: string;
  href: string | null;
}

/** What somebody sees where markup is: without the marks, spaces as on a screen. */
const seen = (html: string): string =>
  plain(html.replace(/<[^>]+>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();

/** Rows of the tables of a page, without those of headings. */
export function tableRows(html: string): ReadCell[][] {
  return [...mainOf(html).matchAll(/<tr[\s>][\s\S]*?<\/tr>/g)].flatMap(([row]) => {
    const cells = [...row.matchAll(/<td[^>]*>([\s\S]*?)<\/td>/g)].map(([, cell = '']) => cellOf(cell));
    return cells.length > 0 ? [cells] : [];
  });
}

const cellOf = (html: string): ReadCell => ({ text: seen(html), href: firstLink(html) });

function firstLink(html: string): string | null {
  const href = /<a [^>]*href="([^"]*)"/.exec(html)?.[1];
  return href === undefined ? null : plain(href);
}

/** The facts that a page lists: what each is called → what it says. */
export function factsOf(html: string): Map<string, string> {
  const facts = html.matchAll(/<dt[^>]*>([\s\S]*?)<\/dt>\s*<dd[^>]*>([\s\S]*?)<\/dd>/g);
  return new Map([...facts].map(([, key = '', value = '']) => [seen(key), seen(value)]));
}

/** What one fact of a page says. @throws Error when the page does not say it */
export function factOf(html: string, name: string): string {
  const value = factsOf(html).get(name);
  if (value === undefined) throw new Error(`the page does not say ${name}: ${seen(mainOf(html))}`);
  return value;
}

/** What the fields of a form are called, in their order: of choices the group's words. */
export function labels(html: string): { name: string; label: string }[] {
  return [
    ...mainOf(html).matchAll(/<div class="govuk-form-group[\s\S]*?<(?:input|textarea|select)[^>]*>/g),
  ].map(([group]) => ({
    name: plain(/<(?:input|textarea|select)[^>]* name="([^"]*)"/.exec(group)?.[1] ?? ''),
    label: seen(/<(?:legend|label)[^>]*>([\s\S]*?)<\/(?:legend|label)>/.exec(group)?.[1] ?? ''),
  }));
}

/** The choices that a field offers, in their order. */
export function choicesOf(html: string, name: string): string[] {
  const offered = new RegExp(`<input[^>]* name="${name}" type="radio" value="([^"]*)"`, 'g');
  return [...mainOf(html).matchAll(offered)].map(([, value = '']) => plain(value));
}

/** The first of the choices that a field offers. */
export function choiceOf(html: string, name: string): string {
  const [value] = choicesOf(html, name);
  if (value === undefined) throw new Error(`the page does not offer ${name}`);
  return value;
}

/** Entries of the list under a heading; none when the page has no such heading. */
export function listedUnder(html: string, heading: string): string[] {
  const [, rest = ''] = html.split(`>${heading}</h2>`);
  const list = /^\s*<ul[^>]*>([\s\S]*?)<\/ul>/.exec(rest)?.[1] ?? '';
  return [...list.matchAll(/<li>([\s\S]*?)<\/li>/g)].map(([, entry = '']) => seen(entry));
}

/** Where a list goes on; null on its last page. */
export function nextPage(html: string): string | null {
  const href = /<a [^>]*href="(\?[^"]*)"[^>]*rel="next"|<a [^>]*rel="next"[^>]*href="(\?[^"]*)"/.exec(html);
  return href ? plain(href[1] ?? href[2] ?? '') : null;
}

/** The instant of a day, or of a day and time, as pages write it in Chinese; to the minute. */
export function instantOf(text: string): string {
  const found = /(\d+)年(\d+)月(\d+)日(?:\s*(\d+):(\d+))?/.exec(text);
  if (!found) throw new Error(`no date: ${text}`);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = found.slice(1).map((one) => Number(one ?? 0));
  return new Date(Date.UTC(year, month - 1, day, hour - 8, minute)).toISOString();
}
