import type { Page } from 'playwright-core';
import {
  type Control,
  faultsOfFirstStop,
  faultsOfStop,
  focused,
  type Stop,
  tab,
  watchFocus,
} from '../console/keyboard-focus';
import type { ClickingWindow } from './clicking-window';
import { textFor } from './text-for';
import type { TypedIn } from './typed-in';

/** More than any task of the cycle takes. */
const MOST_STOPS = 400;

/**
 * Somebody without a mouse in front of a window: goes by Tab from stop to stop, and looks at each whether one sees
 * where one is.
 */
export class Keyboard {
  readonly faults: string[] = [];
  stops = 0;
  private at: Stop | null = null;
  /** What the present field has to hold once it is left. */
  private typed: string | null = null;

  constructor(private readonly window: ClickingWindow) {}

  private get page(): Page {
    return this.window.page;
  }

  /** Goes past the header of a page that has just come, as its first stop offers. */
  async skipHeader(): Promise<void> {
    const first = await this.begin();
    if (faultsOfFirstStop(first).length > 0) return;
    await this.page.keyboard.press('Enter');
    const { inMain, what } = await this.goOn();
    if (!inMain) this.note([`the way past the header leads to ${what}`]);
  }

  /** Follows a link of the page that is open. */
  async follow(href: string): Promise<void> {
    const isInMain = (await this.page.locator(`main a[href="${href}"]`).count()) > 0;
    await (isInMain ? this.skipHeader() : this.begin());
    await this.walkTo((stop) => stop.href === href);
    await this.window.leave(() => this.page.keyboard.press('Enter'));
    this.at = null;
  }

  /**
   * Types everything into the form, from its first field to its last, with more rows where it has them.
   * @throws Error naming what the page has no field for
   */
  async fillIn(typed: TypedIn): Promise<void> {
    const left = new Map(typed);
    while (this.at === null || !isButton('on')(this.at)) {
      if (this.at && (await this.addRow(this.at, left))) continue;
      if (this.at?.control) await this.use(this.at.control, left);
      await this.goOn();
    }
    if (left.size > 0) throw new Error(`${this.page.url()} has no field for ${[...left.keys()].join(', ')}`);
  }

  /** Presses a button of the form, and waits for what comes of it. */
  async press(button: string): Promise<void> {
    if (this.at === null) await watchFocus(this.page);
    await this.walkTo(isButton(button));
    await this.window.change(() => this.page.keyboard.press('Enter'));
    this.at = null;
  }

  private async begin(): Promise<Stop> {
    await watchFocus(this.page);
    const first = await this.goOn();
    // What comes in answer to a form begins where the form did: behind the header, if that was skipped.
    const isBehindHeader = first.inMain && this.page.url().endsWith('#main');
    if (!isBehindHeader) this.note(faultsOfFirstStop(first));
    return first;
  }

  private async walkTo(isThere: (stop: Stop) => boolean): Promise<void> {
    while (this.at === null || !isThere(this.at)) await this.goOn();
  }

  private async goOn(): Promise<Stop> {
    const stop = await tab(this.page);
    this.stops += 1;
    if (stop === null || this.stops > MOST_STOPS)
      throw new Error(`${this.page.url()}: the keyboard leads nowhere after ${this.at?.what}`);
    if (this.typed !== null && !stop.again && stop.left !== this.typed)
      this.note([`"${this.typed}" was typed into ${this.at?.what}, which holds "${stop.left}"`]);
    if (!stop.again) this.typed = null;
    this.note(faultsOfStop(stop));
    this.at = stop;
    return stop;
  }

  /** At the button for it, when the table has too few: the focus goes on in the new row. */
  private async addRow(stop: Stop, left: TypedIn): Promise<boolean> {
    const table = stop.control?.table;
    const lacksOne = [...left.keys()].some((name) => name.startsWith(`${table}.`));
    if (!isButton('more')(stop) || !lacksOne) return false;
    await this.page.keyboard.press('Enter');
    await watchFocus(this.page);
    const next = await focused(this.page);
    if (next === null || next.control?.table !== table || isButton('more')(next))
      throw new Error(`${this.page.url()} does not go on in a new row of ${table}`);
    this.at = next;
    return true;
  }

  private async use(control: Control, left: TypedIn): Promise<void> {
    const value = left.get(control.name);
    if (value === undefined) return;
    if (typeof value === 'object') throw new Error(`nobody chooses several by keyboard yet: ${control.name}`);
    left.delete(control.name);
    const text = textFor(value, control.values, control.isMoney);
    if (control.kind === 'checkbox') await this.tick(control, value === true);
    else if (control.values.length > 0) await this.choose(control, text);
    else await this.type(control, text);
  }

  private async tick({ value, isChosen }: Control, isTrue: boolean): Promise<void> {
    if (isChosen !== isTrue) await this.page.keyboard.press('Space');
    this.typed = isTrue ? value : '';
  }

  /** Of radios and lists the arrows choose; the radio that has the focus already, the space bar. */
  private async choose({ name, kind, values, at, isChosen }: Control, text: string): Promise<void> {
    const steps = values.indexOf(text) - at;
    if (!values.includes(text)) throw new Error(`${this.page.url()} does not offer ${text} for ${name}`);
    const arrow = steps < 0 ? 'ArrowUp' : 'ArrowDown';
    for (let n = 0; n < Math.abs(steps); n += 1) await this.page.keyboard.press(arrow);
    if (kind === 'radio' && steps === 0 && !isChosen) await this.page.keyboard.press('Space');
    const chosen = kind === 'radio' ? await focused(this.page) : null;
    if (chosen && steps > 0) this.note(faultsOfStop(chosen));
    this.typed = text;
  }

  /** Chinese comes from an input method, in one piece. */
  private async type({ value }: Control, text: string): Promise<void> {
    const { keyboard } = this.page;
    if (value !== '') await keyboard.press('Control+A');
    await (/^[ -~]*$/.test(text) ? keyboard.type(text) : keyboard.insertText(text));
    this.typed = text;
  }

  private note(faults: readonly string[]): void {
    this.faults.push(...faults.map((fault) => `${this.window.path}: ${fault}`));
  }
}

const isButton =
  (value: string) =>
  ({ control }: Stop): boolean =>
    control?.kind === 'submit' && control.name === 'go' && control.value === value;
