/** Money in whole fen 分 of renminbi. */
export type Fen = number;

/** @throws RangeError unless it is a whole number of fen that JavaScript holds exactly. */
export function fen(amount: number): Fen {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not a whole number of fen: ${amount}`);
  return amount;
}

/** Weights count to this many parts of one, that is six decimals. */
const WEIGHT_PARTS = 1_000_000;

/**
 * Shares of an amount by weights: whole fen, nothing lost; left-over fen go to the largest remainders, first come
 * first. Computed in whole numbers, so that equal weights are equal to the last fen. A negative amount is shared
 * as its opposite.
 * @throws RangeError for a fraction of a fen, a negative or endless weight, or when all weights are zero.
 */
export function allocate(amount: Fen, weights: readonly number[]): Fen[] {
  if (fen(amount) < 0) return allocate(-amount, weights).map((one) => 0 - one);
  if (weights.some((one) => !(one >= 0 && one <= Number.MAX_SAFE_INTEGER / WEIGHT_PARTS))) {
    throw new RangeError('weights must be numbers of zero or more');
  }
  const parts = weights.map((one) => BigInt(Math.round(one * WEIGHT_PARTS)));
  const total = parts.reduce((sum, one) => sum + one, 0n);
  if (total === 0n) throw new RangeError('weights must not all be zero');
  const products = parts.map((one) => BigInt(amount) * one);
  const shares = products.map((one) => Number(one / total));
  const left = amount - shares.reduce((sum, one) => sum + one, 0);
  const order = products
    .map((one, index) => ({ index, remainder: one % total }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  for (const { index } of order.slice(0, left)) shares[index] = (shares[index] ?? 0) + 1;
  return shares;
}

/** `¥173,500.00`. */
export function yuan(amount: Fen): string {
  const sign = amount < 0 ? '-' : '';
  const whole = Math.floor(Math.abs(amount) / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
  return `${sign}¥${whole}.${String(Math.abs(amount) % 100).padStart(2, '0')}`;
}
