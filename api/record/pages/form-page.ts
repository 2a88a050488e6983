import type { Fault, FaultType } from '../../../domain/record/fault';
import { readIdempotencyKey } from '../idempotency';
import { faultOf } from '../problem';
import type { ReceivedFile } from '../received-file';
import { answerOf } from './answer-of';
import { fieldView, type Wrong } from './field-view';
import { bodyOf, typedOf, withoutGaps } from './form-body';
import { clashOf } from './form-clash';
import { type Field, labelText } from './form-field';
import { FormTexts } from './form-texts';
import type { PageContext, PageView } from './page';
import type { SentForm } from './read-form';

/** A page of the console with a form that sends to one route of the API; the route decides what is right. */
export interface FormPage {
  kind: 'form';
  path: string;
  /** The route that it sends to, whose rights it takes: `POST /programmes/:programmeId/correct`. */
  right: string;
  /** Key of words; of the page's title. */
  title: string;
  /** Key of words; says what will happen. */
  lead?: string;
  /** Key of words; of the button. */
  button: string;
  /** What binds is shown once more before it is sent. */
  check?: boolean;
  /** A page of its own around the form; see `record/form-page`. */
  template?: string;
  fields(context: PageContext): Promise<Field[]> | Field[];
  /** A draft: the page's script saves it by itself, and learns from the answer the version that it is now. */
  draft?: { version(answer: never): number };
  /** What the form shows at first: a draft, or what is proposed. */
  shown?(context: PageContext): Promise<unknown>;
  /** The version that the form was made from: a change by somebody else in between is told. */
  version?(context: PageContext): Promise<number | null>;
  /** More for the page: papers to read beside the form, crumbs; with the fault, when the form comes back. */
  around?(context: PageContext, fault?: Fault): Promise<Partial<PageView>>;
  /** Takes in what files say, before anything else is done with the form. */
  receive?(context: PageContext, sent: SentForm): Promise<void>;
  /** What is checked before it is sent, when it is not what was typed. */
  answers?(context: PageContext, body: never): Promise<Answer[]>;
  /** The route's parameters, when they are not those of the page. */
  params?(context: PageContext): { [name: string]: string };
  /** The body that is sent, when it is more than what was typed. */
  body?(context: PageContext, typed: { [name: string]: unknown }): Promise<unknown> | unknown;
  /**
   * Several decisions in place of one, each through its own route with a key of its own that follows from this one;
   * `right` then names the route that says what may be chosen.
   */
  send?(context: PageContext, body: never, key: string): Promise<unknown>;
  /** A page in place of going on, for what may be shown this once only. */
  once?(context: PageContext, answer: never): Promise<{ template: string; view: PageView }>;
  /** Where to go afterwards. */
  done(context: PageContext, answer: never): Promise<string> | string;
  /** Key of words that the next page says. */
  doneText: string;
}

/** A line of the page where answers are checked. */
export interface Answer {
  key: { text: string };
  value: { text: string };
}

export function formPage(definition: Omit<FormPage, 'kind'>): FormPage {
  return { kind: 'form', ...definition };
}

/** What is rendered, or where to go. */
export type FormOutcome = { status: number; template: string; view: PageView } | { goTo: string };

interface Typed {
  data: FormTexts;
  key: string;
  version: string;
}

/** The form as it comes. */
export async function showForm(form: FormPage, context: PageContext): Promise<FormOutcome> {
  const fields = await form.fields(context);
  const version = (await form.version?.(context)) ?? null;
  const data = new FormTexts(typedOf(fields, (await form.shown?.(context)) ?? {}));
  return showTyped(form, context, fields, {
    data,
    key: context.services.newId(),
    version: version === null ? '' : String(version),
  });
}

/** The form as it was sent: shown again with what is wrong, shown to be checked, or done. */
export async function takeForm(
  form: FormPage,
  context: PageContext,
  { data: sent, files }: SentForm,
): Promise<FormOutcome> {
  let fields = await form.fields(context);
  const data = withoutGaps(fields, sent);
  const typed = { data, key: keyOf(data, context), version: data.text('version') };
  const go = data.text('go');
  try {
    await form.receive?.(context, { data, files });
    await keepDocuments(fields, context, typed, files);
    // What was just uploaded may be among what can be chosen.
    if (files.length > 0) fields = await form.fields(context);
    if (staysHere(data, go)) return showTyped(form, context, fields, typed);
    const body = await (form.body ?? takeTyped)(context, bodyOf(fields, data));
    if (form.check && go !== 'send') {
      context.desk.check(form.right, body);
      return showAnswers(form, context, fields, typed, body);
    }
    const answer = form.send
      ? ((await form.send(context, body as never, typed.key)) as never)
      : await context.desk.send<never>(form.right, {
          params: form.params?.(context) ?? context.params,
          body,
          key: typed.key,
          ...fileOf(fields, files),
          ifMatch: typed.version === '' ? null : Number(typed.version),
        });
    if (form.once) return { status: 200, ...(await form.once(context, answer)) };
    return { goTo: withDone(await form.done(context, answer), form.doneText) };
  } catch (error) {
    const fault = faultOf(error);
    if (!fault || HARD.includes(fault.type)) throw error;
    return showTyped(form, context, fields, freshKey(typed, fault, context), fault);
  }
}

/** What only changes the form: a file is taken off, rows are added, answers are looked at again. */
function staysHere(data: FormTexts, go: string): boolean {
  const removed = /^remove ([\w.-]+) ([\w-]+)$/.exec(go);
  if (removed) data.remove(removed[1] ?? '', removed[2] ?? '');
  return removed !== null || go === 'more' || go === 'change';
}

/** These are about the thing, not about what was typed. */
const HARD = ['not-found', 'forbidden', 'not-signed-in'];

const takeTyped = (_: PageContext, typed: object) => typed;

/** What was refused for what it says is another request when it is mended; what passes is the same one again. */
function freshKey(typed: Typed, fault: Fault, { services }: PageContext): Typed {
  return fault.type === 'unavailable' ? typed : { ...typed, key: services.newId() };
}

export function keyOf(data: FormTexts, { services }: PageContext): string {
  const key = data.text('key');
  return key === '' ? services.newId() : readIdempotencyKey(key);
}

/** Each file of a `files` field becomes a document at once: it is there when the form has to be shown again. */
export async function keepDocuments(
  fields: readonly Field[],
  { desk, params }: PageContext,
  { data, key }: Pick<Typed, 'data' | 'key'>,
  files: SentForm['files'],
): Promise<void> {
  for (const field of fields) {
    if (field.kind !== 'files') continue;
    const ofField = files.filter(({ name }) => name === `${field.name}.file`);
    for (const [n, { file }] of ofField.entries()) {
      const { purpose, programmeId = params.programmeId, projectId = params.projectId } = field;
      const body = { purpose, programmeId: programmeId ?? '', projectId: projectId ?? '' };
      const sent = { body, file, key: `${key}.${field.name}.${file.sha256.slice(0, 16)}.${n}` };
      data.add(field.name, (await desk.send<{ id: string }>('POST /documents', sent)).id);
    }
  }
}

function fileOf(fields: readonly Field[], files: SentForm['files']): { file?: ReceivedFile } {
  const taken = files.find(({ name }) => fields.some((one) => one.kind === 'file' && one.name === name));
  return taken ? { file: taken.file } : {};
}

function withDone(address: string, doneText: string): string {
  return `${address}${address.includes('?') ? '&' : '?'}done=${encodeURIComponent(doneText)}`;
}

async function showTyped(
  form: FormPage,
  context: PageContext,
  fields: readonly Field[],
  typed: Typed,
  fault?: Fault,
): Promise<FormOutcome> {
  const wrong = wrongIn(context, fault);
  const clash = fault?.type === 'stale-version' ? await clashOf(form, context, fields, typed.data) : null;
  const views = fields.map((field) => fieldView(context, field, typed.data, wrong));
  const view = {
    title: context.t(form.title),
    lead: form.lead === undefined ? null : context.t(form.lead),
    fields: views,
    problem: fault ? problemView(context, fault, wrong, namesIn(views)) : null,
    // Sent again after what the other saved was seen, it is replaced knowingly.
    ...hidden(clash === null ? typed : { ...typed, version: clash.version }),
    clash: clash?.table ?? null,
    // What was typed and came back is in nobody's records yet.
    isChanged: views.length > 0 && context.request.method === 'POST',
    saves: form.draft !== undefined && clash === null,
    isMultipart: fields.some(({ kind }) => kind === 'files' || kind === 'file'),
    // Enter in a field presses a form's first button: it must be none that takes off a file or adds a row.
    hasOtherButtons: fields.some(({ kind }) => kind === 'rows' || kind === 'files'),
    button: context.t(form.check ? 'record.go-on' : form.button),
    ...(await form.around?.(context, fault)),
  };
  const status = fault ? statusOf(fault) : 200;
  return { status, template: form.template ?? 'record/form-page', view };
}

const STATUSES: { [type in FaultType]?: number } = {
  'invalid-input': 400,
  'stale-version': 412,
  unavailable: 503,
};
const statusOf = ({ type }: Fault) => STATUSES[type] ?? 409;

async function showAnswers(
  form: FormPage,
  context: PageContext,
  fields: readonly Field[],
  typed: Typed,
  body: unknown,
): Promise<FormOutcome> {
  const view = {
    title: context.t('record.check-answers'),
    lead: form.lead === undefined ? null : context.t(form.lead),
    rows:
      (await form.answers?.(context, body as never)) ??
      fields.map((field) => ({
        key: { text: labelText(context, field.label) },
        value: { text: answerOf(context, field, typed.data) },
      })),
    carried: typed.data
      .entries()
      .filter(([name]) => !OWN.includes(name))
      .map(([name, text]) => ({ name, text })),
    ...hidden(typed),
    button: context.t(form.button),
  };
  return { status: 200, template: 'record/check-page', view };
}

const OWN = ['token', 'key', 'version', 'go'];
const hidden = ({ key, version }: Typed) => ({ key, version });

/** Every name that a fault can lead to, with rows' columns. */
function namesIn(views: readonly object[]): Set<string> {
  const names = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('part' in value && 'id' in value) names.add(String(value.id));
    for (const inner of Object.values(value)) walk(inner);
  };
  walk(views);
  return names;
}

/** What is wrong, in the reader's language. */
export function wrongIn({ lang }: Pick<PageContext, 'lang'>, fault: Fault | undefined): Wrong[] {
  return (fault?.detail.fields ?? []).map(({ field, message, zh }) => ({
    field,
    message: lang === 'zh' ? zh : message,
  }));
}

function problemView(
  { t, decided, lang }: PageContext,
  fault: Fault,
  fields: readonly Wrong[],
  names: Set<string>,
) {
  const { allowed } = fault.detail;
  return {
    titleText: t(`record.fault-${fault.type}`),
    descriptionText: fields.length > 0 ? null : lang === 'zh' ? fault.zh : fault.message,
    errorList: fields.map(({ field, message }) => ({
      text: names.has(field) ? message : t('record.wrong-at', { field, message }),
      href: names.has(field) ? `#${field}` : null,
    })),
    allowed: allowed?.length
      ? t('record.allowed-now', { list: allowed.map(decided).join(t('record.comma')) })
      : null,
  };
}
