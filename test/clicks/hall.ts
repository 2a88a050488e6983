import type { FormPage } from '../../api/record/pages/form-page';
import type { Rulebook } from '../../domain/publish/rulebook';
import type { Chromium } from '../console/open-chromium';
import { ClickingWindow } from './clicking-window';
import type { Keyboard } from './keyboard';

/** Each form is clicked once with scripts and once without; further times it is sent without a browser. */
const CLICKED = process.env.CLICKS === 'all' ? Number.POSITIVE_INFINITY : 2;
/** Done with the keyboard alone the first time: an application, an evaluator's score sheet, the approval of a payment. */
export const BY_KEYBOARD = [
  'POST /applications/:applicationId/submit',
  'POST /disbursements/:projectId/:tranche/approve',
  'PUT /applications/:applicationId',
  'PUT /panel-seats/:programmeId/:number/sheets/:applicationId',
];
const PASSWORDS_TYPED = 4;
const PHONE_WIDTH = 320;

interface Turn {
  first: boolean;
  decides: 'scripted' | 'plain';
  isRoutine: boolean;
  byKeyboard: boolean;
}

/** Where everybody clicks: opens their windows, and remembers what was done with scripts and what without. */
export class Hall {
  /** Addresses that no link led to. */
  readonly typed = new Set<string>();
  /** What the pages complained about: a breach of the security policy, an error of a script. */
  readonly complaints: string[] = [];
  /** How often each form was sent, by the route that it sends to. */
  readonly sent = new Map<string, number>();

  /** What the keyboard met on the way, by the route that the form sends to. */
  readonly byKeyboard = new Map<string, Pick<Keyboard, 'stops' | 'faults'>>();

  private entered = 0;

  /** @param rulebook of the programme that is played: everybody has read it */
  constructor(
    private readonly chromium: Chromium,
    readonly url: string,
    readonly rulebook: Rulebook,
  ) {}

  async open(javaScript: boolean): Promise<ClickingWindow> {
    const window = await this.chromium.open(this.url, { javaScript });
    return ClickingWindow.over(window, javaScript, (address) => this.typed.add(address));
  }

  async openPhone(javaScript: boolean): Promise<ClickingWindow> {
    const window = await this.chromium.open(this.url, { javaScript });
    await window.page.setViewportSize({ width: PHONE_WIDTH, height: 640 });
    return ClickingWindow.over(window, javaScript);
  }

  /** @throws Error when a page on a phone is wider than the phone */
  seeWidth(width: number): void {
    if (width > PHONE_WIDTH) throw new Error(`a page is ${width} pixels wide on a phone of ${PHONE_WIDTH}`);
  }

  typesPassword(): boolean {
    this.entered += 1;
    return this.entered <= PASSWORDS_TYPED;
  }

  /** Each form is decided with scripts and without by turns; the first time it is also filled in without a browser. */
  turn(right: string): Turn {
    const times = this.sent.get(right) ?? 0;
    this.sent.set(right, times + 1);
    const isRoutine = times >= CLICKED;
    const first = times === 0;
    const byKeyboard = first && BY_KEYBOARD.includes(right);
    return { first, decides: times % 2 === 0 ? 'scripted' : 'plain', isRoutine, byKeyboard };
  }

  /** @throws Error when the page after a form does not say what was done */
  async seeDone(window: ClickingWindow, form: FormPage): Promise<void> {
    this.complaints.push(...window.complaints);
    const banner = window.page.locator('main .govuk-notification-banner--success');
    if ((await banner.count()) === 0)
      throw new Error(`after ${form.right} nothing says that it was done: ${window.page.url()}`);
  }
}
