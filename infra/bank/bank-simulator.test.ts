import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isBankSignature } from '../../api/money/bank-signature';
import { startBankSimulator } from './bank-simulator';
import { httpBank } from './http-bank';

const folder = mkdtempSync(join(tmpdir(), 'bank-'));
const children: ChildProcess[] = [];

afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

async function simulatorProcess(dataFile: string): Promise<{ url: string; child: ChildProcess }> {
  const script = join(__dirname, 'run-simulator.fixture.ts');
  const child = spawn(process.execPath, ['--require', require.resolve('tsx/cjs'), script, dataFile], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [line] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  return { url: line.toString().trim(), child };
}
const bankAt = (url: string) => httpBank({ url, accountOf: async (id) => id });
const order = (n: number) => ({
  key: `disbursement/p${n}/t1`,
  direction: 'out' as const,
  amount: 100 + n,
  payerId: 'b',
  payeeId: 'o',
  purpose: '',
});

describe('the bank simulator', () => {
  it('loses nothing that it answered when it is killed in the middle of work', async () => {
    const dataFile = join(folder, 'killed.jsonl');
    const first = await simulatorProcess(dataFile);
    const answered: string[] = [];
    const orders = Array.from({ length: 60 }, (_, n) => order(n));
    const work = Promise.allSettled(
      orders.map(async (one) => {
        await bankAt(first.url).send(one);
        answered.push(one.key);
        if (answered.length === 20) first.child.kill('SIGKILL');
      }),
    );
    await once(first.child, 'exit');
    await work;
    expect(answered.length).toBeGreaterThanOrEqual(20);
    const second = await simulatorProcess(dataFile);
    const bank = bankAt(second.url);
    for (const key of answered) expect((await bank.query(key)).status).not.toBe('unknown-key');
    // Those that had no answer are sent again, as the payments do: each is there once in the end.
    for (const one of orders) await bank.send(one);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const keys: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const page = await bank.statement(after);
      keys.push(...page.entries.map((entry) => entry.key));
      after = page.next;
      more = after !== null;
    }
    expect([...keys].sort()).toEqual(orders.map((one) => one.key).sort());
    second.child.kill('SIGKILL');
  }, 30_000);

  it('tells that it has news, twice when it is told to, with a signature', async () => {
    const heard: { key: string; sentAt: string; signature: string }[] = [];
    const server = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      request.on('end', () => {
        heard.push(JSON.parse(text));
        response.end('{}');
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const simulator = await startBankSimulator({
      port: 0,
      dataFile: join(folder, 'news.jsonl'),
      log: () => undefined,
      settleMs: 10,
      callback: { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, secret: 's' },
    });
    await fetch(`${simulator.url}/faults`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ kind: 'twice' }),
    });
    await bankAt(simulator.url).send(order(1));
    while (heard.length < 2) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(heard.every((one) => one.key === 'disbursement/p1/t1' && isBankSignature('s', one))).toBe(true);
    await simulator.stop();
    server.close();
  });

  it('refuses what is not an order or not a fault', async () => {
    const simulator = await startBankSimulator({
      port: 0,
      dataFile: join(folder, 'bad.jsonl'),
      log: () => undefined,
    });
    const post = async (path: string, body: object) =>
      (
        await fetch(`${simulator.url}${path}`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(body),
        })
      ).status;
    expect(await post('/payments', { key: 'k', amount: -1 })).toBe(400);
    expect(await post('/faults', { kind: 'lost', keyPattern: '(' })).toBe(400);
    expect(await post('/faults', { kind: 'explode' })).toBe(400);
    await simulator.stop();
  });
});
