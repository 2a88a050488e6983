import { patiently } from './patiently';

interface CaughtMail {
  id: number;
  to: string;
  template: string | null;
  text: string | null;
}

/** The sandbox's mail, as its readers find it in the browser. */
export class Mailbox {
  private readonly byReader = new Map<string, string[]>();
  private newest = 0;
  private reading: Promise<void> = Promise.resolve();
  /** Shared by all who ask before it begins. */
  private nextReading: Promise<void> | null = null;
  total = 0;

  constructor(private readonly url: string) {}

  /** Texts of the mails to somebody (the name before the @), newest first. */
  async to(name: string, template: string): Promise<string[]> {
    this.nextReading ??= this.reading.then(() => {
      this.nextReading = null;
      return this.collect();
    });
    this.reading = this.nextReading;
    await this.reading;
    return [...(this.byReader.get(`${name} ${template}`) ?? [])].reverse();
  }

  async collect(): Promise<void> {
    for (;;) {
      const items = await this.page();
      for (const { id, to, template, text } of items) {
        const reader = `${/^[^<]*?<?([^@<\s]+)@/.exec(to)?.[1] ?? to} ${template}`;
        this.byReader.set(reader, [...(this.byReader.get(reader) ?? []), text ?? '']);
        this.newest = Math.max(this.newest, id);
        this.total += 1;
      }
      if (items.length === 0) return;
    }
  }

  /** The catcher may be away for a moment; its mails are not lost. */
  private page(): Promise<CaughtMail[]> {
    return patiently(async () => {
      const answer = await fetch(`${this.url}/api/mails?after=${this.newest}&limit=200`);
      return ((await answer.json()) as { items: CaughtMail[] }).items;
    });
  }
}
