import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** A page of `docs/` that is made from the source. */
export interface GeneratedPage {
  /** From the root of the repository. */
  file: string;
  text(): string;
}

/** True when the page says what the source says. */
export function isCurrent({ file, text }: GeneratedPage): boolean {
  return readFileSync(join(ROOT, file), 'utf8') === text();
}

export function writePage({ file, text }: GeneratedPage): void {
  writeFileSync(join(ROOT, file), text());
}
