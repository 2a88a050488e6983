import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { type ReadMail, readMail } from './read-mail';

/** A caught mail as lists show it. */
export interface MailSummary {
  /** 1, 2, 3 … in the order of arrival. */
  readonly id: number;
  /** Real instant of arrival. */
  readonly at: string;
  readonly to: readonly string[];
  readonly subject: string;
  /** Name of our template; null for a mail of somebody else. */
  readonly template: string | null;
  readonly messageId: string | null;
}

/** Caught mails, kept in a file of one JSON object a line. */
export interface MailDrawer {
  /** Returns when the mail is safely on the disk. */
  keep(raw: Buffer, to: readonly string[]): Promise<void>;
  /** Newest first. */
  list(): readonly MailSummary[];
  read(id: number): Promise<ReadMail | undefined>;
  close(): Promise<void>;
}

interface Line {
  at: string;
  to: string[];
  raw: string;
}

interface Kept extends MailSummary {
  offset: number;
  bytes: number;
}

/** Opens the drawer in `<folder>/mails.jsonl`; a line torn by a crash is left out. */
export async function openMailDrawer(folder: string): Promise<MailDrawer> {
  await mkdir(folder, { recursive: true });
  const file = await open(join(folder, 'mails.jsonl'), 'a+');
  const kept = await readAll(file);
  let end = (await file.stat()).size;
  if (end > 0 && !(await endsWithNewline(file, end))) {
    await file.appendFile('\n');
    end += 1;
  }
  let writing: Promise<unknown> = Promise.resolve();
  let pending: { line: Line; done: PromiseWithResolvers }[] = [];

  const flush = async () => {
    const batch = pending;
    pending = [];
    if (batch.length === 0) return;
    const buffers = batch.map(({ line }) => Buffer.from(`${JSON.stringify(line)}\n`));
    try {
      await file.appendFile(Buffer.concat(buffers));
      await file.datasync();
      for (const [index, { line, done }] of batch.entries()) {
        const bytes = buffers[index]?.length ?? 0;
        kept.push(summarise(line, kept.length + 1, end, bytes));
        end += bytes;
        done.resolve();
      }
    } catch (error) {
      end = (await file.stat()).size;
      for (const { done } of batch) done.reject(error);
    }
  };

  return {
    keep(raw, to) {
      const done = withResolvers();
      pending.push({
        line: { at: new Date().toISOString(), to: [...to], raw: raw.toString('base64') },
        done,
      });
      writing = writing.then(flush);
      return done.promise;
    },
    list: () => kept.toReversed(),
    async read(id) {
      const found = kept[id - 1];
      if (!found) return undefined;
      const { buffer } = await file.read(Buffer.alloc(found.bytes), 0, found.bytes, found.offset);
      return readMail(Buffer.from((JSON.parse(buffer.toString('utf8')) as Line).raw, 'base64'));
    },
    async close() {
      await writing;
      await file.close();
    },
  };
}

interface PromiseWithResolvers {
  promise: Promise<void>;
  resolve: () => void;
  reject: (error: unknown) => void;
}

function withResolvers(): PromiseWithResolvers {
  const made = {} as PromiseWithResolvers;
  made.promise = new Promise<void>((resolve, reject) => Object.assign(made, { resolve, reject }));
  return made;
}

function summarise(line: Line, id: number, offset: number, bytes: number): Kept {
  const { headers } = readMail(Buffer.from(line.raw, 'base64'));
  return {
    id,
    at: line.at,
    to: line.to,
    subject: headers.get('subject') ?? '',
    template: headers.get('x-carecycle-template') ?? null,
    messageId: headers.get('message-id') ?? null,
    offset,
    bytes,
  };
}

async function readAll(file: FileHandle): Promise<Kept[]> {
  const kept: Kept[] = [];
  const content = await file.readFile();
  for (let start = 0; start < content.length; ) {
    const newline = content.indexOf(10, start);
    const stop = newline === -1 ? content.length : newline + 1;
    try {
      const line = JSON.parse(content.toString('utf8', start, stop)) as Line;
      kept.push(summarise(line, kept.length + 1, start, stop - start));
    } catch {
      // A line torn by a crash: the sender never had our word for it and sends it again.
    }
    start = stop;
  }
  return kept;
}

async function endsWithNewline(file: FileHandle, size: number): Promise<boolean> {
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer[0] === 10;
}
