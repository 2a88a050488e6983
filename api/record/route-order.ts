/** Routes so that a fixed word in a path is tried before a parameter in the same place. */
export function bySpecificity<T extends { path: string }>(routes: readonly T[]): T[] {
  const rank = (path: string) => path.split('/').map((part) => (/^[:*]/.test(part) ? '1' : '0'));
  return [...routes].sort((a, b) => {
    const [left, right] = [rank(a.path), rank(b.path)];
    const at = left.findIndex((one, index) => one !== right[index]);
    return at === -1 ? 0 : (left[at] ?? '') < (right[at] ?? '') ? -1 : 1;
  });
}
