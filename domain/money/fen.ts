/** Money in whole fen 分 of renminbi. */
export type Fen = number;

/** @throws RangeError unless it is a whole number of fen that JavaScript holds exactly. */
export function fen(amount: number): Fen {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not a whole number of fen: ${amount}`);
  return amount;
}

/** Shares of an amount by weights: whole fen, nothing lost; left-over fen go to the largest remainders, first come first. */
export function allocate(amount: Fen, weights: readonly number[]): Fen[] {
  const total = weights.reduce((sum, one) => sum + one, 0);
  if (!(total > 0) || weights.some((one) => one < 0)) throw new RangeError('weights must be positive');
  const exact = weights.map((one) => (amount * one) / total);
  const shares = exact.map(Math.floor);
  const left = amount - shares.reduce((sum, one) => sum + one, 0);
  const order = exact
    .map((one, index) => ({ index, remainder: one - Math.floor(one) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of order.slice(0, left)) shares[index] = (shares[index] ?? 0) + 1;
  return shares;
}

/** `¥173,500.00`. */
export function yuan(amount: Fen): string {
  const sign = amount < 0 ? '-' : '';
  const whole = Math.floor(Math.abs(amount) / 100).toString().replace(/\B(?=(\d{3})+$)/g, ',');
  return `${sign}¥${whole}.${String(Math.abs(amount) % 100).padStart(2, '0')}`;
}
