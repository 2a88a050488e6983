import Handlebars, { type HelperOptions } from 'handlebars';

interface Described {
  id?: string;
  idPrefix?: string;
  name?: string;
  describedBy?: string;
  hint?: object;
  errorMessage?: object;
}

/** The attribute that ties a field to its hint and its error message; nothing when it has neither. */
export function describedBy(field: Described): Handlebars.SafeString {
  const id = field.id ?? field.idPrefix ?? field.name ?? '';
  const ids = [field.describedBy, field.hint && `${id}-hint`, field.errorMessage && `${id}-error`].filter(
    Boolean,
  );
  const escaped = Handlebars.escapeExpression(ids.join(' '));
  return new Handlebars.SafeString(ids.length === 0 ? '' : ` aria-describedby="${escaped}"`);
}

interface Choices extends Described {
  /** Of radios. */
  value?: unknown;
  /** Of checkboxes. */
  values?: unknown[];
  items: { value: unknown; id?: string; checked?: boolean }[];
}

/** Radios and checkboxes with an id for each: the first has that of the group, for the error summary to lead to. */
export function choiceItems(given: Choices, { hash }: HelperOptions): object {
  const id = given.idPrefix ?? given.name ?? '';
  const isChosen = (value: unknown) => value === given.value || given.values?.includes(value);
  const items = given.items.map((item, n) => ({
    ...item,
    id: item.id ?? (n === 0 ? id : `${id}-${n + 1}`),
    checked: item.checked ?? isChosen(item.value) ?? false,
  }));
  return { ...given, ...hash, id, items };
}
