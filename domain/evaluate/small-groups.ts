import { SMALLEST_GROUP } from './share-estimate';

/**
 * Which of several counts that add up to a known total may be shown. A count of one to four is hidden; and so that
 * nobody finds it by taking the others from the total, as many more are hidden, the smallest first, as it takes for
 * the hidden ones to be five people or more, in two groups or more. Nought is nobody and may be shown.
 */
export function mayBeShown(counts: readonly number[]): boolean[] {
  const hidden = new Set(counts.flatMap((count, at) => (count > 0 && count < SMALLEST_GROUP ? [at] : [])));
  if (hidden.size === 0) return counts.map(() => true);
  const isEnough = () =>
    hidden.size > 1 && [...hidden].reduce((sum, at) => sum + (counts[at] ?? 0), 0) >= SMALLEST_GROUP;
  const rest = counts
    .map((count, at) => ({ count, at }))
    .filter(({ count }) => count >= SMALLEST_GROUP)
    .sort((a, b) => a.count - b.count || a.at - b.at);
  for (const { at } of rest) {
    if (isEnough()) break;
    hidden.add(at);
  }
  return isEnough() ? counts.map((_, at) => !hidden.has(at)) : counts.map(() => false);
}

/** The counts, with null for those that may not be shown. */
export function shownCounts(counts: readonly number[]): (number | null)[] {
  const may = mayBeShown(counts);
  return counts.map((count, at) => (may[at] ? count : null));
}
