/** Links of a list that is read on by cursor: back to its start, and on; null when it fits one page. */
export function olderPages(address: string, cursor: string | undefined, next: string | null) {
  if (next === null && !cursor) return null;
  return {
    previous: cursor ? { href: address } : null,
    next: next === null ? null : { href: `${address}?cursor=${encodeURIComponent(next)}` },
  };
}
