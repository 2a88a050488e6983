import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express, type Request, type Response } from 'express';
import { signBankCallback } from '../../api/money/bank-signature';
import { BankBook } from './bank-book';
import {
  accountBalance,
  type BankFault,
  faultSchema,
  instructionSchema,
  type SimulatedPayment,
  statementOf,
  statusOf,
} from './simulated-payment';

export interface BankSimulatorOptions {
  /** 0: any free one. */
  port: number;
  /** Where its memory is kept, as JSON lines. */
  dataFile: string;
  log: (line: string) => void;
  /** Real milliseconds from taking an order to settling it. */
  settleMs?: number;
  /** Whom to tell, once a payment is settled, that there is news. */
  callback?: { url: string; secret: string };
}

const PAGE = 200;

/**
 * A bank behind HTTP for sandboxes and tests: idempotent by key, and able to answer late, twice, wrongly or never.
 * `POST /payments`, `GET /payments/:key`, `GET /accounts/:id`, `GET /statement`; `POST /faults` arranges trouble and
 * `GET /orders` lists the orders with how often each came in.
 */
export async function startBankSimulator(
  options: BankSimulatorOptions,
): Promise<{ url: string; stop(): Promise<void> }> {
  const book = new BankBook(options.dataFile);
  const timers = new Set<NodeJS.Timeout>();
  const app = express()
    .disable('x-powered-by')
    .use(express.json({ limit: '20kb' }));
  const later = (ms: number, work: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, ms);
    timers.add(timer);
  };
  payments(app, book, options, later);
  books(app, book);
  faults(app, book);
  const server = await listen(app, options.port);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  options.log(`bank simulator at ${url}`);
  return {
    url,
    async stop() {
      for (const timer of timers) clearTimeout(timer);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      book.close();
    },
  };
}

type Later = (ms: number, work: () => void) => void;

function payments(app: Express, book: BankBook, options: BankSimulatorOptions, later: Later): void {
  app.post('/payments', (request, response) => {
    const parsed = instructionSchema.safeParse(request.body);
    if (!parsed.success) return void response.status(400).json({ error: 'not an order' });
    const order = parsed.data;
    const fault = book.strike('send', order.key);
    if (fault?.kind === 'never-arrives') return hangUp(response);
    const known = book.payments.get(order.key);
    if (known) book.countSubmission(order.key);
    else book.addPayment(toPayment(order, fault, options.settleMs ?? 150));
    const payment = book.payments.get(order.key) as SimulatedPayment;
    if (!known && options.callback) {
      const { callback } = options;
      const times = fault?.kind === 'twice' ? 2 : 1;
      later(payment.settlesAtMs - Date.now() + 10, () => callBack(callback, order.key, times, options.log));
    }
    respond(response, fault, () => statusOf(payment, Date.now()), later);
  });
  app.get('/payments/:key', (request, response) => {
    const { key } = request.params;
    const fault = book.strike('query', key);
    if (fault?.kind === 'never-arrives') return hangUp(response);
    respond(response, fault, () => statusOf(book.payments.get(key), Date.now()), later);
  });
}

function books(app: Express, book: BankBook): void {
  app.get('/accounts/:id', (request, response) => {
    const { id } = request.params;
    response.json({ account: id, balance: accountBalance(book.payments.values(), id, Date.now()) });
  });
  app.get('/statement', (request: Request, response: Response) => {
    const from = Number(request.query.after ?? 0);
    if (!Number.isInteger(from) || from < 0) return void response.status(400).json({ error: 'not a cursor' });
    const all = statementOf(book.payments.values(), Date.now());
    const entries = all.slice(from, from + PAGE);
    const end = from + entries.length;
    response.json({ entries, next: end < all.length ? String(end) : null });
  });
  app.get('/orders', (_request, response) => {
    response.json([...book.payments.values()].map(({ key, submissions }) => ({ key, submissions })));
  });
}

function faults(app: Express, book: BankBook): void {
  app.post('/faults', (request, response) => {
    const parsed = faultSchema.safeParse(request.body);
    if (!parsed.success || !isPattern(parsed.data.keyPattern)) {
      return void response.status(400).json({ error: 'not a fault' });
    }
    response.status(201).json({ id: book.addFault(parsed.data) });
  });
  app.get('/faults', (_request, response) => {
    response.json([...book.faults.values()]);
  });
}

function toPayment(
  order: Omit<SimulatedPayment, 'reference' | 'settlesAtMs' | 'settledAmount' | 'refusal' | 'submissions'>,
  fault: BankFault | null,
  settleMs: number,
): SimulatedPayment {
  const wrong = fault?.kind === 'wrong-amount' && order.amount > 1;
  return {
    ...order,
    reference: `B${randomUUID().replaceAll('-', '').slice(0, 16).toUpperCase()}`,
    settlesAtMs: Date.now() + settleMs,
    settledAmount: wrong ? order.amount - 1 : order.amount,
    refusal: fault?.kind === 'refuse' ? 'account-closed' : null,
    submissions: 1,
  };
}

function respond(
  response: Response,
  fault: BankFault | null,
  status: () => { status: string },
  later: Later,
): void {
  const answer = (): void => {
    const body = status();
    response.status(body.status === 'unknown-key' ? 404 : 200).json(body);
  };
  if (fault?.kind === 'lost') hangUp(response);
  else if (fault?.kind === 'garbled') response.type('json').send('{"status":"sett');
  else if (fault?.kind === 'late') later(fault.delayMs, answer);
  else answer();
}

function hangUp(response: Response): void {
  response.socket?.destroy();
}

/** Nothing depends on the call: a process that does not hear it asks by itself. */
function callBack(
  { url, secret }: { url: string; secret: string },
  key: string,
  times: number,
  log: (line: string) => void,
): void {
  for (let n = 0; n < times; n += 1) {
    const sentAt = new Date().toISOString();
    fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ key, sentAt, signature: signBankCallback(secret, key, sentAt) }),
      signal: AbortSignal.timeout(5_000),
    }).catch((error: unknown) =>
      log(`bank simulator: callback failed: ${error instanceof Error ? error.message : 'unknown'}`),
    );
  }
}

function isPattern(pattern: string | undefined): boolean {
  try {
    return pattern === undefined || new RegExp(pattern) instanceof RegExp;
  } catch {
    return false;
  }
}

async function listen(app: Express, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = app.listen(port, '127.0.0.1', (error?: Error) =>
      error ? reject(error) : resolve(server),
    );
  });
}
