import type { Fen } from './fen';

export interface PaymentOrder {
  /** The same key is the same payment, however often it is sent. */
  key: string;
  direction: 'out' | 'back';
  amount: Fen;
  /** Ids; the adapter looks account numbers up. */
  payerId: string;
  payeeId: string;
  purpose: string;
}

export type PaymentStatus =
  | { status: 'unknown-key' }
  | { status: 'accepted'; reference: string }
  | { status: 'settled'; reference: string; settledAt: string; amount: Fen }
  | { status: 'refused'; reference: string | null; reason: string };

/** One settled payment as the bank's statement lists it. */
export interface StatementEntry {
  key: string;
  direction: PaymentOrder['direction'];
  amount: Fen;
  reference: string;
  settledAt: string;
}

/** The bank or treasury, as an HTTP service. */
export interface BankPort {
  /** @throws when the answer is lost, late or makes no sense: the outcome is then unknown. */
  send(order: PaymentOrder): Promise<PaymentStatus>;
  query(key: string): Promise<PaymentStatus>;
  /**
   * One page of the statement, in order of settlement.
   * @param after the cursor given with the page before; null for the first
   */
  statement(after: string | null): Promise<{ entries: StatementEntry[]; next: string | null }>;
}
