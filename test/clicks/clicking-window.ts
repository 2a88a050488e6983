import type { Page, Response } from 'playwright-core';
import { Refused } from '../../examples/play/refused';
import type { Window } from '../console/open-chromium';

/** Looking through every main way and the lists behind them takes no more. */
const MOST_CLICKS = 30;

/** A window in which somebody clicks. Pages that were reached by no link are noted. */
export class ClickingWindow {
  private status = 0;
  /** The page came by a link, not as the answer to a form. */
  private cameByLink = false;

  private constructor(
    private readonly window: Window,
    readonly hasScripts: boolean,
    private readonly note: (address: string) => void,
  ) {
    window.page.on('response', (response: Response) => {
      const request = response.request();
      const isSent = request.resourceType() === 'xhr' && request.method() === 'POST';
      if (!request.isNavigationRequest() && !isSent) return;
      this.status = response.status();
      this.cameByLink = request.method() === 'GET';
    });
  }

  /** @param note is told of an address that no link led to */
  static over(
    window: Window,
    hasScripts: boolean,
    note: (address: string) => void = () => undefined,
  ): ClickingWindow {
    return new ClickingWindow(window, hasScripts, note);
  }

  get page(): Page {
    return this.window.page;
  }

  get complaints(): string[] {
    return this.window.complaints();
  }

  async signIn(email: string, password: string): Promise<void> {
    await this.window.go('/sign-in');
    await this.page.fill('main [name="email"]', email);
    await this.page.fill('main [name="password"]', password);
    await this.press('button');
    if (this.path !== '/') throw new Error(`${email} was not let in: ${this.page.url()}`);
  }

  get path(): string {
    return new URL(this.page.url()).pathname;
  }

  /** Opens a link that came by mail. */
  async open(address: string): Promise<void> {
    await this.window.go(address);
  }

  /**
   * Goes to a page from link to link: from where one is, else from "my work".
   * @param follow how; by the mouse unless said otherwise
   */
  async reach(
    address: string,
    follow = (href: string) => this.leave(() => this.page.locator(`a[href="${href}"]`).first().click()),
  ): Promise<void> {
    const isThere = () => this.path === address && this.cameByLink && this.status < 400;
    const seen = new Set<string>();
    for (let clicks = 0; clicks < MOST_CLICKS && !isThere(); clicks += 1) {
      const step = await this.linkTowards(address, seen);
      if (step === null) break;
      seen.add(step);
      await follow(step);
      this.throwIfRefused();
    }
    if (isThere()) return;
    this.note(address);
    await this.window.go(address);
  }

  /** The link on this page that leads furthest towards an address, else the next of the main ways. */
  private async linkTowards(address: string, seen: ReadonlySet<string>): Promise<string | null> {
    const { links, ways } = (await this.page.evaluate(LINKS)) as { links: string[]; ways: string[] };
    const here = sharedParts(this.path, address);
    const [best] = links
      .filter((link) => !seen.has(link) && (link === address || sharedParts(link, address) > here))
      .sort((a, b) => sharedParts(b, address) - sharedParts(a, address) || a.length - b.length);
    if (best !== undefined) return best;
    return ways.find((way) => !seen.has(way)) ?? null;
  }

  /** Does what brings another page, and waits for that. */
  async leave(act: () => Promise<void>): Promise<void> {
    await Promise.all([this.page.waitForNavigation({ waitUntil: 'domcontentloaded' }), act()]);
  }

  /**
   * Presses a button and waits for what comes of it.
   * @param button a selector within the main part of the page
   */
  press(button: string): Promise<void> {
    return this.change(() => this.page.locator(`main ${button}`).first().click());
  }

  /** Waits for what comes of an act: another page or, with scripts, another content of this one. */
  async change(act: () => Promise<void>): Promise<void> {
    if (!this.hasScripts) return this.leave(act);
    await this.page.evaluate(`document.querySelector('main').firstElementChild.dataset.old = 'yes'`);
    await act();
    await this.page.locator('main [data-old]').waitFor({ state: 'detached' });
    await this.page.waitForLoadState('domcontentloaded');
  }

  /** @throws Refused with what the page says is wrong */
  async throwIfWrong(): Promise<void> {
    if (this.status < 400) return;
    const said = this.page.locator('main .govuk-error-summary, main .govuk-inset-text');
    const detail = (await said.allInnerTexts()).join(' ');
    // What the state would have allowed is said on the page; here only that it is about the state.
    const allowed = this.status === 409 ? { allowed: [] } : {};
    throw new Refused(this.status, { detail, ...allowed }, this.page.url());
  }

  private throwIfRefused(): void {
    if (this.status >= 400) throw new Refused(this.status, {}, this.page.url());
  }

  close(): Promise<void> {
    return this.window.context.close();
  }

  get isUnavailable(): boolean {
    return this.status === 503;
  }
}

/** How many parts of an address another one begins with. */
function sharedParts(one: string, other: string): number {
  const [parts, others] = [one.split('/').slice(1), other.split('/').slice(1)];
  const differs = parts.findIndex((part, n) => part !== others[n]);
  return differs < 0 ? parts.length : differs;
}

const LINKS = `(() => {
  const of = (links) => [...document.querySelectorAll(links)].map((one) => one.getAttribute('href'));
  return { links: of('a[href^="/"]'), ways: of('.app-ways a') };
})()`;
