import { z } from 'zod';
import type { PaymentStatus, StatementEntry } from '../../domain/money/bank-port';

/** An order as the bank simulator takes it. */
export const instructionSchema = z.strictObject({
  key: z.string().min(1).max(200),
  direction: z.enum(['out', 'back']),
  amount: z.number().int().positive().max(Number.MAX_SAFE_INTEGER),
  payer: z.string().min(1).max(100),
  payee: z.string().min(1).max(100),
  purpose: z.string().max(300),
});

/** What can go wrong on purpose, once or more often, with the orders or questions that match. */
export const faultSchema = z.strictObject({
  /** Regular expression over the payment key; every key when absent. */
  keyPattern: z.string().min(1).max(200).optional(),
  /** The how-manieth matching request, from 1; the next one when absent. */
  nth: z.number().int().min(1).optional(),
  /** How many requests it strikes. */
  times: z.number().int().min(1).max(1_000).default(1),
  on: z.enum(['send', 'query']).default('send'),
  kind: z.enum(['late', 'twice', 'garbled', 'lost', 'refuse', 'never-arrives', 'wrong-amount']),
  /** Of `late`: milliseconds before the answer. */
  delayMs: z.number().int().min(0).max(120_000).default(8_000),
});

export type BankFault = z.output<typeof faultSchema>;

export interface SimulatedPayment extends z.output<typeof instructionSchema> {
  reference: string;
  /** Real instant, milliseconds. */
  settlesAtMs: number;
  settledAmount: number;
  refusal: string | null;
  /** How often the order came in. */
  submissions: number;
}

/** What the bank says of a payment at a real instant. */
export function statusOf(payment: SimulatedPayment | undefined, nowMs: number): PaymentStatus {
  if (!payment) return { status: 'unknown-key' };
  const { reference, refusal, settlesAtMs, settledAmount } = payment;
  if (refusal !== null) return { status: 'refused', reference, reason: refusal };
  if (nowMs < settlesAtMs) return { status: 'accepted', reference };
  return {
    status: 'settled',
    reference,
    settledAt: new Date(settlesAtMs).toISOString(),
    amount: settledAmount,
  };
}

/** Everything settled by then, in order of settlement: what is on it never changes its place. */
export function statementOf(payments: Iterable<SimulatedPayment>, nowMs: number): StatementEntry[] {
  return [...payments]
    .filter((one) => one.refusal === null && one.settlesAtMs <= nowMs)
    .sort((a, b) => a.settlesAtMs - b.settlesAtMs || (a.reference < b.reference ? -1 : 1))
    .map(({ key, direction, settledAmount, reference, settlesAtMs }) => ({
      key,
      direction,
      amount: settledAmount,
      reference,
      settledAt: new Date(settlesAtMs).toISOString(),
    }));
}

/** What came into an account less what went out of it, of everything settled by then. */
export function accountBalance(payments: Iterable<SimulatedPayment>, account: string, nowMs: number): number {
  let balance = 0;
  for (const one of payments) {
    if (one.refusal !== null || one.settlesAtMs > nowMs) continue;
    if (one.payee === account) balance += one.settledAmount;
    if (one.payer === account) balance -= one.settledAmount;
  }
  return balance;
}
