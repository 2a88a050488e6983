import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isBankSignature, signBankCallback } from '../../api/money/bank-signature';
import type { BankPort, PaymentOrder } from '../../domain/money/bank-port';
import { until } from '../../test/setup/until';
import { startBankSimulator } from './bank-simulator';
import { httpBank } from './http-bank';

const folder = mkdtempSync(join(tmpdir(), 'bank-'));
const dataFile = join(folder, 'bank.jsonl');
let simulator: Awaited<ReturnType<typeof startBankSimulator>>;
let bank: BankPort;

const start = async () => {
  simulator = await startBankSimulator({ port: 0, dataFile, log: () => undefined, settleMs: 30 });
  bank = httpBank({
    url: simulator.url,
    accountOf: async (id) => (id === 'nobody' ? null : `account of ${id}`),
    timeoutMs: 1_000,
  });
};
const order = (key: string, set: Partial<PaymentOrder> = {}): PaymentOrder => ({
  key,
  direction: 'out',
  amount: 5_000,
  payerId: 'bureau',
  payeeId: 'organisation',
  purpose: 'test',
  ...set,
});
const arrange = async (fault: object) => {
  const answer = await fetch(`${simulator.url}/faults`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(fault),
  });
  expect(answer.status).toBe(201);
};
const submissions = async (key: string): Promise<number> => {
  const orders = (await (await fetch(`${simulator.url}/orders`)).json()) as {
    key: string;
    submissions: number;
  }[];
  return orders.find((one) => one.key === key)?.submissions ?? 0;
};

/** A slow answer may come when the order is settled already. */
const TAKEN = ['accepted', 'settled'];
const settled = (key: string) =>
  until(`${key} is settled`, async () => (await bank.query(key)).status === 'settled');

beforeAll(start);
afterAll(async () => {
  await simulator.stop();
  rmSync(folder, { recursive: true });
});

describe('the bank', () => {
  it('takes an order, settles it, and moves the money', async () => {
    expect(TAKEN).toContain((await bank.send(order('disbursement/p/t1'))).status);
    await settled('disbursement/p/t1');
    expect(await bank.query('disbursement/p/t1')).toMatchObject({ status: 'settled', amount: 5_000 });
    const account = await (await fetch(`${simulator.url}/accounts/account%20of%20organisation`)).json();
    expect(account).toMatchObject({ balance: 5_000 });
  });

  it('does the same order once, however often it comes in', async () => {
    await bank.send(order('same'));
    await bank.send(order('same'));
    await settled('same');
    expect(await submissions('same')).toBe(2);
    const { entries } = await bank.statement(null);
    expect(entries.filter((one) => one.key === 'same')).toHaveLength(1);
  });

  it('has never heard of a key that did not arrive', async () => {
    await arrange({ kind: 'never-arrives', keyPattern: '^gone$' });
    await expect(bank.send(order('gone'))).rejects.toThrow();
    expect(await bank.query('gone')).toEqual({ status: 'unknown-key' });
    expect(TAKEN).toContain((await bank.send(order('gone'))).status);
  });

  it.each(['lost', 'garbled', 'late'])(
    'leaves the outcome unknown when the answer is %s, though it took the order',
    async (kind) => {
      await arrange({ kind, keyPattern: `^${kind}$`, delayMs: 1_800 });
      await expect(bank.send(order(kind))).rejects.toThrow();
      expect(TAKEN).toContain((await bank.query(kind)).status);
    },
  );

  it('refuses, or settles a wrong amount, when told to', async () => {
    await arrange({ kind: 'refuse', keyPattern: '^refused$' });
    expect(await bank.send(order('refused'))).toMatchObject({ status: 'refused', reason: 'account-closed' });
    await arrange({ kind: 'wrong-amount', keyPattern: '^wrong$' });
    await bank.send(order('wrong'));
    await settled('wrong');
    expect(await bank.query('wrong')).toMatchObject({ status: 'settled', amount: 4_999 });
  });

  it('strikes only the request that it was told to', async () => {
    await arrange({ kind: 'lost', keyPattern: '^third', nth: 3 });
    await bank.send(order('third/1'));
    await bank.send(order('third/2'));
    await expect(bank.send(order('third/3'))).rejects.toThrow();
    await bank.send(order('third/4'));
  });

  it('is not asked to pay an organisation that has no account', async () => {
    expect(await bank.send(order('none', { payeeId: 'nobody' }))).toEqual({
      status: 'refused',
      reference: null,
      reason: 'no-account',
    });
    expect(await submissions('none')).toBe(0);
  });

  it('remembers everything after it was killed, and drops a line that was cut off', async () => {
    await arrange({ kind: 'lost', keyPattern: '^after$' });
    await settled('third/4');
    const before = await bank.statement(null);
    const text = readFileSync(dataFile, 'utf8');
    await simulator.stop();
    expect(readFileSync(dataFile, 'utf8')).toBe(text);
    appendFileSync(dataFile, '{"entry":"payment","pay');
    await start();
    expect(await bank.statement(null)).toEqual(before);
    expect(await submissions('same')).toBe(2);
    await expect(bank.send(order('after'))).rejects.toThrow();
    expect((await bank.query('after')).status).not.toBe('unknown-key');
  });
});

describe('a notice of the bank', () => {
  it('is known by its signature', () => {
    const sentAt = '2026-05-06T02:00:00.000Z';
    const signature = signBankCallback('secret', 'key', sentAt);
    expect(isBankSignature('secret', { key: 'key', sentAt, signature })).toBe(true);
    expect(isBankSignature('other', { key: 'key', sentAt, signature })).toBe(false);
    expect(isBankSignature('secret', { key: 'other', sentAt, signature })).toBe(false);
    expect(isBankSignature('secret', { key: 'key', sentAt, signature: 'zz' })).toBe(false);
  });
});
