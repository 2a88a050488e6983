/** Routes so that a fixed word in a path is tried before a parameter in the same place. */
export function bySpecificity<T extends { path: string }>(routes: readonly T[]): T[] {
  const rank = ({ path }: T) =>
    path
      .split('/')
      .map((part) => (/^[:*]/.test(part) ? '1' : '0'))
      .join('');
  // One order over all: with "equal" for paths of different lengths it would depend on what stands between them.
  return [...routes].sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
}
