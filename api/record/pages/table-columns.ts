import { LANGUAGES, type Language, wordsIn } from './words';

/** One column of a table that people fill in. */
export interface TableColumn {
  /** The field that it becomes. */
  name: string;
  kind: 'text' | 'day' | 'number' | 'yes' | 'list' | 'code' | 'codes';
  /** Of codes. */
  values?: readonly string[];
  isNeeded?: boolean;
  /** What stands in such a cell, for example. */
  example: string;
}

/** A kind of table: its columns, and what they and their codes are called in a language. */
export interface TableKind {
  name: string;
  columns: readonly TableColumn[];
  headingWords(lang: Language, column: string): string;
  valueWords(lang: Language, value: string): string;
}

/** `streetCode` → `street-code`, as keys of words are written. */
export const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const plain = (text: string) => text.replace(/[\s*＊]/g, '').toLowerCase();

/** The column that a heading means: by its name, in Chinese or in English. */
export function columnCalled(kind: TableKind, heading: string): TableColumn | undefined {
  const given = plain(heading);
  return kind.columns.find(({ name }) =>
    [name, ...LANGUAGES.map((lang) => kind.headingWords(lang, name))].some((one) => plain(one) === given),
  );
}

/** The cell as programs read it; what is not understood stays as it was typed, and the rules say so. */
export function cellValue(kind: TableKind, column: TableColumn, text: string): string {
  switch (column.kind) {
    case 'day':
      return dayIn(text);
    case 'yes':
      return yesIn(text);
    case 'code':
      return codeCalled(kind, column, text);
    case 'codes':
      return partsOf(text)
        .map((one) => codeCalled(kind, column, one))
        .join(';');
    case 'list':
      return partsOf(text).join(';');
    default:
      return text;
  }
}

const partsOf = (text: string) =>
  text
    .split(/[;；,，、]/)
    .map((one) => one.trim())
    .filter(Boolean);

function codeCalled(kind: TableKind, { values = [] }: TableColumn, text: string): string {
  const given = plain(text);
  const meant = values.find((value) =>
    [value, ...LANGUAGES.map((lang) => kind.valueWords(lang, value))].some((one) => plain(one) === given),
  );
  return meant ?? text;
}

/** `2026/3/1`, `2026.3.1` and the same with the signs for year, month and day. */
function dayIn(text: string): string {
  const match = /^(\d{4})[-/.\u5e74](\d{1,2})[-/.\u6708](\d{1,2})\u65e5?$/.exec(text);
  if (!match) return text;
  const [, year = '', month = '', day = ''] = match;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function yesIn(text: string): string {
  for (const lang of LANGUAGES) {
    const { t } = wordsIn(lang);
    if (plain(text) === plain(t('record.yes'))) return 'true';
    if (plain(text) === plain(t('record.no'))) return 'false';
  }
  return text;
}
