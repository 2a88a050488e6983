import { faultsOfFirstStop, faultsOfStop, tab, watchFocus } from './keyboard-focus';
import type { Window } from './open-chromium';

const STOPS = 20;

/** What somebody without a mouse misses on the page that is open: the way past the header, or where they are. */
export async function keyboardFaults({ page }: Window): Promise<string[]> {
  await watchFocus(page);
  const faults: string[] = [];
  for (let n = 0; n < STOPS; n += 1) {
    const stop = await tab(page);
    if (stop === null) break;
    faults.push(...(n === 0 ? faultsOfFirstStop(stop) : []), ...faultsOfStop(stop));
  }
  return faults;
}
