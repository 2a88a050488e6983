import type { Browser } from '../support/form-browser';
import { everyRow } from './every-row';

/** The ids behind the names that lists of the console show, by their links: `/organisations/<id>`. */
export class NamesOnLists {
  private readonly read = new Map<string, Promise<ReadonlyMap<string, string>>>();

  constructor(private readonly browser: () => Promise<Browser>) {}

  /** @throws Error when nothing on the list is called so */
  async need(list: string, name: string): Promise<string> {
    const id = await this.find(list, name);
    if (id === undefined) throw new Error(`${list} has no ${name}`);
    return id;
  }

  /** Lists are read once, and again for a name that is not on them yet. */
  async find(list: string, name: string): Promise<string | undefined> {
    const first = this.read.get(list) ?? this.readAgain(list);
    const id = (await first).get(name);
    if (id !== undefined) return id;
    if (this.read.get(list) === first) await this.readAgain(list);
    return (await this.read.get(list))?.get(name);
  }

  private readAgain(list: string): Promise<ReadonlyMap<string, string>> {
    const reading = this.linksOn(list);
    this.read.set(list, reading);
    return reading;
  }

  private async linksOn(list: string): Promise<ReadonlyMap<string, string>> {
    const rows = await everyRow(await this.browser(), list);
    const links = rows.flat().filter(({ href }) => href?.startsWith(`${list}/`));
    return new Map(links.map(({ text, href }) => [text, href?.split('/')[2] ?? '']));
  }
}
