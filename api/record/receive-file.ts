import type { Readable } from 'node:stream';
import busboy, { type Busboy, type FileInfo } from 'busboy';
import type { Request } from 'express';
import { Fault } from '../../domain/record/fault';
import { atMost } from './at-most';
import { cleanFile, isCleaned } from './clean/clean-file';
import { checkPlain } from './plain-text';
import type { ReceivedFile } from './received-file';
import type { Services } from './services';
import { SNIFF_BYTES, sniffType } from './sniff-type';

/** What a form with one file brought. */
export interface ReceivedForm {
  file: ReceivedFile;
  fields: { [name: string]: string };
}

/**
 * Streams the one file of a multipart form into the file store, up to a size and of a type that is found by
 * looking into it, without what pictures and office files tell beside their content. What is refused is not kept.
 * @throws Fault `invalid-input`, `too-large`, `unsupported-type`
 */
export async function receiveFile(
  services: Services,
  request: Request,
  maxBytes: number,
): Promise<ReceivedForm> {
  const form = openForm(request, maxBytes);
  const fields: { [name: string]: string } = {};
  let saving: Promise<ReceivedFile> | null = null;
  const ended = new Promise<void>((resolve, reject) => {
    form.on('field', (name, value) => {
      fields[name] = value;
    });
    form.on('file', (_name, content, info) => {
      if (saving) content.resume();
      else {
        saving = saveFile(services, content, info, maxBytes);
        // Refused: what still comes is read and thrown away, so that the answer can be read.
        saving.catch(() => content.resume());
      }
    });
    for (const limit of ['filesLimit', 'fieldsLimit', 'partsLimit'] as const) {
      form.on(limit, () =>
        reject(
          new Fault('too-large', { en: 'The form has more parts than one file and a few fields', zh: null }),
        ),
      );
    }
    form.on('error', () => reject(unreadable()));
    request.on('aborted', () => reject(unreadable()));
    form.on('close', resolve);
  });
  request.pipe(form);
  const [end, file] = await settle(ended, () => saving);
  if (end) {
    request.unpipe(form);
    request.resume();
    if (file) await services.files.remove(file.id);
    throw end;
  }
  if (!file) throw missing();
  checkPlain(fields);
  return { file, fields };
}

async function settle(
  ended: Promise<void>,
  saving: () => Promise<ReceivedFile> | null,
): Promise<[fault: unknown, file: ReceivedFile | null]> {
  const end = await ended.then(
    () => null,
    (error: unknown) => error,
  );
  if (end) return [end, await Promise.resolve(saving()).catch(() => null)];
  try {
    return [null, await saving()];
  } catch (error) {
    return [error, null];
  }
}

function openForm(request: Request, maxBytes: number): Busboy {
  if (!request.is('multipart/form-data')) {
    throw new Fault('unsupported-type', { en: 'A file is sent as multipart/form-data', zh: null });
  }
  try {
    return busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      limits: { files: 1, fileSize: maxBytes, fields: 20, fieldSize: 2_000, fieldNameSize: 100, parts: 25 },
    });
  } catch {
    throw unreadable();
  }
}

const megabytes = (bytes: number) => Math.round(bytes / 104_857.6) / 10;

export async function saveFile(
  services: Services,
  content: Readable,
  info: FileInfo,
  maxBytes: number,
): Promise<ReceivedFile> {
  const fileName = safeName(info.filename);
  const [start, whole] = await readStart(content);
  const contentType = await sniffType(start, fileName);
  if (!contentType) {
    await drain(whole);
    throw new Fault(
      'unsupported-type',
      {
        en: 'Accepted are PDF, PNG, JPEG, HEIC, XLSX, DOCX, CSV, plain text and signature (.p7s) files',
        zh: '可以上传 PDF、PNG、JPEG、HEIC、XLSX、DOCX、CSV、纯文本和签名（.p7s）文件',
      },
      {
        fields: [{ field: 'file', message: 'is of a type that is not accepted', zh: '不接受这种文件' }],
      },
    );
  }
  // Not a ULID: it stands in addresses that blind seats read too, and would tell when the file came in.
  const id = services.newSeed();
  try {
    const received = withinSize(whole, content, maxBytes);
    const keep = (kept: AsyncIterable<Uint8Array>) => services.files.save(id, kept, fileName, contentType);
    const { bytes, sha256 } = isCleaned(contentType)
      ? await keepCleaned(received, contentType, keep)
      : await keep(received);
    if (bytes === 0) throw missing();
    return { id, fileName, contentType, bytes, sha256 };
  } catch (error) {
    await services.files.remove(id);
    throw error;
  }
}

/** What still comes is read and thrown away, so that the form ends and the answer can be read. */
async function drain(content: AsyncIterable<Uint8Array>): Promise<void> {
  const iterator = content[Symbol.asyncIterator]();
  let next = await iterator.next();
  while (!next.done) next = await iterator.next();
}

/** The first bytes, and the whole content again from its start. */
async function readStart(content: Readable): Promise<[Uint8Array, AsyncIterable<Uint8Array>]> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const iterator = (content as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
  while (length < SNIFF_BYTES) {
    const next = await iterator.next();
    if (next.done) break;
    chunks.push(next.value);
    length += next.value.length;
  }
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield* chunks;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  }
  return [Buffer.concat(chunks), whole()];
}

/** In the whole process: each holds the file as it came and as it is kept. */
const CLEANED_AT_ONCE = 2;
const whenCleanable = atMost(CLEANED_AT_ONCE);

/**
 * In one piece: what a file tells beside its content stands anywhere in it. It has come whole before it takes a turn:
 * who sends slowly keeps nobody else waiting.
 */
async function keepCleaned<T>(
  received: AsyncIterable<Uint8Array>,
  contentType: string,
  keep: (kept: AsyncIterable<Uint8Array>) => Promise<T>,
): Promise<T> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of received) chunks.push(chunk);
  const cleaned = async function* () {
    yield cleanFile(Buffer.concat(chunks.splice(0)), contentType);
  };
  return whenCleanable(() => keep(cleaned()));
}

async function* withinSize(
  whole: AsyncIterable<Uint8Array>,
  content: Readable,
  maxBytes: number,
): AsyncGenerator<Uint8Array> {
  yield* whole;
  if ((content as Readable & { truncated?: boolean }).truncated) {
    throw new Fault(
      'too-large',
      { en: `A file may have at most ${maxBytes} bytes`, zh: `文件不得超过 ${megabytes(maxBytes)} MB` },
      {
        fields: [
          {
            field: 'file',
            message: `is larger than ${maxBytes} bytes`,
            zh: `大于 ${megabytes(maxBytes)} MB`,
          },
        ],
      },
    );
  }
}

/** The last part of the name without what file systems and headers trip over: \p{Cc} are control characters. */
function safeName(name: string | undefined): string {
  const last = (name ?? '').split(/[\\/]/).at(-1) ?? '';
  const clean = last
    .replace(/[\p{Cc}"<>|:*?]/gu, '')
    .trim()
    .slice(-120);
  return clean === '' ? 'file' : clean;
}

/** What was sent, as a text that is the same when the same is sent again. */
export function formText({ file, fields }: ReceivedForm): string {
  return JSON.stringify([file.sha256, file.fileName, Object.entries(fields).sort()]);
}

function missing(): Fault {
  return new Fault(
    'invalid-input',
    { en: 'The form has no file, or an empty one', zh: '没有选择文件，或文件是空的' },
    {
      fields: [{ field: 'file', message: 'is missing or empty', zh: '没有选择，或文件是空的' }],
    },
  );
}

function unreadable(): Fault {
  return new Fault(
    'invalid-input',
    { en: 'The multipart form could not be read', zh: '上传没有完成，请重新上传' },
    {
      fields: [{ field: 'body', message: 'is not a complete multipart form', zh: '没有完整上传' }],
    },
  );
}
