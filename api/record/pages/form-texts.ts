/** What a form sent, or what it shows at first: names and texts, several under one name. */
export class FormTexts {
  private readonly texts = new Map<string, string[]>();

  constructor(entries: Iterable<readonly [name: string, text: string]> = []) {
    for (const [name, text] of entries) this.add(name, text);
  }

  add(name: string, text: string): void {
    // Browsers send line ends as two characters: the longest text that a page lets in would be too long.
    this.texts.set(name, [...this.all(name), text.replaceAll('\r\n', '\n').trim()]);
  }

  remove(name: string, text: string): void {
    this.texts.set(
      name,
      this.all(name).filter((one) => one !== text),
    );
  }

  all(name: string): string[] {
    return this.texts.get(name) ?? [];
  }

  text(name: string): string {
    return this.all(name).at(-1) ?? '';
  }

  names(): string[] {
    return [...this.texts.keys()];
  }

  entries(): [name: string, text: string][] {
    return [...this.texts].flatMap(([name, texts]) => texts.map((text): [string, string] => [name, text]));
  }
}
