import { Refused } from '../../examples/play/refused';
import type { Browser, Shown } from '../support/form-browser';
import { textFor } from './text-for';
import type { TypedIn } from './typed-in';
import { isFiles, type UploadedFile } from './uploaded-file';

const PATIENCE_MS = 120_000;

/**
 * Fills in a form and sends it as a browser without scripts does, without the browser.
 * @param open the page of the form, when it is open already
 * @returns the address of the page that follows
 * @throws Refused as the page says it
 */
export async function sendPlainForm(
  browser: Browser,
  address: string,
  typed: TypedIn,
  hasCheck: boolean,
  open?: Shown,
): Promise<string> {
  const goOn = await filledIn(browser, address, typed, open);
  let answer = await goOn();
  if (hasCheck) {
    const checked = answer;
    answer = await untilAnswered(() => browser.send(checked, { go: 'send' }));
  }
  if (answer.location === null) throw new Error(`${address} did not go on: ${answer.html}`);
  return answer.location;
}

/**
 * Fills a form in without scripts up to the last button: nothing is decided.
 * @throws Error when the form lacks a field, or what was typed is not shown to be checked
 */
export async function checkPlainForm(
  browser: Browser,
  address: string,
  typed: TypedIn,
  hasCheck: boolean,
): Promise<void> {
  const goOn = await filledIn(browser, address, typed);
  if (hasCheck && !(await goOn()).html.includes('value="send"'))
    throw new Error(`${address} shows no answers`);
}

async function filledIn(
  browser: Browser,
  address: string,
  typed: TypedIn,
  open?: Shown,
): Promise<() => Promise<Shown>> {
  const { page, files } = await attach(browser, open ?? seen(await browser.get(address)), typed);
  const texts = textsFor(page.html, typed);
  return () => untilAnswered(() => browser.send(page, { ...texts, go: 'on' }, files));
}

/** Documents go up at once, so that rows can name them; a file that the route itself takes goes with the form. */
async function attach(
  browser: Browser,
  first: Shown,
  typed: TypedIn,
): Promise<{ page: Shown; files?: { [name: string]: File } }> {
  let page = first;
  for (const [name, value] of typed) {
    const file = isFiles(value) ? value[0] : undefined;
    if (!file) continue;
    if (!page.html.includes(`name="${name}.file"`)) return { page, files: { [name]: contentOf(file) } };
    page = seen(await browser.send(page, { go: 'change' }, { [`${name}.file`]: contentOf(file) }));
  }
  return { page };
}

async function untilAnswered(send: () => Promise<Shown>): Promise<Shown> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await send();
    if (answer.status !== 503 || Date.now() > until) return seen(answer);
  }
}

function seen(page: Shown): Shown {
  if (page.status < 400) return page;
  // What the state would have allowed is said on the page; here only that it is about the state.
  const allowed = page.status === 409 ? { allowed: [] } : {};
  const [, said = ''] = /<main[^>]*>([\s\S]*)<\/main>/.exec(page.html) ?? [];
  const detail = said.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  throw new Refused(page.status, { detail, ...allowed }, page.address);
}

const contentOf = ({ fileName, text }: UploadedFile) =>
  new File([text], fileName, { type: fileName.endsWith('.csv') ? 'text/csv' : 'text/plain' });

function textsFor(html: string, typed: TypedIn): { [name: string]: string | string[] } {
  const said = [...typed].filter(([, value]) => !isFiles(value));
  return Object.fromEntries(
    said.map(([name, value]) => {
      const field = fieldOf(html, name);
      return [name, Array.isArray(value) ? value.map(String) : textIn(html, field, value)];
    }),
  );
}

/** A row that the page has no place for yet is like its first. */
function fieldOf(html: string, name: string): string {
  const field = [name, name.replace(/\.\d+\./, '.0.')].find((one) => html.includes(`name="${one}"`));
  if (field === undefined) throw new Error(`the page has no field for ${name}`);
  return field;
}

function textIn(html: string, field: string, value: unknown): string {
  // A box that is not ticked is not sent.
  if (value === false && isBox(html, field)) return '';
  return textFor(value, choicesOf(html, field), isMoney(html, field));
}

function choicesOf(html: string, name: string): string[] {
  const [, options = ''] =
    new RegExp(`<select[^>]* name="${name}"[^>]*>([\\s\\S]*?)</select>`).exec(html) ?? [];
  const inputs = [...html.matchAll(new RegExp(`<input[^>]* name="${name}"[^>]*>`, 'g'))].map(String);
  const radios = inputs.filter((one) => one.includes('type="radio"')).join('');
  return [...`${options}${radios}`.matchAll(/ value="([^"]*)"/g)].map(([, value = '']) => value);
}

const isBox = (html: string, name: string) =>
  new RegExp(`<input[^>]* name="${name}"[^>]* type="checkbox"`).test(html);

const isMoney = (html: string, name: string) =>
  new RegExp(`>¥</div>\\s*<input[^>]* name="${name}"`).test(html);
