import busboy from 'busboy';
import { type Request, type Response, urlencoded } from 'express';
import { Fault } from '../../../domain/record/fault';
import { FORM_FAULTS } from '../form-faults';
import { checkPlain } from '../plain-text';
import { saveFile } from '../receive-file';
import type { ReceivedFile } from '../received-file';
import type { Services } from '../services';
import { FormTexts } from './form-texts';

const LARGEST = '4mb';
const MOST_FIELDS = 20_000;
const parseForm = urlencoded({ extended: false, limit: LARGEST, parameterLimit: MOST_FIELDS });

export interface SentForm {
  data: FormTexts;
  /** Saved, but nobody's yet. */
  files: { name: string; file: ReceivedFile }[];
}

/** Reads a form of ours, with files or without. @throws Fault for what no page of ours sends */
export async function readForm(
  services: Services,
  request: Request,
  response: Response,
  maxUploadBytes: number,
): Promise<SentForm> {
  const sent = request.is('multipart/form-data')
    ? await readParts(services, request, maxUploadBytes)
    : { data: await readFields(request, response), files: [] };
  checkPlain(sent.data.entries());
  return sent;
}

async function readFields(request: Request, response: Response): Promise<FormTexts> {
  await new Promise<void>((resolve, reject) => {
    parseForm(request, response, (error?: unknown) => (error ? reject(error) : resolve()));
  });
  const body = (request.body ?? {}) as { [name: string]: string | string[] };
  return new FormTexts(
    Object.entries(body).flatMap(([name, texts]) => [texts].flat().map((text) => [name, text] as const)),
  );
}

async function readParts(services: Services, request: Request, maxBytes: number): Promise<SentForm> {
  const sent: SentForm = { data: new FormTexts(), files: [] };
  let saving: Promise<unknown> = Promise.resolve();
  const form = busboy({
    headers: request.headers,
    defParamCharset: 'utf8',
    limits: { files: 20, fileSize: maxBytes, fields: MOST_FIELDS, fieldSize: 200_000, fieldNameSize: 200 },
  });
  const ended = new Promise<void>((resolve, reject) => {
    form.on('field', (name, text) => sent.data.add(name, text));
    form.on('file', (name, content, info) => {
      // A file field that was left empty comes without a name.
      if (!info.filename) {
        content.resume();
        return;
      }
      // Torn off while it still waits: who reads it is told then.
      content.on('error', () => undefined);
      // One file in memory at a time; what comes after a refused one is thrown away like it.
      saving = saving.then(async () => {
        sent.files.push({ name, file: await saveFile(services, content, info, maxBytes) });
      });
      saving.catch(() => content.resume());
    });
    for (const limit of ['filesLimit', 'fieldsLimit'] as const) {
      form.on(limit, () => reject(new Fault('too-large', FORM_FAULTS.tooManyParts)));
    }
    form.on('error', () => reject(new Fault('invalid-input', FORM_FAULTS.unreadable)));
    request.on('aborted', () => reject(new Fault('invalid-input', FORM_FAULTS.notWhole)));
    form.on('close', resolve);
  });
  request.pipe(form);
  const outcomes = await Promise.allSettled([ended.then(() => saving)]);
  const failed = outcomes.find((one) => one.status === 'rejected');
  if (!failed) return sent;
  request.unpipe(form);
  request.resume();
  await Promise.allSettled([saving]);
  await Promise.all(sent.files.map(({ file }) => services.files.remove(file.id)));
  throw failed.reason;
}
