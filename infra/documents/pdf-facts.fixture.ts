import { inflateSync } from 'node:zlib';

export interface PdfFacts {
  pages: number;
  isTagged: boolean;
  fonts: string[];
  /** Characters that the fonts' tables map to: what can be searched and copied. */
  characters: string[];
}

/** Reads just enough of a PDF as Chromium writes it: page objects, font names, and the tables from glyph to character. */
export function pdfFacts(pdf: Uint8Array): PdfFacts {
  const source = Buffer.from(pdf).toString('latin1');
  const streams = [...source.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, body = '']) =>
    inflate(body),
  );
  const everything = [source, ...streams].join('\n');
  return {
    pages: [...everything.matchAll(/\/Type\s*\/Page(?!s)/g)].length,
    isTagged: /\/MarkInfo\s*<<[^>]*\/Marked\s+true/.test(everything),
    fonts: [...new Set([...everything.matchAll(/\/BaseFont\s*\/([^\s/>]+)/g)].map(([, name = '']) => name))],
    characters: [...new Set(streams.filter((one) => one.includes('beginbf')).flatMap(charactersOf))],
  };
}

function inflate(body: string): string {
  try {
    return inflateSync(Buffer.from(body, 'latin1')).toString('latin1');
  } catch {
    return '';
  }
}

function charactersOf(table: string): string[] {
  const found: string[] = [];
  for (const [, block = ''] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, , to = ''] of block.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g)) found.push(utf16(to));
  }
  for (const [, block = ''] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from = '', until = '', to = ''] of block.matchAll(
      /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g,
    )) {
      const first = Number.parseInt(to, 16);
      const count = Number.parseInt(until, 16) - Number.parseInt(from, 16);
      for (let step = 0; step <= count; step += 1) found.push(String.fromCharCode(first + step));
    }
  }
  return found;
}

function utf16(hex: string): string {
  return Buffer.from(hex, 'hex').swap16().toString('utf16le');
}
