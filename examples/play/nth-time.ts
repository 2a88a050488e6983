import type { Production } from './production';

/** How often something was done before under a name of its own: 0 for the first time; and counts it. */
export function nthTime({ times }: Production, name: string): number {
  const before = times.get(name) ?? 0;
  times.set(name, before + 1);
  return before;
}
