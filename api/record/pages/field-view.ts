import { type Field, labelText, type Option } from './form-field';
import type { FormTexts } from './form-texts';
import type { PageContext } from './page';
import { rowsOf } from './rows-of';

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
