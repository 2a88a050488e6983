import { FormTexts } from './form-texts';
import { dateTimeOf, fenOf, fenText, localDateTime } from './form-values';
import type { PageContext } from './page';

export interface Option {
  value: string;
  text: string;
  hint?: string;
}

/** Key of words; or words in the reader's language, as a rulebook or a person wrote them. */
export type Label = string | { text: string };

export const labelText = ({ t }: Pick<PageContext, 't'>, label: Label): string =>
  typeof label === 'string' ? t(label) : label.text;

interface Common {
  /** The field of the route's body; `plan.need` is a field within a field. */
  name: string;
  label: Label;
  hint?: Label;
  /** Where the hint can be looked up, in the reader's language. */
  more?: { text: string; href: string };
  /** Left empty, it is not sent; `null`: sent as null. */
  whenEmpty?: 'leave-out' | 'null';
  /** About somebody, or for few eyes only: it stays on the server, and no browser keeps a copy of it. */
  isSecret?: true;
}

/** What people fill in. Texts are keys of words; options come in words already. */
export type Field =
  | (Common & { kind: 'line' | 'email' | 'date' | 'date-time' | 'number' | 'money'; suffix?: string })
  | (Common & { kind: 'paragraph'; rows?: number })
  | (Common & { kind: 'password'; autocomplete: string })
  | (Common & {
      kind: 'choice' | 'choices';
      options: Option[];
      /** What is uploaded with the form can be chosen at once. */
      takesFiles?: true;
    })
  | (Common & { kind: 'yes' })
  /** Files, uploaded one by one as documents; the value is their ids. */
  | (Common & { kind: 'files'; purpose: string; programmeId?: string; projectId?: string })
  /** One file that the route itself takes. */
  | (Common & { kind: 'file' })
  /** A table of rows; rows that stay empty are not sent. */
  | (Common & { kind: 'rows'; columns: Field[]; least?: number });

export type FieldKind = Field['kind'];

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

/** Names of the rows that have something in them: `budget.0`, `budget.2`. */
function rowsOf(data: FormTexts, name: string): string[] {
  const filled = data
    .names()
    .filter((one) => one.startsWith(`${name}.`) && data.text(one) !== '')
    .map((one) => one.slice(name.length + 1).split('.')[0] ?? '');
  return [...new Set(filled)].sort((a, b) => Number(a) - Number(b)).map((row) => `${name}.${row}`);
}

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

/** Rows that are empty when the form comes: one more each time "more" is asked for. */
const SPARE_ROWS = 2;

export interface Wrong {
  field: string;
  message: string;
}

/** The options that a field's part of the page takes. */
export function fieldView(
  { t }: Pick<PageContext, 't'>,
  field: Field,
  data: FormTexts,
  wrong: readonly Wrong[],
  at = '',
): object {
  const name = at + field.name;
  const message = wrong.find((one) => one.field === name)?.message;
  const text = labelText({ t }, field.label);
  const common = {
    id: name,
    name,
    label: { text },
    hint: field.hint === undefined ? undefined : { text: labelText({ t }, field.hint), more: field.more },
    errorMessage: message === undefined ? undefined : { text: message },
    isSecret: field.isSecret,
  };
  const fieldset = { legend: { text, classes: 'govuk-fieldset__legend--s' } };
  const value = data.text(name);
  switch (field.kind) {
    case 'paragraph':
      return { ...common, part: 'govuk-textarea', value, rows: field.rows };
    case 'choice':
      // In a row there is no room for radios.
      return at !== '' || field.options.length > 7
        ? {
            ...{ ...common, part: 'govuk-select', takesFiles: field.takesFiles },
            items: selectItems(field.options, value),
          }
        : { ...common, part: 'govuk-radios', fieldset, value, items: items(field.options) };
    case 'choices':
      return {
        ...common,
        part: 'govuk-checkboxes',
        fieldset,
        values: data.all(name),
        items: items(field.options),
      };
    case 'yes':
      return {
        ...common,
        part: 'govuk-checkboxes',
        values: [value],
        items: [{ value: 'yes', text, hint: common.hint }],
        hint: undefined,
      };
    case 'file':
      return { ...common, part: 'govuk-file-upload' };
    case 'files':
      return { ...common, part: 'files', documents: data.all(name).filter(Boolean) };
    case 'rows':
      return { ...common, part: 'rows', ...rowsView({ t }, field, data, wrong, name) };
    default:
      return {
        ...{ ...common, part: 'govuk-input', ...INPUTS[field.kind], ...suffixOf(t, field) },
        // A password is never sent back.
        value: field.kind === 'password' ? '' : value,
      };
  }
}

function rowsView(
  words: Pick<PageContext, 't'>,
  field: Extract<Field, { kind: 'rows' }>,
  data: FormTexts,
  wrong: readonly Wrong[],
  name: string,
): object {
  const filled = rowsOf(data, name).length;
  const count = Math.max(filled + SPARE_ROWS, field.least ?? 0);
  return {
    head: field.columns.map(({ label }) => labelText(words, label)),
    rows: Array.from({ length: count }, (_, n) => ({
      number: n + 1,
      cells: field.columns.map((column) => fieldView(words, column, data, wrong, `${name}.${n}.`)),
    })),
  };
}

const INPUTS = {
  line: {},
  email: { type: 'email', autocomplete: 'email' },
  date: { type: 'date', classes: 'govuk-input--width-10' },
  'date-time': { type: 'datetime-local', classes: 'govuk-input--width-20' },
  number: { inputmode: 'decimal', classes: 'govuk-input--width-5' },
  money: { inputmode: 'decimal', classes: 'govuk-input--width-10', prefix: { text: '¥' } },
  password: { type: 'password' },
} as const;

function suffixOf(t: (key: string) => string, field: Field): object {
  if (field.kind === 'password') return { autocomplete: field.autocomplete };
  return 'suffix' in field && field.suffix !== undefined ? { suffix: { text: t(field.suffix) } } : {};
}

const items = (options: readonly Option[]) =>
  options.map(({ value, text, hint }) => ({
    value,
    text,
    hint: hint === undefined ? undefined : { text: hint },
  }));

const selectItems = (options: readonly Option[], chosen: string) =>
  [{ value: '', text: '' }, ...options].map(({ value, text }) => ({
    value,
    text,
    selected: value === chosen,
  }));

/** What a field says on the page where answers are checked. */
export function answerOf(
  context: Pick<PageContext, 't' | 'money' | 'day' | 'time'>,
  field: Field,
  data: FormTexts,
  at = '',
): string {
  const name = at + field.name;
  const text = data.text(name);
  switch (field.kind) {
    case 'yes':
      return context.t(text === 'yes' ? 'record.yes' : 'record.no');
    case 'choice':
    case 'choices':
      return data
        .all(name)
        .map((one) => field.options.find(({ value }) => value === one)?.text ?? one)
        .join(', ');
    case 'money':
      return fenOf(text) === null ? text : context.money(fenOf(text) ?? 0);
    case 'date':
      return /^\d{4}-\d\d-\d\d$/.test(text) ? context.day(text) : text;
    case 'password':
      return '••••••';
    case 'files':
      return context.t('record.files-count', { count: data.all(name).filter(Boolean).length });
    case 'rows':
      return rowsOf(data, name)
        .map((row) =>
          field.columns
            .map((column) => answerOf(context, column, data, `${row}.`))
            .filter(Boolean)
            .join(' · '),
        )
        .join('\n');
    default:
      return text;
  }
}
