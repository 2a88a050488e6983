import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Fault } from '../../domain/record/fault';
import type { FileTable, TablePort } from '../../domain/record/table-port';
import { projectRoot } from '../engines/project-root';
import { checkZipDirectory, noWorkbook, tooLarge } from './check-zip-directory';
import { TABLE_LIMITS, type TableLimits } from './table-limits';

/** What the reading thread says. */
type Outcome = { table?: FileTable; tooLarge?: true; unreadable?: true };

/** So many files are read at the same time; others wait their turn. */
const AT_ONCE = 2;

/** Reads workbooks and CSV files behind a size guard, in a thread with a cap on its memory and time. */
export function tableReader(limits: TableLimits = TABLE_LIMITS): TablePort {
  let running = 0;
  const waiting: (() => void)[] = [];
  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
  return {
    async read(content, kind) {
      if (content.byteLength > limits.fileBytes) throw tooLarge();
      if (kind === 'xlsx') await checkZipDirectory(content, limits);
      const outcome = await inTurn(() => readInThread(content, kind, limits));
      if (outcome.tooLarge) throw tooLarge();
      if (outcome.table) return outcome.table;
      throw kind === 'xlsx' ? noWorkbook() : noTable();
    },
  };
}

function readInThread(content: Uint8Array, kind: string, limits: TableLimits): Promise<Outcome> {
  return new Promise((resolve) => {
    const worker = new Worker(join(projectRoot, 'infra', 'workbooks', 'table-worker.mjs'), {
      workerData: { content, kind, limits },
      resourceLimits: { maxOldGenerationSizeMb: limits.heapMb, maxYoungGenerationSizeMb: 32 },
      // The thread is plain JavaScript: it needs nothing that this process was started with.
      execArgv: [],
      env: {},
      stdout: true,
      stderr: true,
    });
    const timer = setTimeout(() => finish({ tooLarge: true }), limits.timeoutMs);
    const finish = (outcome: Outcome) => {
      clearTimeout(timer);
      resolve(outcome);
      void worker.terminate();
    };
    worker.once('message', finish);
    worker.once('error', (error: Error & { code?: string }) =>
      finish(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? { tooLarge: true } : { unreadable: true }),
    );
    worker.once('exit', () => finish({ unreadable: true }));
  });
}

function noTable(): Fault {
  return new Fault(
    'invalid-input',
    { en: 'The file is no table that can be read', zh: '文件不是能读取的表格' },
    {
      fields: [
        {
          field: 'file',
          message: 'is no CSV table that can be read: quotes or signs are broken',
          zh: '不是能读取的 CSV 表格：引号或编码有误',
        },
      ],
    },
  );
}
