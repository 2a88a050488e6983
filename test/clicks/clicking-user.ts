import type { User } from '../../examples/play/user';
import { type Browser, openBrowser, type Shown } from '../support/form-browser';
import type { ClickingWindow } from './clicking-window';
import { fillForm } from './fill-form';
import { formOfRequest } from './form-of-request';
import type { Hall } from './hall';
import { PageReads } from './page-reads';
import { checkPlainForm, sendPlainForm } from './plain-form';
import { pressUntilAnswered } from './press-until-answered';
import { sendByKeyboard } from './send-by-keyboard';
import { type TypedIn, typedIn } from './typed-in';
import type { UploadedFile } from './uploaded-file';

/** What the API would have answered, as far as the play needs it. */
interface Answer {
  id: string | undefined;
  hash?: string;
}

/**
 * Somebody who does everything on pages: what the play asks of them as a request, they do by clicking to the form and
 * typing it in, with scripts one time and without the next; the main tasks once with the keyboard alone. What they have
 * to know for it, they read from their pages.
 */
export class ClickingUser implements User {
  readonly reads: PageReads;
  private readonly windows: { scripted?: Promise<ClickingWindow>; plain?: Promise<ClickingWindow> } = {};
  private plain: Promise<Browser> | null = null;
  private userId: Promise<string> | null = null;
  private account = { email: '', password: '' };
  private readonly files = new Map<string, UploadedFile>();
  private busy: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly hall: Hall,
    readonly name: string,
  ) {
    this.reads = new PageReads(() => this.plainBrowser(), hall.rulebook);
  }

  async signIn(email: string, password: string): Promise<void> {
    this.account = { email, password };
    await this.plainBrowser();
  }

  post<T = unknown>(path: string, body: unknown = {}): Promise<T> {
    if (path.endsWith('/import') && Array.isArray(body)) return this.enterAll(path, body) as Promise<T>;
    return this.inTurn(async () => {
      const answer = await this.send('POST', path, body);
      // An application is begun on one page and written on the next.
      if (/^\/programmes\/[^/]+\/applications$/.test(path))
        await this.send('PUT', `/applications/${answer.id}`, body);
      return answer;
    }) as Promise<T>;
  }

  put<T = unknown>(path: string, body: unknown): Promise<T> {
    return this.inTurn(() => this.send('PUT', path, body)) as Promise<T>;
  }

  /** Accounts are entered one by one: a table of them has neither first passwords nor evaluators' ties. */
  private async enterAll(path: string, rows: readonly object[]): Promise<{ items: unknown[] }> {
    const items: unknown[] = [];
    for (const row of rows) items.push(await this.post(path.replace(/\/import$/, ''), row));
    return { items };
  }

  /** The file goes up with the form that names it. */
  async upload(
    _path: string,
    _fields: Record<string, string>,
    fileName: string,
    text: string,
  ): Promise<{ id: string }> {
    const id = `upload-${this.files.size}`;
    this.files.set(id, { fileName, text });
    return { id };
  }

  private async send(method: 'POST' | 'PUT', path: string, body: unknown): Promise<Answer> {
    const { form, address } = formOfRequest(method, path, body);
    const typed = typedIn(form.right, body as { [name: string]: unknown }, this.files);
    const hasCheck = form.check === true;
    const { first, decides, isRoutine, byKeyboard } = this.hall.turn(form.right);
    const open = this.reads.takeOpen(address);
    if (isRoutine) return this.sendPlainly(address, typed, hasCheck, open);
    if (first) await checkPlainForm(await this.plainBrowser(), address, typed, hasCheck);
    const window = await this.window(decides);
    const keyboard = byKeyboard ? await sendByKeyboard(window, address, typed, hasCheck) : null;
    if (!keyboard) await sendByMouse(window, address, typed, hasCheck);
    await this.hall.seeDone(window, form);
    if (keyboard) this.hall.byKeyboard.set(form.right, keyboard);
    return answerIn(window.path, new URL(window.page.url()).searchParams);
  }

  private window(which: 'scripted' | 'plain'): Promise<ClickingWindow> {
    this.windows[which] ??= this.openWindow(which === 'scripted');
    return this.windows[which];
  }

  private async openWindow(scripts: boolean): Promise<ClickingWindow> {
    const window = await this.hall.open(scripts);
    // Some type their password; the sandbox's links let in the others.
    if (this.hall.typesPassword()) await window.signIn(this.account.email, this.account.password);
    else await window.open(`/sandbox/sign-in/${await this.ownId()}`);
    return window;
  }

  private ownId(): Promise<string> {
    this.userId ??= this.plainBrowser().then(async (browser) => personOn((await browser.get('/')).html));
    return this.userId;
  }

  /** What has been clicked often enough goes by the same forms without a browser. */
  private async sendPlainly(
    address: string,
    typed: TypedIn,
    hasCheck: boolean,
    open?: Shown,
  ): Promise<Answer> {
    const browser = await this.plainBrowser();
    const next = new URL(await sendPlainForm(browser, address, typed, hasCheck, open), this.hall.url);
    return answerIn(next.pathname, next.searchParams);
  }

  private plainBrowser(): Promise<Browser> {
    this.plain ??= openBrowser(this.hall.url, this.account);
    return this.plain;
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.busy.then(work);
    this.busy = turn.catch(() => undefined);
    return turn;
  }
}

async function sendByMouse(
  window: ClickingWindow,
  address: string,
  typed: TypedIn,
  hasCheck: boolean,
): Promise<void> {
  const press = (button: string) => pressUntilAnswered(window, () => window.press(button));
  await window.reach(address);
  await window.throwIfWrong();
  await fillForm(window, typed, press);
  await press('button[value="on"]');
  if (hasCheck) await press('button[value="send"]');
}

/** Whose page it is. */
const personOn = (html: string) => / data-person="([^"]+)"/.exec(html)?.[1] ?? '';

/** It is in the address of the next page. */
function answerIn(path: string, query: URLSearchParams): Answer {
  const rulebook = query.get('rulebook');
  const [, , id] = path.split('/');
  return { id, ...(rulebook !== null && { hash: rulebook }) };
}
