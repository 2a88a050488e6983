import type { Invitation } from '../../examples/play/reads';
import type { Visitor } from '../../examples/play/user';
import { type Browser, openVisitor, plain, type Shown } from '../support/form-browser';
import type { Hall } from './hall';

interface Said {
  values: { question: string; value: number | boolean }[];
}

/** This many answer in a browser, with scripts and without by turns. */
const IN_A_BROWSER = 4;
/** After them this many answer page by page without a browser; the others send what the last page sends. */
const PAGE_BY_PAGE = 8;

/** Recipients: each opens the link in the mail and answers one question a page, on a screen of 320 pixels. */
export class ClickingRecipient implements Visitor {
  private readonly plain: Browser;
  /** Pages that links led to, by their address. */
  private readonly opened = new Map<string, Shown>();
  private answered = 0;

  constructor(private readonly hall: Hall) {
    this.plain = openVisitor(hall.url);
  }

  async invitation(code: string): Promise<Invitation> {
    const page = await this.plain.get(`/survey/${code}`);
    this.opened.set(page.address, page);
    const [, project = ''] = /<p>[^<]*<br>([^<]*?) <span/.exec(page.html) ?? [];
    return { project: plain(project), isOpen: page.html.includes('<form method="post"') };
  }

  async post<T = unknown>(path: string, body?: unknown): Promise<T> {
    const link = `/survey/${path.split('/').at(-1)}`;
    const { values } = body as Said;
    const given = new Map(values.map(({ question, value }) => [`a-${question}`, spoken(value)]));
    this.answered += 1;
    if (this.answered > IN_A_BROWSER) await this.answerPlainly(link, given);
    else await this.answerOnPhone(link, given, this.answered % 2 === 1);
    return undefined as T;
  }

  private async answerOnPhone(link: string, given: Map<string, string>, scripts: boolean): Promise<void> {
    const phone = await this.hall.openPhone(scripts);
    await phone.open(link);
    await phone.press('button[value="next"]');
    while ((await phone.page.locator('button[value="send"]').count()) === 0) {
      const name = await phone.page
        .locator('main input[type="radio"], main textarea')
        .first()
        .getAttribute('name');
      const value = given.get(name ?? '');
      if (value !== undefined) await phone.page.check(`main [name="${name}"][value="${value}"]`);
      await phone.press('button[value="next"]');
      await phone.throwIfWrong();
      this.hall.seeWidth((await phone.page.evaluate('document.documentElement.scrollWidth')) as number);
    }
    await phone.press('button[value="send"]');
    await phone.throwIfWrong();
    if (!phone.path.endsWith('/thanks')) throw new Error(`nobody said thanks: ${phone.page.url()}`);
    await phone.close();
  }

  private async answerPlainly(link: string, given: Map<string, string>): Promise<void> {
    let page = this.opened.get(link) ?? (await this.plain.get(link));
    const isShort = this.answered > IN_A_BROWSER + PAGE_BY_PAGE;
    for (let pages = 0; !isShort && !page.html.includes('value="send"'); pages += 1) {
      if (pages > given.size + 3 || page.status !== 200)
        throw new Error(`the survey does not go on: ${page.html}`);
      const asked = [...given].filter(([name]) => page.html.includes(`name="${name}"`));
      page = await this.plain.send(page, { ...Object.fromEntries(asked), go: 'next' });
    }
    const sent = await this.plain.send(page, { ...(isShort && Object.fromEntries(given)), go: 'send' });
    if (!sent.location?.endsWith('/thanks'))
      throw new Error(`the answer was not taken: ${sent.status} ${sent.html}`);
  }
}

const spoken = (value: number | boolean) =>
  typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
