import { randomBytes } from 'node:crypto';
import { Writable } from 'node:stream';
import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import { type ExportFormat, exportList } from './export-list';
import { listPage } from './list-page';
import { loadExcel } from './load-excel';
import type { PageContext } from './page';

const PAGES = 300;
const ROWS = 100;

const list = listPage<string>({
  ...{ path: '/long', right: 'GET /long', title: 'long', empty: 'none' },
  columns: [{ label: 'text', value: (text) => text }],
});

/** Takes nothing until it is told to. */
class SlowReader extends Writable {
  bytes = 0;
  private waiting: (() => void) | null = null;
  private isOpen = false;

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.bytes += chunk.length;
    if (this.isOpen) setImmediate(done);
    else this.waiting = done;
  }

  go(): void {
    this.isOpen = true;
    this.waiting?.();
  }

  attachment(): void {}

  type(): void {}
}

/** Someone exports a list of 30,000 lines that no packing makes shorter. */
function exporting(format: ExportFormat) {
  const reader = new SlowReader();
  const asked = { pages: 0 };
  const see = async () => {
    await turn();
    asked.pages += 1;
    const items = Array.from({ length: ROWS }, () => randomBytes(60).toString('base64'));
    return { items, next: asked.pages < PAGES ? String(asked.pages) : null };
  };
  const context = {
    ...{ response: reader, t: (key: string) => key, query: {}, params: {}, desk: { see } },
    anew: async () => context as unknown as PageContext,
  };
  return { reader, asked, ended: exportList(list, context as unknown as PageContext, format) };
}

/** Until nothing more is asked for. */
async function rest(asked: { pages: number }): Promise<void> {
  for (let before = -1; before !== asked.pages; await pause(150)) before = asked.pages;
}

// Loading it takes longer than all else here.
beforeAll(loadExcel);

describe.each(['csv', 'xlsx'] as const)('a long list that is exported as %s', (format) => {
  it('is read on only as it is taken, and comes whole', async () => {
    const { reader, asked, ended } = exporting(format);
    await rest(asked);
    expect(asked.pages).toBeGreaterThan(0);
    expect(asked.pages).toBeLessThan(PAGES / 3);
    reader.go();
    await ended;
    expect(asked.pages).toBe(PAGES);
    expect(reader.bytes).toBeGreaterThan(PAGES * ROWS * 60);
  });

  it('is not read on when nobody is there any more', async () => {
    const { reader, asked, ended } = exporting(format);
    await rest(asked);
    reader.destroy();
    await ended.catch(() => undefined);
    expect(asked.pages).toBeLessThan(PAGES / 3);
  });
});
