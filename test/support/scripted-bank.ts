import type { BankPort, PaymentOrder, PaymentStatus, StatementEntry } from '../../domain/money/bank-port';

export type Trouble = 'lost' | 'garbled' | 'never-arrives' | 'refuse' | 'wrong-amount' | 'late';

/** A bank in memory that settles at once unless it is told otherwise; what it does wrong is arranged order by order. */
export class ScriptedBank implements BankPort {
  /** Orders that came in, in order. */
  readonly sent: PaymentOrder[] = [];
  /** Times that it was asked about each key. */
  readonly asked: { [key: string]: number } = {};
  /** Settles nothing while true. */
  slow = false;
  private readonly orders = new Map<string, { order: PaymentOrder; refused: boolean; amount: number }>();
  private readonly troubles: { [unit: string]: Trouble[] } = {};

  /** What happens to the next orders of a payment, one after the other. */
  arrange(key: string, ...troubles: Trouble[]): void {
    this.troubles[key] = troubles;
  }

  /** Puts a wrong amount right. */
  correct(key: string): void {
    const known = this.orders.get(key);
    if (known) known.amount = known.order.amount;
  }

  /** How often an order came in. */
  submissions(key: string): number {
    return this.sent.filter((one) => one.key === key).length;
  }

  async send(order: PaymentOrder): Promise<PaymentStatus> {
    const trouble = this.troubles[order.key]?.shift();
    if (trouble === 'never-arrives') throw new Error('connection lost');
    this.sent.push(order);
    if (!this.orders.has(order.key)) {
      const amount = trouble === 'wrong-amount' ? order.amount - 1 : order.amount;
      this.orders.set(order.key, { order, refused: trouble === 'refuse', amount });
    }
    if (trouble === 'lost' || trouble === 'late' || trouble === 'garbled')
      throw new Error(`answer ${trouble}`);
    const status = await this.query(order.key);
    return status.status === 'settled' ? { status: 'accepted', reference: status.reference } : status;
  }

  async query(key: string): Promise<PaymentStatus> {
    this.asked[key] = (this.asked[key] ?? 0) + 1;
    const known = this.orders.get(key);
    if (!known) return { status: 'unknown-key' };
    const reference = `R-${key}`;
    if (known.refused) return { status: 'refused', reference, reason: 'account-closed' };
    if (this.slow) return { status: 'accepted', reference };
    return { status: 'settled', reference, settledAt: '2026-01-01T00:00:00.000Z', amount: known.amount };
  }

  async statement(): Promise<{ entries: StatementEntry[]; next: null }> {
    const settled = [...this.orders.values()].filter((one) => !one.refused && !this.slow);
    return {
      entries: settled.map(({ order, amount }) => ({
        key: order.key,
        direction: order.direction,
        amount,
        reference: `R-${order.key}`,
        settledAt: '2026-01-01T00:00:00.000Z',
      })),
      next: null,
    };
  }
}
