import { sumOf } from '../evaluate/exact';

/** Arithmetic mean; null of nothing. */
export function meanOf(values: readonly number[]): number | null {
  return values.length > 0 ? sumOf(values) / values.length : null;
}

/** The middle one in order of size, or the mean of the two in the middle; null of nothing. */
export function medianOf(values: readonly number[]): number | null {
  const order = [...values].sort((a, b) => a - b);
  const middle = order.slice(Math.ceil(order.length / 2) - 1, Math.floor(order.length / 2) + 1);
  return meanOf(middle);
}

/** Standard deviation of all that there is (divided by n); null of nothing. */
export function spreadOf(values: readonly number[]): number | null {
  const mean = meanOf(values);
  if (mean === null) return null;
  // Equal marks have no spread at all, not one of a binary fraction.
  if (values.every((one) => one === values[0])) return 0;
  return Math.sqrt(sumOf(values.map((one) => (one - mean) ** 2)) / values.length);
}

/**
 * Spearman's rank correlation of pairs, equal values sharing their mean rank: 1 the same order, -1 the reverse.
 * Null when either side is all equal: there is no order to agree on.
 */
export function rankCorrelation(pairs: readonly (readonly [number, number])[]): number | null {
  const [one, other] = [ranksOf(pairs.map((pair) => pair[0])), ranksOf(pairs.map((pair) => pair[1]))];
  const middle = (pairs.length + 1) / 2;
  let [together, ofOne, ofOther] = [0, 0, 0];
  for (const [index, rank] of one.entries()) {
    // Halves and quarters: exact, so in any order.
    const [a, b] = [rank - middle, (other[index] ?? middle) - middle];
    together += a * b;
    ofOne += a * a;
    ofOther += b * b;
  }
  return ofOne > 0 && ofOther > 0 ? together / Math.sqrt(ofOne * ofOther) : null;
}

function ranksOf(values: readonly number[]): number[] {
  const order = values.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value);
  const ranks: number[] = new Array(values.length).fill(0);
  for (let first = 0; first < order.length; ) {
    let last = first;
    while (order[last + 1]?.value === order[first]?.value && last + 1 < order.length) last += 1;
    for (let at = first; at <= last; at += 1) ranks[order[at]?.index ?? 0] = (first + last) / 2 + 1;
    first = last + 1;
  }
  return ranks;
}
