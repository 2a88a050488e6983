import type { z } from 'zod';
import type { BankPort, PaymentOrder } from '../../domain/money/bank-port';
import { paymentStatusSchema, statementPageSchema } from './bank-answers';

export interface HttpBankOptions {
  /** Address of the bank's interface, for example `https://bank.example.org/api`. */
  url: string;
  /** The account number of an organisation; null when it has none. Never logged. */
  accountOf: (organisationId: string) => Promise<string | null>;
  /** An answer that takes longer counts as lost. */
  timeoutMs?: number;
}

const TIMEOUT_MS = 5_000;

/**
 * A bank or treasury behind HTTP. Whatever is not a proper answer in time throws: then the outcome is unknown.
 * An organisation without an account number is refused here, before anything is sent.
 */
export function httpBank({ url, accountOf, timeoutMs = TIMEOUT_MS }: HttpBankOptions): BankPort {
  const base = url.replace(/\/+$/, '');
  const ask = async <S extends z.ZodType>(
    schema: S,
    path: string,
    init: RequestInit = {},
  ): Promise<z.output<S>> => {
    const response = await fetch(`${base}${path}`, {
      ...init,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const body: unknown = await response.json();
    if (response.status === 404 || response.ok || response.status === 422) return schema.parse(body);
    throw new Error(`the bank answered ${response.status}`);
  };
  return {
    async send(order) {
      const [payer, payee] = [await accountOf(order.payerId), await accountOf(order.payeeId)];
      if (payer === null || payee === null)
        return { status: 'refused', reference: null, reason: 'no-account' };
      return ask(paymentStatusSchema, '/payments', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(instruction(order, payer, payee)),
      });
    },
    query: (key) => ask(paymentStatusSchema, `/payments/${encodeURIComponent(key)}`),
    statement: (after) =>
      ask(statementPageSchema, `/statement${after === null ? '' : `?after=${encodeURIComponent(after)}`}`),
  };
}

function instruction({ key, direction, amount, purpose }: PaymentOrder, payer: string, payee: string) {
  return { key, direction, amount, payer, payee, purpose };
}
