import { Fault } from '../../../domain/record/fault';
import { bodyOf, withoutGaps } from './form-body';
import { type FormPage, keepDocuments, keyOf } from './form-page';
import { FormTexts } from './form-texts';
import { localDateTime } from './form-values';
import type { PageContext } from './page';
import type { SentForm } from './read-form';

/** What a page's script learns: the words to say, and what it needs to go on. */
export type ScriptAnswer =
  | { said: string; version: string | null }
  | { files: { id: string; address: string }[] };

/**
 * What a page's script sends by itself to the form's own address: a draft as far as it is typed, or files as soon as
 * they are chosen. The same form, token, rights and rules as with the button.
 */
export async function answerScript(
  form: FormPage,
  context: PageContext,
  { data: sent, files }: SentForm,
): Promise<ScriptAnswer> {
  const fields = await form.fields(context);
  const go = sent.text('go');
  if (go === 'upload') {
    const kept = new FormTexts();
    await keepDocuments(fields, context, { data: kept, key: keyOf(sent, context) }, files);
    return {
      files: kept.entries().map(([, id]) => ({ id, address: `/api/v1/documents/${id}/content` })),
    };
  }
  await Promise.all(files.map(({ file }) => context.services.files.remove(file.id)));
  if (go !== 'save' || !form.draft)
    throw new Fault('invalid-input', { en: 'this form is not saved by a script', zh: null });
  const data = withoutGaps(fields, sent);
  const typed = bodyOf(fields, data);
  const version = data.text('version');
  const answer = await context.desk.send<never>(form.right, {
    params: form.params?.(context) ?? context.params,
    body: form.body ? await form.body(context, typed) : typed,
    key: keyOf(data, context),
    ifMatch: version === '' ? null : Number(version),
  });
  return {
    said: context.t('record.saved-at', { time: localDateTime(context.now).slice(11) }),
    version: version === '' ? null : String(form.draft.version(answer)),
  };
}
