import { TEST_PASSWORD } from './api-server';

/** A page as it came: its form's fields are what would be sent back. */
export interface Shown {
  status: number;
  location: string | null;
  html: string;
  address: string;
  fields: { [name: string]: string };
}

type Typed = { [name: string]: string | string[] };

/** Walks through pages and forms as a browser without scripts does. */
export interface Browser {
  get(address: string, options?: { lang?: 'zh' | 'en' }): Promise<Shown>;
  /** Sends the form of a page with what is typed into it. */
  send(page: Shown, typed: Typed, files?: { [name: string]: File }): Promise<Shown>;
  file(address: string): Promise<Buffer>;
  /** Sends what the page's own script would send by itself. */
  script(
    page: Shown,
    typed: Typed,
    files?: { [name: string]: File },
  ): Promise<{ status: number; answer: { [name: string]: unknown } }>;
  /** Asks as the page's own script does whether there is anything new since a mark. */
  look(address: string, mark?: string): Promise<{ status: number; mark: string; cookie: string }>;
}

export async function openBrowser(
  url: string,
  { email, password = TEST_PASSWORD }: { email: string; password?: string },
): Promise<Browser> {
  const first = await ask(url, '/sign-in', '');
  const body = form({ ...first.fields, email, password });
  const entered = await fetch(`${url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    body,
    headers: { cookie: first.cookie },
  });
  if (entered.status !== 303) throw new Error(`signing in answered ${entered.status}`);
  return browserWith(url, cookieOf(entered));
}

/** Lets somebody in by a sandbox's link. */
export async function openSandboxBrowser(url: string, userId: string): Promise<Browser> {
  return browserWith(url, await sessionOf(url, userId));
}

/** The session's cookie of somebody let in by a sandbox's link. */
export async function sessionOf(url: string, userId: string): Promise<string> {
  const entered = await fetch(`${url}/sandbox/sign-in/${userId}`, { redirect: 'manual' });
  if (entered.status !== 303) throw new Error(`the link answered ${entered.status}`);
  return cookieOf(entered);
}

/** The browser of somebody who has not signed in. */
export const openVisitor = (url: string): Browser => browserWith(url, '');

function browserWith(url: string, cookie: string): Browser {
  const withLanguage = (lang?: string) => (lang === undefined ? cookie : `${cookie}; lang=${lang}`);
  return {
    get: (address, { lang } = {}) => ask(url, address, withLanguage(lang)),
    send: (page, typed, files) =>
      ask(url, page.address, cookie, withFiles(form({ ...page.fields, ...typed }), files)),
    async script(page, typed, files) {
      const response = await fetch(`${url}${page.address}`, {
        method: 'POST',
        headers: { cookie, accept: 'application/json' },
        body: withFiles(form({ ...page.fields, ...typed }), files),
      });
      return { status: response.status, answer: (await response.json()) as { [name: string]: unknown } };
    },
    async look(address, mark) {
      const headers = { cookie, accept: 'application/json', 'x-background': 'yes' };
      const response = await fetch(`${url}${address}`, {
        headers: { ...headers, ...(mark !== undefined && { 'if-none-match': mark }) },
      });
      await response.arrayBuffer();
      return {
        status: response.status,
        mark: response.headers.get('etag') ?? '',
        cookie: cookieOf(response),
      };
    },
    async file(address) {
      return Buffer.from(await (await fetch(`${url}${address}`, { headers: { cookie } })).arrayBuffer());
    },
  };
}

function form(fields: { [name: string]: string | string[] }): URLSearchParams {
  return new URLSearchParams(
    Object.entries(fields).flatMap(([name, texts]) =>
      [texts].flat().map((text): [string, string] => [name, text]),
    ),
  );
}

/** With files a form goes in parts. */
function withFiles(fields: URLSearchParams, files?: { [name: string]: File }): URLSearchParams | FormData {
  if (!files) return fields;
  const parts = new FormData();
  for (const [name, text] of fields) parts.append(name, text);
  for (const [name, file] of Object.entries(files)) parts.append(name, file);
  return parts;
}

async function ask(
  url: string,
  address: string,
  cookie: string,
  body?: URLSearchParams | FormData,
): Promise<Shown & { cookie: string }> {
  const response = await fetch(`${url}${address}`, {
    method: body ? 'POST' : 'GET',
    redirect: 'manual',
    headers: { cookie },
    ...(body && { body }),
  });
  const html = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
  return {
    ...{ status: response.status, location: response.headers.get('location'), html, address },
    fields: fieldsOf(mainOf(html)),
    cookie: cookieOf(response),
  };
}

const cookieOf = (response: Response) => response.headers.get('set-cookie')?.split(';')[0] ?? '';

/** Without the header, whose form signs out. */
export const mainOf = (html: string) => html.slice(Math.max(html.indexOf('<main'), 0));

const ENTITIES: { [entity: string]: string } = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
  '&#x60;': '`',
  '&#x3D;': '=',
  '&amp;': '&',
};
/** What an escaped text says. */
export const plain = (text: string) =>
  text.replace(/&(?:lt|gt|quot|amp|#x27|#x60|#x3D);/g, (one) => ENTITIES[one] ?? one);

function fieldsOf(html: string): { [name: string]: string } {
  const fields: { [name: string]: string } = {};
  const attribute = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
  for (const [tag] of html.matchAll(/<input[^>]*>/g)) {
    const name = attribute(tag, 'name');
    const type = attribute(tag, 'type') ?? 'text';
    if (name === undefined || type === 'file') continue;
    if ((type === 'radio' || type === 'checkbox') && !/ checked/.test(tag)) continue;
    fields[plain(name)] = plain(attribute(tag, 'value') ?? '');
  }
  for (const [, tag = '', text = ''] of html.matchAll(/<textarea([^>]*)>([\s\S]*?)<\/textarea>/g)) {
    fields[plain(attribute(` ${tag}`, 'name') ?? '')] = plain(text);
  }
  for (const [, tag = '', inner = ''] of html.matchAll(/<select([^>]*)>([\s\S]*?)<\/select>/g)) {
    const chosen = /<option value="([^"]*)" selected/.exec(inner)?.[1] ?? '';
    fields[plain(attribute(` ${tag}`, 'name') ?? '')] = plain(chosen);
  }
  return fields;
}
