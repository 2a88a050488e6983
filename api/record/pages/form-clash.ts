import { answerOf } from './answer-of';
import { typedOf } from './form-body';
import { type Field, labelText } from './form-field';
import { FormTexts } from './form-texts';
import type { Cell } from './list-page';
import type { PageContext } from './page';

/** The part of a form's page that says what is saved. */
interface Saved {
  shown?(context: PageContext): Promise<unknown>;
  version?(context: PageContext): Promise<number | null>;
}

/** What somebody else saved while this form was being filled in, beside what was typed here. */
export interface Clash {
  version: string;
  table: { caption: string; captionClasses: string; head: Cell[]; rows: Cell[][] };
}

/** Both sides of every field in which they differ. */
export async function clashOf(
  form: Saved,
  context: PageContext,
  fields: readonly Field[],
  typed: FormTexts,
): Promise<Clash> {
  const { t } = context;
  const there = new FormTexts(typedOf(fields, (await form.shown?.(context)) ?? {}));
  const version = (await form.version?.(context)) ?? null;
  const said = (field: Field, texts: FormTexts) => answerOf(context, field, texts) || '—';
  return {
    version: version === null ? '' : String(version),
    table: {
      caption: t('record.clash'),
      captionClasses: 'govuk-table__caption--m',
      head: ['record.clash-field', 'record.clash-there', 'record.clash-typed'].map((key) => ({
        text: t(key),
      })),
      rows: fields
        .filter((field) => textsOf(field, there) !== textsOf(field, typed))
        .map((field) => [
          { text: labelText(context, field.label) },
          { text: said(field, there) },
          { text: said(field, typed) },
        ]),
    },
  };
}

/** Everything under a field's name, to see whether two forms say the same. */
function textsOf({ name }: Field, texts: FormTexts): string {
  const own = texts
    .entries()
    .filter(([key, text]) => text !== '' && (key === name || key.startsWith(`${name}.`)));
  return JSON.stringify(own.map(([key, text]) => `${key}=${text}`).sort());
}
