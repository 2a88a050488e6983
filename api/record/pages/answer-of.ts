import type { Field } from './form-field';
import type { FormTexts } from './form-texts';
import { fenOf } from './form-values';
import type { PageContext } from './page';
import { rowsOf } from './rows-of';

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
