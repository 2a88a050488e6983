import type { Field, FieldKind } from './form-field';
import { FormTexts } from './form-texts';
import { dateTimeOf, fenOf, fenText, localDateTime } from './form-values';
import { rowsOf } from './rows-of';

/** The body that a route takes, out of what was typed. What is no number stays as it was typed: the rule says so. */
export function bodyOf(fields: readonly Field[], data: FormTexts, at = ''): { [name: string]: unknown } {
  const body: { [name: string]: unknown } = {};
  for (const field of fields) {
    if (field.kind === 'file') continue;
    const value = sentValue(field, data, at + field.name);
    if (value !== undefined) setAt(body, field.name, value);
  }
  return body;
}

/** A value that a field has however empty it is. */
function sentValue(field: Field, data: FormTexts, name: string): unknown {
  if (field.kind === 'rows') return rowsOf(data, name).map((row) => bodyOf(field.columns, data, `${row}.`));
  if (field.kind === 'choices' || field.kind === 'files') return data.all(name).filter((one) => one !== '');
  if (field.kind === 'yes') return data.text(name) === 'yes';
  const text = data.text(name);
  if (text !== '') return READERS[field.kind]?.(text) ?? text;
  if (field.whenEmpty === 'null') return null;
  const isText = READERS[field.kind] === undefined;
  return isText && field.whenEmpty === undefined ? '' : undefined;
}

/** What is typed as a text and sent as something else; null when it is none. */
const READERS: { [kind in FieldKind]?: (text: string) => unknown } = {
  number: (text) => (Number.isFinite(Number(text)) ? Number(text) : null),
  money: fenOf,
  'date-time': dateTimeOf,
};

/** The same texts with the rows that have something in them counted from 0: as in the body, and in what is wrong with it. */
export function withoutGaps(fields: readonly Field[], data: FormTexts): FormTexts {
  const rows = fields
    .filter(({ kind }) => kind === 'rows')
    .flatMap(({ name }) => rowsOf(data, name).map((row, n) => [`${row}.`, `${name}.${n}.`] as const));
  const ofRows = (name: string) =>
    fields.some((field) => field.kind === 'rows' && name.startsWith(`${field.name}.`));
  return new FormTexts(
    data.entries().flatMap(([name, text]): [string, string][] => {
      if (!ofRows(name)) return [[name, text]];
      const row = rows.find(([from]) => name.startsWith(from));
      return row ? [[row[1] + name.slice(row[0].length), text]] : [];
    }),
  );
}

function setAt(body: { [name: string]: unknown }, name: string, value: unknown): void {
  const [first = '', ...rest] = name.split('.');
  if (rest.length === 0) {
    body[first] = value;
    return;
  }
  const inner = (body[first] ?? {}) as { [name: string]: unknown };
  body[first] = inner;
  setAt(inner, rest.join('.'), value);
}

/** What the form shows for a body that is there already: a draft, or what is proposed. */
export function typedOf(fields: readonly Field[], body: unknown, at = ''): [name: string, text: string][] {
  return fields.flatMap((field): [string, string][] => {
    const value = getAt(body, field.name);
    const name = at + field.name;
    if (value === undefined || value === null) return [];
    switch (field.kind) {
      case 'yes':
        return value === true ? [[name, 'yes']] : [];
      case 'choices':
      case 'files':
        return (value as unknown[]).map((one) => [name, String(one)]);
      case 'rows':
        return (value as unknown[]).flatMap((row, n) => typedOf(field.columns, row, `${name}.${n}.`));
      case 'money':
        return [[name, fenText(Number(value))]];
      case 'date-time':
        return [[name, localDateTime(String(value))]];
      case 'password':
      case 'file':
        return [];
      default:
        return [[name, String(value)]];
    }
  });
}

function getAt(body: unknown, name: string): unknown {
  return name
    .split('.')
    .reduce<unknown>((inner, key) => (inner as { [name: string]: unknown } | null)?.[key], body);
}
