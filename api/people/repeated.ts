/** Whether a value stands more than once in a list. */
export function repeated<T>(list: readonly T[], value: T | null): boolean {
  return value !== null && list.indexOf(value) !== list.lastIndexOf(value);
}
